package buzzville.report.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.experiment.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFileTest {
    private static final Facts FACTS = new Facts(Map.of("seed", "42"));
    private static final int RUNS = 5;

    @TempDir
    Path folder;

    private Path path;
    private final byte[][] figures = new byte[RUNS][];

    @BeforeEach
    void aFile() throws IOException {
        path = folder.resolve("some.bvruns");
        Random random = new Random(1);
        try (RunsFile file = RunsFile.begin(path, FACTS)) {
            for (int i = 0; i < RUNS; i++) {
                figures[i] = new byte[100 * i];
                random.nextBytes(figures[i]);
                file.keep(plan(i), figures[i]);
                assertThat(file.find(plan(i))).isEqualTo(figures[i]);
            }
        }
    }

    private static RunPlan plan(int i) {
        return new RunPlan("façade", i);
    }

    @Test
    void whatWasKeptIsFoundAgain() throws IOException {
        try (RunsFile file = RunsFile.read(path)) {
            assertThat(file.facts()).isEqualTo(FACTS);
            assertThat(file.plans()).hasSize(RUNS);
            for (int i = 0; i < RUNS; i++) {
                assertThat(file.find(plan(i))).isEqualTo(figures[i]);
            }
            assertThat(file.find(new RunPlan("façade", RUNS))).isNull();
        }
    }

    /** Killed at any octet: the runs before it are there, the one that was being written is not, and the next one fits. */
    @Test
    void whereverTheFileIsCutTheWholeRunsBeforeAreThere() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        int before = -1;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            int found = 0;
            try (RunsFile file = RunsFile.goOn(path)) {
                if (file == null) {
                    assertThat(before).isLessThanOrEqualTo(0);
                    continue;
                }
                found = file.plans().size();
                for (int i = 0; i < found; i++) {
                    assertThat(file.find(plan(i))).isEqualTo(figures[i]);
                }
                file.keep(new RunPlan("next", 0), figures[1]);
            }
            try (RunsFile file = RunsFile.read(path)) {
                assertThat(file.plans()).hasSize(found + 1);
                assertThat(file.find(new RunPlan("next", 0))).isEqualTo(figures[1]);
            }
            assertThat(found).isGreaterThanOrEqualTo(Math.max(0, before));
            before = found;
        }
        assertThat(before).isEqualTo(RUNS);
    }

    @Test
    void aChangedOctetIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int at = 8; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(path, changed);
            try (RunsFile file = RunsFile.goOn(path)) {
                assertThat(file == null ? 0 : file.plans().size()).isLessThan(RUNS);
            }
        }
    }

    @Test
    void anotherFileOrFormatIsRefusedAndNotTouched() throws IOException {
        Files.writeString(path, "name: my city\n");
        assertThatThrownBy(() -> RunsFile.goOn(path))
                .isInstanceOf(RunsFile.Refused.class)
                .hasMessage("'" + path + "' is no file of finished runs");
        assertThat(path).hasContent("name: my city");

        Files.write(path, new byte[] {'B', 'V', 'R', 'U', 'N', 'S', 0, 9});
        assertThatThrownBy(() -> RunsFile.read(path))
                .hasMessage("'" + path + "' has format 9, and this version of the program knows format 1");
    }

    @Test
    void onlyOneAtATimeMayAddToIt() throws IOException {
        try (RunsFile file = RunsFile.goOn(path)) {
            assertThat(file).isNotNull();
            assertThatThrownBy(() -> RunsFile.goOn(path))
                    .isInstanceOf(RunsFile.Refused.class)
                    .hasMessageContaining("at work on");
        }
    }

    @Test
    void theFirstFactThatDiffersIsNamed() {
        Facts one = new Facts(Map.of()).with("version", "1").with("seed", "7");
        Facts other = new Facts(Map.of()).with("version", "1").with("seed", "8").with("more", "x");

        assertThat(one.difference(other, Set.of())).isEqualTo("seed '7', and not '8'");
        assertThat(one.difference(other, Set.of("seed"))).isEqualTo("more '', and not 'x'");
        assertThat(one.difference(one, Set.of())).isNull();
    }
}
