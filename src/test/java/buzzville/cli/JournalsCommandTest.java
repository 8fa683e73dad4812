package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What event sourcing takes in a day. */
class JournalsCommandTest {
    private static final Path FILE = Path.of("scenarios/journals.csv");

    @TempDir
    Path folder;

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(FILE).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void everyShippedScenarioIsInTheTable() throws IOException {
        List<String> names = rows().stream().map(row -> row[0]).distinct().toList();
        try (Stream<String> pinned = Files.lines(Path.of("scenarios/fingerprints.csv"))) {
            assertThat(names)
                    .containsExactlyElementsOf(pinned.skip(1)
                            .map(line -> line.split(",")[0])
                            .distinct()
                            .toList());
        }
    }

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        String page = Files.readString(Path.of("docs/journal.md"));
        for (String[] row : rows()) {
            long messages = Long.parseLong(row[3]);
            long bytes = Long.parseLong(row[4]);
            String line = String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d | %,d | %.0f | %.2f | %s |",
                    row[0].replace(".yaml", ""),
                    row[1],
                    messages,
                    bytes,
                    bytes / (double) messages,
                    Long.parseLong(row[5]) / 1e9,
                    row[6].isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", Long.parseLong(row[6]) / 1e9));
            assertThat(page).contains(line);
        }
    }

    @Test
    void aDayIsTheRateOfTheWholeRun() throws IOException {
        for (String[] row : rows()) {
            double perDay = Long.parseLong(row[4]) * 86_400.0 / Long.parseLong(row[2]);
            assertThat(Double.parseDouble(row[5])).isCloseTo(perDay, org.assertj.core.data.Offset.offset(perDay / 100));
        }
    }

    @Test
    void theTableIsThatOfTheProgram() throws IOException {
        Shell shell = Shell.run("journals", "out-of-order.yaml", "profiles.yaml", "defences.yaml", "--threads", "1");
        assertThat(shell.status()).isZero();
        assertThat(Files.readAllLines(FILE)).containsAll(shell.out().lines().toList());
        assertThat(shell.out().lines()).hasSize(5);
    }

    @Test
    void theFileOfARunIsLongerOnlyByItsHeader() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Shell.run("run", "scenarios/defences.yaml", "--journal", "--no-charts", "-q", "--out", out)
                        .status())
                .isLessThan(2);
        long size = Files.size(out.resolve("journal.bvj"));
        String[] row = rows().stream()
                .filter(each -> each[0].equals("defences.yaml"))
                .findFirst()
                .orElseThrow();
        assertThat(size - Long.parseLong(row[4])).isBetween(64L, 300L); // version, file, its hash
    }

    @Test
    void whatIsNotShippedIsRefused() {
        Shell shell = Shell.run("journals", "crisiss.yaml");
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err()).contains("there is no shipped scenario 'crisiss.yaml'; did you mean 'crisis.yaml'?");
        Shell threads = Shell.run("journals", "crisis.yaml", "--threads", "0");
        assertThat(threads.status()).isEqualTo(2);
        assertThat(threads.err()).contains("--threads: expected a whole number from 1 to 4096, but found 0");
    }
}
