package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the files say of failures, against figures worked out by hand. */
class ResilienceJsonTest {
    /**
     * Three at once, work of 1 s, a failure that lasts 2.5 s. The first fails at 1 s and is parked to 1.5 s, the second fails at
     * 2 s and opens the breaker to 4 s. Then the third is the trial, done at 5 s, and the others follow.
     */
    private static final String ILL = """
            format: 1
            duration: 20s
            series: 1s
            zones: [nord]
            events: {feu: {priority: high}}
            producers: {capteur: {emits: feu, arrivals: "at([0s, 0s, 0s])"}}
            services:
              garde:
                subscribes: [feu]
                service-time: 1s
                retry: RETRY
                breaker: circuit-breaker(window=2, open=2s, trials=1)
              archive: {subscribes: [feu]}
            incidents: {ill: {at: 0s, for: 2500ms, fail: {services: [garde], failure: 100%}}}
            """;

    @TempDir
    Path folder;

    @Test
    void retriesBreakerAndDeadLettersStandWithTheService() throws IOException {
        // parked: the first from 1 to 1.5 s, the second from 2 to 2.5 s, one second of 20
        JsonNode json = summary(ILL.replace("RETRY", "fixed(attempts=2, delay=500ms)"));
        JsonNode garde = json.at("/services/garde");

        assertThat(garde.at("/retries").toString())
                .isEqualTo("{\"attempts\":5,\"failed_attempts\":2,\"retries\":2,\"denied\":0,\"wasted_ms\":2000,"
                        + "\"wasted_share\":0.4,\"parked\":{\"mean\":0.05,\"max\":1}}");
        assertThat(garde.at("/breaker").toString())
                .isEqualTo("{\"opened\":1,\"open_ms\":2000,\"half_open_ms\":1000,\"open_share\":0.1,\"changes\":3,"
                        + "\"transitions\":["
                        + "{\"at_s\":2,\"from\":\"closed\",\"to\":\"open\",\"reason\":\"failures\"},"
                        + "{\"at_s\":4,\"from\":\"open\",\"to\":\"half-open\",\"reason\":\"waited\"},"
                        + "{\"at_s\":5,\"from\":\"half-open\",\"to\":\"closed\",\"reason\":\"trials\"}]}");
        assertThat(garde.at("/dead_letters").toString())
                .isEqualTo("{\"listed\":0,\"count\":0,\"attempts\":{\"mean\":null},\"oldest_s\":null,"
                        + "\"newest_s\":null,\"events\":{}}");
        assertThat(json.at("/services/archive").has("retries")).isFalse();
        assertThat(json.at("/incidents/ill/kind").asString()).isEqualTo("fail");
    }

    @Test
    void whatIsPutAsideIsCountedInTheSummaryAndListedInAFile() throws IOException {
        Run run = Runs.of(ILL.replace("RETRY", "none"), folder);
        JsonNode letters = JsonMapper.shared().readTree(SummaryJson.text(run)).at("/services/garde/dead_letters");

        assertThat(letters.toString())
                .isEqualTo("{\"listed\":2,\"count\":2,\"attempts\":{\"mean\":1},\"oldest_s\":1,\"newest_s\":2,"
                        + "\"events\":{\"feu\":{\"priority\":\"high\",\"count\":2,\"attempts\":{\"mean\":1},"
                        + "\"oldest_s\":1,\"newest_s\":2,\"by_reason\":{\"dead-lettered\":2}}}}");
        Path results = folder.resolve("results");
        ResultsFolder.write(run, results, Runs.context(false));
        List<List<String>> rows = Csv.read(Files.readString(results.resolve("dead-letters.csv")));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).subList(0, 7)).containsExactly("garde", "garde", "feu", "high", "capteur", "0", "nord");
        assertThat(rows.get(1).subList(8, 14))
                .containsExactly("0", "1", "1000000000", "1000000000", "1000000000", "dead-lettered");
        assertThat(rows.get(2).subList(8, 14))
                .containsExactly("0", "1", "2000000000", "2000000000", "2000000000", "dead-lettered");
    }

    @Test
    void thereIsNoFileWhereNothingIsPutAside() throws IOException {
        Path results = folder.resolve("results");
        ResultsFolder.write(Runs.of(Runs.BUSY, folder), results, Runs.context(false));

        assertThat(results.resolve("dead-letters.csv")).doesNotExist();
    }

    @Test
    void howManyAreNotListedIsSaid() throws IOException {
        // one a millisecond for 11 s, and all fail at once: 11,000, of which 10,000 are listed
        Run run = Runs.of("""
                format: 1
                duration: 11s
                drain: true
                events: {feu: {}}
                producers: {capteur: {emits: feu, arrivals: "every(1ms, phase=0s)"}}
                services: {garde: {subscribes: [feu], workers: unlimited, service-time: 1us, failure: 100%}}
                """, folder);
        StringBuilder out = new StringBuilder();
        DeadLettersCsv.write(run.summary(), List.of(), out);
        List<List<String>> rows = Csv.read(out.toString());

        assertThat(rows).hasSize(10_002).allMatch(row -> row.size() == 14);
        assertThat(rows.get(10_001).get(7)).isEqualTo("1000");
        assertThat(rows.get(10_001).get(13)).isEqualTo("left-out");
    }

    @Test
    void theStateOfABreakerIsASeries() throws IOException {
        StringBuilder out = new StringBuilder();
        SeriesCsv.write(Runs.of(ILL.replace("RETRY", "none"), folder), out);

        assertThat(out.toString().lines())
                .contains(
                        "1,garde,breaker,,,last,0",
                        "2,garde,breaker,,,mean,2",
                        "3,garde,breaker,,,last,2",
                        "4,garde,breaker,,,mean,1",
                        "5,garde,breaker,,,max,1",
                        "5,garde,breaker,,,last,0")
                .noneMatch(line -> line.contains("archive,breaker"));
    }

    private JsonNode summary(String yaml) throws IOException {
        return JsonMapper.shared().readTree(SummaryJson.text(Runs.of(yaml, folder)));
    }
}
