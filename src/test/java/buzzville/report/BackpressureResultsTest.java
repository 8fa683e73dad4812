package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What results say of backpressure, and that they say nothing of it where there is none. */
class BackpressureResultsTest {
    /** One credit, 50 ms each way, 1 ms of service: 0, 40 and 80 leave at 0, 100 and 200. */
    private static final String PRESSED = """
            format: 1
            name: Pressed
            duration: 1s
            series: 100ms
            network: {to-broker: {latency: 50ms}}
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([0ms, 40ms, 80ms])"}, q: {emits: e, arrivals: "at([500ms])", throttled: exempt}}
            broker: {backpressure: credit(n=1)}
            services: {s: {subscribes: [e], service-time: 1ms}}
            """;

    @TempDir
    Path folder;

    @Test
    void theWaitAtTheSourceStandsBesideWhatANaiveMeterShows() throws IOException {
        Run run = Runs.of(PRESSED, folder);
        var summary = SummaryJson.tree(run.scenario(), run.summary());
        var throttled = summary.at("/producers/p/throttled");
        // 60 + 120 ms
        assertThat(throttled.get("count").asInt()).isEqualTo(2);
        assertThat(throttled.get("total_ms").asDouble()).isEqualTo(180);
        assertThat(throttled.get("max_ms").asDouble()).isEqualTo(120);
        assertThat(throttled.get("buffered_max").asInt()).isEqualTo(2);
        assertThat(summary.at("/producers/p/blocked/total_ms").asDouble()).isEqualTo(180);
        assertThat(summary.at("/producers/q/throttled").isMissingNode()).isTrue();
        var latencies = summary.at("/services/s/all/latency_ms");
        // 51 for those that wait for nothing
        assertThat(latencies.at("/end_to_end/mean").asDouble()).isEqualTo(51 + 180 / 4.0);
        assertThat(latencies.at("/from_publishing/mean").asDouble()).isEqualTo(51);
        assertThat(summary.at("/services/s/priorities/normal/latency_ms/from_publishing/max")
                        .asDouble())
                .isEqualTo(51);
    }

    @Test
    void theSeriesSaysHowManyAreThrottled() throws IOException {
        StringBuilder out = new StringBuilder();
        SeriesCsv.write(Runs.of(PRESSED, folder), out);
        // from 40 to 200 ms: 60 % of the first bucket, all of the second
        assertThat(out.toString().lines())
                .contains("0,broker,throttled_producers,,,mean,0.6", "0.1,broker,throttled_producers,,,mean,1")
                .contains("0.2,broker,throttled_producers,,,mean,0");
    }

    @Test
    void nothingIsSaidWhereThereIsNone() throws IOException {
        Run run = Runs.of(PRESSED.replace("broker: {backpressure: credit(n=1)}\n", ""), folder);
        StringBuilder out = new StringBuilder();
        SeriesCsv.write(run, out);
        assertThat(out.toString()).doesNotContain("throttled");
        assertThat(SummaryJson.text(run)).doesNotContain("throttled").doesNotContain("from_publishing");
    }
}
