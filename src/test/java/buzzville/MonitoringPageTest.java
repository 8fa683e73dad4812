package buzzville;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.cli.Buzzville;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the page about monitoring shows are those that its run leaves. */
class MonitoringPageTest {
    @TempDir
    private Path folder;

    @Test
    void theRunOnThePageLeavesWhatThePageShows() throws IOException {
        ManualPage page = ManualPage.read(Path.of("docs/monitoring.md"));
        page.writeTo(folder);
        Path out = folder.resolve("out");
        int status = Buzzville.execute(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                "run",
                folder.resolve("pause.yaml").toString(),
                "--no-charts",
                "--out",
                out.toString());

        assertThat(status).isEqualTo(1); // its promise is broken
        assertThat(out.resolve("anomalies.csv")).hasContent(block(page, "csv"));
        assertThat(Files.readAllLines(out.resolve("metrics.om")))
                .containsSubsequence(block(page, "text").lines().toList());
    }

    private static String block(ManualPage page, String language) {
        return page.blocks().stream()
                .filter(block -> block.language().equals(language))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
