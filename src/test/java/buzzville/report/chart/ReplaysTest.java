package buzzville.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import buzzville.message.Priority;
import buzzville.report.Runs;
import buzzville.report.text.ReportLanguage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaysTest {
    @TempDir
    Path folder;

    @Test
    void whatWasReplayedDoesNotMakeTheCityLookLate() throws Exception {
        // one a second, work of 100 ms; who joins at 30 s is handed 30 messages that are up to 30 s old
        String joins = """
                format: 1
                duration: 60s
                series: 10s
                events: {a: {}}
                producers: {p: {emits: a, arrivals: "every(1s, phase=0s)"}}
                services:
                  there: {subscribes: [a], service-time: 100ms}
                  late: {label: Latecomer, subscribes: [a], workers: 10, service-time: 100ms, joins: 30s, from: earliest}
                """;
        Run run = Runs.of(joins, folder);
        Scene scene = new Scene(run, ReportLanguage.EN, new Theme(Fonts.plain(), Fonts.bold()));

        Arrivals arrivals = Arrivals.of(scene.run(), Priority.NORMAL);

        for (int i = 0; i < 3; i++) {
            assertThat(run.ledger().endToEnd(Priority.NORMAL).percentile(i, 1)).isGreaterThan(10e9 * (2 - i));
            assertThat(arrivals.high(i)).isBetween(0.097e9, 0.1e9);
            assertThat(arrivals.missing(i)).isFalse();
        }
        assertThat(arrivals.high(4)).isEqualTo(0.1e9);
        assertThat(latencies(run, ReportLanguage.EN)).contains("Left out: 30 messages replayed to Latecomer");
        assertThat(svg(run, ReportLanguage.EN, "latency-distribution")).contains("Without Latecomer");
    }

    @Test
    void theSlowestIsToldExactly() throws Exception {
        Run run = Runs.of(Runs.BY_HAND.replace("1500ms", "500ms"), folder);

        assertThat(run.ledger().endToEnd(Priority.HIGH).percentile(3, 0.99)).isEqualTo(0.5e9);
        assertThat(latencies(run, ReportLanguage.EN)).contains("500 ms").doesNotContain("499 ms");
    }

    private static String svg(Run run, ReportLanguage language, String name) {
        return Charts.of(run, language).pictures().stream()
                .filter(picture -> picture.name().equals(name))
                .findFirst()
                .orElseThrow()
                .svg();
    }

    private static String latencies(Run run, ReportLanguage language) {
        return svg(run, language, "latency-over-time");
    }
}
