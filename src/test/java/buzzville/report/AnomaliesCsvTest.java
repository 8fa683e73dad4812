package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import buzzville.city.anomaly.AnomalyLog;
import buzzville.experiment.Findings;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomaliesCsvTest {
    @TempDir
    Path folder;

    private Run run;
    private AnomalyLog log;

    @BeforeEach
    void runOnce() throws IOException {
        run = Runs.of(Runs.BY_HAND, folder);
        log = AnomalyLog.of(run);
    }

    @Test
    void eachAnomalyIsALineWithItsInstantAndItsCause() throws IOException {
        // two wait from 5 s to 6 s (those of 4 and 5 s, while that of 3 s is served) and often after: see Runs.BY_HAND;
        // loss < 20 % allows one of ten, and one is lost; of ten messages five may take 3 s or more, or never end:
        // those of 5 and 6 s
        // would be due at 8 and 9 s, but for 4 s: served from 6 s on, 3.5 s late; so 4, 5 and 6 are late, 7 lost, 8 and
        // 9 unfinished
        StringBuilder out = new StringBuilder();
        AnomaliesCsv.write(log, Instant.parse("2024-12-10T14:30:00Z"), out);
        List<String> lines = out.toString().lines().toList();

        assertThat(lines.get(0))
                .isEqualTo("time,from_s,until_s,exact,severity,kind,place,places,lane,priority,detail,count,peak,limit,"
                        + "cause,cause_place,incidents,after,arrivals_per_s,served_per_s,lost_per_s,utilization");
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line)
                                .startsWith(
                                        "2024-12-10T14:30:07.000000000Z,7,7,true,warning,messages-lost,garde,1,,high,dropped-newest,1,,,overload,"));
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(22));
    }

    @Test
    void theTerminalSaysTheFirstThatMatterInBothLanguages() {
        String english = VerdictTable.of(Findings.of(run), log, ReportLanguage.EN, false);
        String french = VerdictTable.of(Findings.of(run), log, ReportLanguage.FR, false);

        assertThat(english).contains("anomalies: ", "warning  garde: lane all full (2)", "overload");
        assertThat(french).contains("anomalies : ", "alerte  garde : file toutes pleine (2)", "surcharge");
        assertThat(english.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }
}
