package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Token buckets and leaky buckets, with and without waiting. */
class BucketTimelineTest {
    private static final String HEAD = "message offered entered fate\n";

    /** Arrivals at a service that takes no time, behind these policies. */
    private static Timeline limited(String admission, String arrivals) {
        return Timeline.of("""
                duration: 20s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([%s])"}}
                services: {s: {subscribes: [e], admission: %s}}
                """.formatted(arrivals, admission));
    }

    @Test
    void aTokenBucketStartsFullAndFillsContinuously() {
        // tokens before: 2, 1, 0 | 50: 0.5 | 100: 1.0 | 150: 0.5 | 400: min(2, 0.5 + 2.5) = 2, 1, 0
        limited("token-bucket(10/s, burst=2)", "0ms, 0ms, 0ms, 50ms, 100ms, 150ms, 400ms, 400ms, 400ms")
                .shows(HEAD + """
                        p.0 0 0 delivered
                        p.1 0 0 delivered
                        p.2 0 - shed
                        p.3 50 - shed
                        p.4 100 100 delivered
                        p.5 150 - shed
                        p.6 400 400 delivered
                        p.7 400 400 delivered
                        p.8 400 - shed""");
    }

    @Test
    void aThirdOfATokenIsExactlyAThird() {
        // 20/min is one in 3 s: at 3 s, 6 s, 9 s it is there, a nanosecond before 12 s it is not, and then at 12 s it
        // is
        limited("token-bucket(20/min)", "0s, 3s, 6s, 9s, 11999999999ns, 12s").shows(HEAD + """
                        p.0 0 0 delivered
                        p.1 3000 3000 delivered
                        p.2 6000 6000 delivered
                        p.3 9000 9000 delivered
                        p.4 11999.999999 - shed
                        p.5 12000 12000 delivered""");
    }

    @Test
    void byTickTheTokensComeAtItsEnd() {
        // 10/s every 300 ms: 3 tokens at 300, 600, ... (at 300 before whoever comes at 300)
        limited("'token-bucket(10/s, burst=3, refill=every(300ms))'", "0ms, 0ms, 0ms, 0ms, 299ms, 300ms, 599ms, 600ms")
                .shows(HEAD + """
                        p.0 0 0 delivered
                        p.1 0 0 delivered
                        p.2 0 0 delivered
                        p.3 0 - shed
                        p.4 299 - shed
                        p.5 300 300 delivered
                        p.6 599 599 delivered
                        p.7 600 600 delivered""");
    }

    @Test
    void aTickMayBringFractionsOfAToken() {
        // 4/s every 100 ms: 0.4 a tick; empty at 0, 0.8 at 200, 1.2 at 300; after that one 0.2, 0.6 at 400, 1.0 at 500
        limited("'token-bucket(4/s, refill=every(100ms))'", "0ms, 200ms, 299ms, 350ms, 499ms, 500ms")
                .shows(HEAD + """
                        p.0 0 0 delivered
                        p.1 200 - shed
                        p.2 299 - shed
                        p.3 350 350 delivered
                        p.4 499 - shed
                        p.5 500 - shed""");
    }

    @Test
    void excessMayWaitForItsTokensInOrder() {
        // 10 waits for the token of 100, 20 for that of 200, 30 finds two waiting; at 250 the bucket holds a half: 300
        limited("token-bucket(10/s, excess=delay, queue=2)", "0ms, 10ms, 20ms, 30ms, 250ms")
                .shows(HEAD + """
                        p.0 0 0 delivered
                        p.1 10 100 delivered
                        p.2 20 200 delivered
                        p.3 30 - shed
                        p.4 250 300 delivered""");
    }

    @Test
    void excessMayWaitForTheNextTicks() {
        // two tokens every 200 ms: two at once, two at 200, one at 400; at 410 one is left of that tick
        limited(
                        "'token-bucket(10/s, burst=2, refill=every(200ms), excess=delay)'",
                        "0ms, 0ms, 0ms, 0ms, 0ms, 410ms, 420ms")
                .shows(HEAD + """
                        p.0 0 0 delivered
                        p.1 0 0 delivered
                        p.2 0 200 delivered
                        p.3 0 200 delivered
                        p.4 0 400 delivered
                        p.5 410 410 delivered
                        p.6 420 600 delivered""");
    }

    @Test
    void aTokenMayBeAByte() {
        // 1000 bytes: 800, 200 left, 200, 0 left; at 500 ms 500 are there: 800 do not fit, 200 do; at 1 s 800 again
        Timeline.of("""
                        duration: 2s
                        events: {big: {size: 800B}, small: {size: 200B}}
                        producers:
                          b: {emits: big, arrivals: "at([0ms, 500ms, 1s])"}
                          s: {emits: small, arrivals: "at([0ms, 500ms])"}
                        services: {s: {subscribes: [big, small], admission: 'token-bucket(1000/s, 1000, per=byte)'}}
                        """).shows("""
                        message entered fate
                        b.0 0 delivered
                        s.0 0 delivered
                        b.1 - shed
                        s.1 500 delivered
                        b.2 1000 delivered""");
    }

    /** T = 100 ms, queue * T = 200 ms. TAT before: 0, 100, 200, 300, 300, 400, 400, 500. */
    private static final String CELLS = "0ms, 10ms, 20ms, 30ms, 150ms, 160ms, 200ms, 800ms";

    @Test
    void aMeterIsTheGenericCellRateAlgorithm() {
        // TAT - t: 0 ok, 90 ok, 180 ok, 270 too early, 150 ok, 240 too early, 200 ok (not more than 200), late ok
        limited("leaky-bucket(10/s, queue=2, excess=drop)", CELLS).shows(HEAD + """
                        p.0 0 0 delivered
                        p.1 10 10 delivered
                        p.2 20 20 delivered
                        p.3 30 - shed
                        p.4 150 150 delivered
                        p.5 160 - shed
                        p.6 200 200 delivered
                        p.7 800 800 delivered""");
    }

    @Test
    void aQueueWithAHoleShedsTheSameAndSpacesTheOthers() {
        // they go at TAT: 0, 100, 200, 300, 400, 800
        limited("leaky-bucket(10/s, queue=2)", CELLS).shows(HEAD + """
                        p.0 0 0 delivered
                        p.1 10 100 delivered
                        p.2 20 200 delivered
                        p.3 30 - shed
                        p.4 150 300 delivered
                        p.5 160 - shed
                        p.6 200 400 delivered
                        p.7 800 800 delivered""");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9})
    void meterQueueAndTokenBucketShedTheSameMessages(int queue) {
        String city = """
                duration: 60s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(13/s)}}
                services: {s: {subscribes: [e], admission: %s}}
                """;
        String columns = "message fate";
        String meter = Timeline.of(city.formatted("leaky-bucket(10/s, queue=%d, excess=drop)".formatted(queue)))
                .table(columns);
        String bucket = Timeline.of(city.formatted("token-bucket(10/s, burst=%d)".formatted(queue + 1)))
                .table(columns);
        Timeline delayed = Timeline.of(city.formatted("leaky-bucket(10/s, queue=%d)".formatted(queue)));
        assertThat(bucket).isEqualTo(meter).contains("shed");
        assertThat(shed(delayed))
                .isEqualTo(shed(
                        Timeline.of(city.formatted("leaky-bucket(10/s, queue=%d, excess=drop)".formatted(queue)))));
    }

    private static List<Long> shed(Timeline timeline) {
        return timeline.rows().stream()
                .filter(row -> row.fate() == Fate.SHED)
                .map(row -> row.message().ordinal)
                .toList();
    }

    @Test
    void aTokenIsSpentEvenIfTheNextPolicySheds() {
        // 10: the second token of the first policy goes, but the meter says no; 110: the meter would say yes, no token
        // is left
        limited("[token-bucket(1/s, burst=2), 'leaky-bucket(10/s, queue=0, excess=drop)']", "0ms, 10ms, 110ms")
                .shows(HEAD + """
                        p.0 0 0 delivered
                        p.1 10 - shed
                        p.2 110 - shed""");
    }

    @Test
    void theNextPolicyIsAskedWhenTheWaitIsOver() {
        // asked at 10 the second bucket would be at 0.2 tokens and shed; at 100 it holds one again
        limited("[token-bucket(10/s, excess=delay), token-bucket(20/s)]", "0ms, 10ms")
                .shows(HEAD + """
                        p.0 0 0 delivered
                        p.1 10 100 delivered""");
    }

    @Test
    void theBooksSayWhatWasToldAndForHowLongSomebodyWaited() {
        List<PolicySummary> told = limited(
                        "[token-bucket(10/s, excess=delay, queue=1), token-bucket(1/s, burst=1, tells=false)]",
                        "0ms, 10ms, 20ms")
                .summary()
                .policies();
        assertThat(told).extracting(PolicySummary::name).containsExactly("token-bucket", "token-bucket");
        // 0 passes both; 10 waits 90 ms and is then dropped silently by the second; 20 finds one waiting and is told
        PolicyTally first = told.get(0).tally();
        assertThat(first.count(Deed.ADMITTED, 2)).isEqualTo(2);
        assertThat(first.count(Deed.REJECTED, 2)).isEqualTo(1);
        assertThat(first.blocked(2)).isEqualTo(1);
        assertThat(first.blockedFor(2)).hasToString("90000000");
        PolicyTally second = told.get(1).tally();
        assertThat(second.count(Deed.ADMITTED, 2)).isEqualTo(1);
        assertThat(second.count(Deed.DROPPED, 2)).isEqualTo(1);
    }

    @Test
    void whatWaitsForATokenWhenTheBrokerCrashesPaysNothing() {
        // 1/s: 100 and 200 would go at 1 s and 2 s; both are lost at 500 with their tokens back, so the bucket holds
        // 0.5 then,
        // and 900, which finds 0.9, goes at 1 s
        Timeline.of("""
                        duration: 5s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 100ms, 200ms, 900ms])"}}
                        broker: {service-time: 1ms, admission: 'token-bucket(1/s, excess=delay)'}
                        services: {s: {subscribes: [e]}}
                        incidents: {down: {at: 500ms, for: 100ms, crash: broker}}
                        """).shows("""
                        message admitted brokered fate
                        p.0 0 0 delivered
                        p.1 100 - crashed
                        p.2 200 - crashed
                        p.3 1000 1000 delivered""");
    }

    @Test
    void onePolicyMayBeWrittenInAnyForm() {
        for (String admission : new String[] {
            "token-bucket(1/s)",
            "[token-bucket(1/s)]",
            "{kind: token-bucket, rate: 1/s}",
            "{policies: [token-bucket(1/s)]}"
        }) {
            Timeline.of("""
                            duration: 2s
                            events: {e: {}}
                            producers: {p: {emits: e, arrivals: "at([0ms, 100ms, 1s])"}}
                            services: {s: {subscribes: [e], service-time: 1ms, admission: '?'}}
                            """.replace("'?'", admission)).shows("""
                            message fate
                            p.0 delivered
                            p.1 shed
                            p.2 delivered""");
        }
    }
}
