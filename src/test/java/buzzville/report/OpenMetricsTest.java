package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.city.City;
import buzzville.city.Run;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenMetricsTest {
    @TempDir
    Path folder;

    private String text(String scenario) throws IOException {
        Run run = Runs.of(scenario, folder);
        StringBuilder out = new StringBuilder();
        OpenMetrics.write(run, out);
        return out.toString();
    }

    private static List<String> values(String text, String name, Map<String, String> labels) {
        return OpenMetricsRules.read(text).stream()
                .filter(sample ->
                        sample.name().equals(name) && sample.labels().entrySet().containsAll(labels.entrySet()))
                .map(sample -> sample.value().toPlainString())
                .toList();
    }

    @Test
    void aRunByHandHasTheFiguresOfPencilAndPaper() throws IOException {
        // a message a second, served from 0, 1.5, 3, 4.5, 6 and 7.5 s on, so done at 1.5, 3, ... 9 s: in buckets 1, 3,
        // 4, 6, 7, 9;
        // the one of 7 s finds the lane full
        String text = text(Runs.BY_HAND);
        Map<String, String> garde = Map.of("place", "garde", "priority", "high");

        assertThat(values(text, "buzzville_offered_total", garde))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(values(text, "buzzville_delivered_total", garde))
                .containsExactly("0", "0", "1", "1", "2", "3", "3", "4", "5", "5", "6");
        assertThat(values(text, "buzzville_lost_total", Map.of("reason", "dropped-newest")))
                .containsExactly("0", "0", "0", "0", "0", "0", "0", "0", "1", "1", "1");
        assertThat(values(text, "buzzville_busy_workers_mean", Map.of("place", "garde")))
                .containsOnly("1")
                .hasSize(10);
    }

    @Test
    void theAgeOfTheOldestIsThereWhereSomebodyAsked() throws IOException {
        City city = Runs.city(Runs.BY_HAND, folder);
        city.watchSeries();
        Run run = city.finish();
        StringBuilder text = new StringBuilder();
        OpenMetrics.write(run, text);
        // at the end of each second the oldest is message 0, 1, 1, 2, 3, 3, 4, 5, 5, 6: what is done at that instant
        // counts
        assertThat(values(
                        text.toString(), "buzzville_oldest_age_seconds", Map.of("place", "garde", "priority", "high")))
                .containsExactly("1", "1", "2", "2", "2", "3", "3", "3", "4", "4");
        StringBuilder series = new StringBuilder();
        SeriesCsv.write(run, series);
        assertThat(series.toString().lines())
                .contains("0,garde,oldest_age_ms,,high,last,1000", "8,garde,oldest_age_ms,,high,last,4000");
        assertThat(text(Runs.BY_HAND)).doesNotContain("oldest_age");
    }

    @Test
    void lagIsThereWhereTheBrokerKeepsAJournal() throws IOException {
        // one in hand; from 1 s on another; from 4 s on two wait, and no more can: what is done at an instant goes
        // before the next comes
        String kept = Runs.BY_HAND.replace("services:", "broker: {journal: {}}\nservices:");
        assertThat(values(text(kept), "buzzville_lag_max", Map.of("place", "garde")))
                .containsExactly("1", "2", "2", "2", "3", "3", "3", "3", "3", "3");
        assertThat(text(Runs.BY_HAND)).doesNotContain("buzzville_lag");
    }

    @Test
    void samplesStandAtTheEndsOfBucketsInTheCitysOwnCalendar() throws IOException {
        String text = text(Runs.BY_HAND
                .replace("seed: 7", "start: 2024-12-10T14:30:00.25Z")
                .replace("series: 1s", "series: 4s"));
        BigDecimal start =
                BigDecimal.valueOf(Instant.parse("2024-12-10T14:30:00Z").getEpochSecond());

        // ten seconds in buckets of four: the last ends with the run
        assertThat(OpenMetricsRules.read(text).stream()
                        .filter(sample -> sample.name().equals("buzzville_backlog"))
                        .map(sample -> sample.time().subtract(start).toPlainString()))
                .containsExactly("4.25", "8.25", "10.25");
    }

    @ParameterizedTest
    @ValueSource(strings = {Runs.BY_HAND, Runs.BUSY})
    void everyLineKeepsTheRulesOfTheSpecification(String scenario) throws IOException {
        assertThat(OpenMetricsRules.read(text(scenario))).hasSizeGreaterThan(100);
    }

    @Test
    void theRulesAreStrict() {
        String head = "# TYPE a gauge\n# HELP a b\n";
        assertThat(OpenMetricsRules.read(head + "a{b=\"c\\\"\\\\\\n\"} 1 2\n# EOF\n"))
                .extracting(sample -> sample.labels().get("b"))
                .containsExactly("c\"\\\n");
        for (String wrong : List.of(
                head + "a 1 2\n",
                head + "a{b=\"c} 1 2\n# EOF\n",
                head + "a 1 2\na 1 2\n# EOF\n",
                head + "a 1 2\na 1 1\n# EOF\n",
                head + "a_total 1 2\n# EOF\n",
                head + "a{b=\"1\"} 1 1\na{b=\"2\"} 1 1\na{b=\"1\"} 1 2\n# EOF\n",
                head + "a 1 2\n# TYPE c gauge\nc 1 2\n# TYPE a gauge\n# EOF\n",
                "# TYPE a counter\na_total 2 1\na_total 1 2\n# EOF\n",
                "# TYPE a_ms gauge\n# UNIT a_ms seconds\n# EOF\n")) {
            assertThatThrownBy(() -> OpenMetricsRules.read(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
