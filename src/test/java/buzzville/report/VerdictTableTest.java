package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTableTest {
    @TempDir
    Path folder;

    @Test
    void aTerminalShowsLedgerObjectivesAndVerdict() throws IOException {
        Run run = Runs.of(Runs.BY_HAND, folder);

        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.EN, false)).isEqualTo("""
                                                               dropped-      in
                        service  priority  offered  delivered    newest  flight    p50  p95  p99  max
                        garde    high           10          6         1       3  2.5 s  4 s  4 s  4 s

                        PASS  kept   loss < 20%       10%
                        FAIL  quick  p50 < 3s       3.5 s
                        FAIL  flat   queue max < 2      2

                        FAIL: 2 of 3 objectives not met
                        """);
    }

    @Test
    void frenchIsSpokenToo() throws IOException {
        Run run = Runs.of(Runs.BY_HAND, folder);

        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.FR, false))
                .contains("priorité", "livrés", "haute", "TENU", "2,5 s", "ROMPU : 2 objectifs sur 3 non atteints");
    }

    @Test
    void itFitsAHundredColumnsWithoutEscapes() throws IOException {
        String crowded = Runs.BUSY.replace("police", "p".repeat(60)).replace("kept:", "k".repeat(60) + ":");
        Run run = Runs.of(crowded, folder);

        String table = VerdictTable.of(Findings.of(run), ReportLanguage.EN, false);

        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(table).doesNotContain("\u001b");
    }

    @Test
    void coloursAreTheOnlyDifferenceTheyMake() throws IOException {
        Run run = Runs.of(Runs.BUSY, folder);

        String coloured = VerdictTable.of(Findings.of(run), ReportLanguage.EN, true);

        assertThat(coloured).contains("\u001b[1;32m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(VerdictTable.of(Findings.of(run), ReportLanguage.EN, false));
    }

    @Test
    void aScenarioThatPromisesNothingSaysSo() throws IOException {
        Run run = Runs.of(Runs.BY_HAND.substring(0, Runs.BY_HAND.indexOf("objectives:")), folder);

        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.EN, false))
                .endsWith("\n\nno objectives: nothing was promised\n");
    }
}
