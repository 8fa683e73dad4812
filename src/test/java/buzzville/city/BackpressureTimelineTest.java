package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.PolicyTally.Deed;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What each kind of backpressure makes a sender do, worked out with pencil and paper. */
class BackpressureTimelineTest {
    private static final String COLUMNS = "message occurred published ended fate\n";

    @Test
    void aSenderWithTwoCreditsSendsTwoMessagesARoundTrip() {
        // 50 ms there and 50 ms back: the credits of 0 and 1 are back at 100 and 101, and so on; n/RTT is 2 in 100 ms
        Timeline timeline = Timeline.of(credit("credit(n=2)")).shows(COLUMNS + """
                        p.0 0 0 51 delivered
                        p.1 1 1 52 delivered
                        p.2 2 100 151 delivered
                        p.3 3 101 152 delivered
                        p.4 4 200 251 delivered
                        p.5 300 300 351 delivered""");
        // held at the source: 98 + 98 + 196
        var throttle = timeline.summary().producers().get("p").throttle();
        assertThat(throttle.waited()).isEqualTo(3);
        assertThat(throttle.waitedFor().toDouble()).isEqualTo(392e6);
        assertThat(throttle.longest()).isEqualTo(196_000_000);
        assertThat(throttle.mostBuffered()).isEqualTo(3);
        // throttled from 2 ms, when the third may not go, to 200 ms, when the last leaves
        assertThat(timeline.run().throttledProducers().area().toDouble()).isEqualTo(198e6);
    }

    @Test
    void creditsThatComeBackInPairsComeBackWithTheSecond() {
        // the broker has two due at 51 ms, so both are back at 101; then again at 201
        Timeline.of(credit("credit(n=2, refill=2)")).shows(COLUMNS + """
                        p.0 0 0 51 delivered
                        p.1 1 1 52 delivered
                        p.2 2 101 152 delivered
                        p.3 3 101 153 delivered
                        p.4 4 201 252 delivered
                        p.5 300 300 351 delivered""");
    }

    @Test
    void aCreditMayComeBackOnlyWhenTheServiceIsDone() {
        // 51 ms to the end of service and 50 back
        Timeline.of(credit("credit(n=2, returns=settled)")).shows(COLUMNS + """
                        p.0 0 0 51 delivered
                        p.1 1 1 52 delivered
                        p.2 2 101 152 delivered
                        p.3 3 102 153 delivered
                        p.4 4 202 253 delivered
                        p.5 300 300 351 delivered""");
    }

    @Test
    void theCreditOfAMessageThatTheNetworkLostComesBackAfterTheTimeout() {
        Timeline.of("""
                        duration: 1s
                        network: {to-broker: {latency: 50ms}}
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([10ms, 20ms, 30ms])"}}
                        broker: {backpressure: "credit(n=1, timeout=200ms)"}
                        services: {s: {subscribes: [e], service-time: 1ms}}
                        incidents: {cut: {at: 5ms, for: 10ms, outage: {network: to-broker}}}
                        """).shows(COLUMNS + """
                        p.0 10 10 10 network
                        p.1 20 210 261 delivered
                        p.2 30 310 361 delivered""");
    }

    private static String credit(String policy) {
        return """
                duration: 1s
                network: {to-broker: {latency: 50ms}}
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms, 4ms, 300ms])"}}
                broker: {backpressure: "%s"}
                services: {s: {subscribes: [e], service-time: 1ms}}
                """.formatted(policy);
    }

    @Test
    void aPauseArrivesANetworkDelayLateAndTheLaneOvershootsByWhatWasSentMeanwhile() {
        // 10 ms each way, a message every 2 ms, 10 ms of service. At the broker: 10 served at once, 12, 14 and 16 wait:
        // the
        // third is 'high'. The pause is heard at 26, so 13 messages are sent (0 to 24) and the last arrives at 34, when
        // 3 of
        // them have begun (10, 20, 30): 10 wait, 7 more than 'high'. The 12th begins at 120: one waits, the resume is
        // heard
        // at 130.
        Timeline timeline = Timeline.of("""
                duration: 1s
                network: {to-broker: {latency: 10ms}}
                events: {e: {}}
                producers: {p: {emits: e, throttled: buffer, arrivals: "every(2ms, phase=0s)", until: 30ms}}
                broker: {backpressure: "watermark(high=3, low=1)"}
                services: {s: {subscribes: [e], service-time: 10ms}}
                """);
        assertThat(timeline.rows()).hasSize(15);
        assertThat(timeline.rows().get(12).message().publishedAt).isEqualTo(24_000_000);
        assertThat(timeline.rows().get(13).message().publishedAt).isEqualTo(130_000_000);
        assertThat(timeline.rows().get(14).message().publishedAt).isEqualTo(130_000_000);
        assertThat(timeline.summary().services().get("s").maxWaiting()).isEqualTo(10);
        assertThat(timeline.summary().policies()).singleElement().satisfies(policy -> {
            assertThat(policy.place()).isEqualTo("p");
            assertThat(policy.family()).isEqualTo("backpressure");
            assertThat(policy.tally().figures()).containsEntry("pauses", 1L);
            assertThat(policy.tally().blocked(Priority.NORMAL.ordinal())).isEqualTo(2);
            assertThat(policy.tally().blockedFor(Priority.NORMAL.ordinal()).toDouble())
                    .isEqualTo(206e6); // 104 + 102
            assertThat(policy.tally().count(Deed.ADMITTED, Priority.NORMAL.ordinal()))
                    .isEqualTo(15);
        });
        assertThat(timeline.run().throttledProducers().area().toDouble()).isEqualTo(104e6);
        theNaiveMeterForgetsWhatTheyWaitedAtTheSource(timeline, 206e6);
    }

    private static void theNaiveMeterForgetsWhatTheyWaitedAtTheSource(Timeline timeline, double waited) {
        StageSummary stage = timeline.summary().services().get("s");
        LatencyHistogram true_ = stage.all().latency(Latency.END_TO_END);
        LatencyHistogram naive = stage.fromPublishing(null);
        assertThat(true_.mean() * true_.count() - naive.mean() * naive.count()).isCloseTo(waited, within(1.0));
        LatencyHistogram blocked = stage.all().latency(Latency.BLOCKED);
        assertThat(blocked.mean() * blocked.count()).isCloseTo(waited, within(1.0));
    }

    @Test
    void aWatermarkMayWatchOneService() {
        // 'slow' has a message waiting from 1 ms on, which only counts for the one who watches it
        String city = """
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms])"}}
                broker: {backpressure: "watermark(high=1, low=0, of=%s)"}
                services:
                  fast: {subscribes: [e], service-time: 500us}
                  slow: {subscribes: [e], service-time: 10ms}
                """;
        assertThat(published(Timeline.of(city.formatted("fast")))).containsExactly(0, 1_000_000, 2_000_000);
        assertThat(published(Timeline.of(city.formatted("slow")))).containsExactly(0, 1_000_000, 10_000_000);
    }

    private static long[] published(Timeline timeline) {
        return timeline.rows().stream()
                .filter(row -> row.service().equals(timeline.rows().get(0).service()))
                .mapToLong(row -> row.message().publishedAt)
                .toArray();
    }

    @Test
    void aQuotaThrottlesByKafkasFormula() {
        // T = 2/s, samples of 1 s, 3 of them. X = C/T - W, W at least 2 s and the part of the newest sample:
        //   5th at 0.4: 5/2 - 2.4 = 0.1, until 0.5; 6th at 0.5: 3 - 2.5 = 0.5, until 1;
        //   7th at 1: a second sample, W = 1 + 1 = 2: 3.5 - 2 = 1.5, until 2.5;
        //   8th at 2.5: W = 2.5: 4 - 2.5 = 1.5, until 4;
        //   9th at 4: the samples of 0 (last counted at 0.5) and 1 (last at 1) are 3 s old, so C = 2 since 2.5: no more
        Timeline timeline = Timeline.of("""
                duration: 10s
                events: {e: {}}
                producers:
                  p: {emits: e, arrivals: "at([0s, 100ms, 200ms, 300ms, 400ms, 500ms, 600ms, 700ms, 800ms, 900ms])"}
                broker: {backpressure: "quota(rate=2/s, samples=3, in-flight=1)"}
                services: {s: {subscribes: [e], service-time: 1ms}}
                """);
        assertThat(published(timeline))
                .containsExactly(LongStream.of(0, 100, 200, 300, 400, 500, 1000, 2500, 4000, 4000)
                        .map(ms -> ms * 1_000_000)
                        .toArray());
        assertThat(timeline.summary().services().get("s").all().lost()).isZero();
    }

    @Test
    void aThrottleTimeCountsFromWhenTheSenderHearsOfIt() {
        // as above, 20 ms each way: the 5th reaches the broker at 420 (0.4 s after the first): 0.1 s, heard at 440, so
        // the
        // 6th, at 500, waits until 540
        Timeline timeline = Timeline.of("""
                duration: 10s
                network: {to-broker: {latency: 20ms}}
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0s, 100ms, 200ms, 300ms, 400ms, 500ms])"}}
                broker: {backpressure: "quota(rate=2/s, samples=3)"}
                services: {s: {subscribes: [e], service-time: 1ms}}
                """);
        assertThat(timeline.rows().get(5).message().publishedAt).isEqualTo(540_000_000);
    }

    @Test
    void additiveIncreaseAndMultiplicativeDecreaseMakeASawtooth() {
        // The service takes a message every 110 ms at most and refuses the others. At 10/s the second is refused at
        // 100, the
        // rate is 5/s from the next gap on: 200, 400 ... The step from 1 to 2 s passes without a refusal: +5/s, so 2000
        // is
        // followed by 2100, refused again: a tooth is 2 s long and has 11 messages.
        Timeline timeline = Timeline.of("""
                duration: 10s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0s])", batch: 30}}
                broker: {backpressure: "aimd(initial=10/s, increase=5/s)"}
                services:
                  s: {subscribes: [e], service-time: 110ms, lanes: {all: {capacity: 0, overflow: reject}}}
                """);
        long[] tooth = {0, 100, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800};
        for (int i = 0; i < 30; i++) {
            var row = timeline.rows().get(i);
            assertThat(row.message().publishedAt)
                    .as("message %d", i)
                    .isEqualTo((i / 11 * 2000 + tooth[i % 11]) * 1_000_000L);
            assertThat(row.fate()).isEqualTo(i % 11 == 1 ? Fate.REJECTED : Fate.DELIVERED);
        }
        assertThat(timeline.summary().policies().get(0).tally().figures()).containsEntry("cuts", 3L);
    }

    @Test
    void severalRefusalsInOneStepAreOneOverload() {
        // 20/s: gaps of 50; refused at 50 and 100 (both on their way before the sender hears, 60 ms later): one cut
        Timeline timeline = Timeline.of("""
                duration: 10s
                network: {to-broker: {latency: 30ms}}
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0s])", batch: 5}}
                broker: {backpressure: "aimd(initial=20/s)"}
                services:
                  s: {subscribes: [e], service-time: 900ms, lanes: {all: {capacity: 0, overflow: reject}}}
                """);
        // sent at 0, 50, 100; the refusal of 50 is heard at 110, that of 100 at 160; the gap after 150 is 100, after
        // that too
        assertThat(published(timeline))
                .containsExactly(LongStream.of(0, 50, 100, 150, 250)
                        .map(ms -> ms * 1_000_000)
                        .toArray());
        assertThat(timeline.summary().policies().get(0).tally().figures()).containsEntry("cuts", 1L);
    }

    @Test
    void aSenderGivesUpTheMoreTheFewerAreAccepted() {
        // The very first message keeps the only worker busy; all others are refused. The n-th of that sender meets n -
        // 1
        // requests and one accept: P = max(0, (n - 3)/n); at the 99 other senders P = (n - 1)/n. Over 200 messages
        // each:
        //   197 - 3 (H200 - H3) + 99 (200 - H200) = 19402.9 with a deviation of 20.7
        Timeline timeline = Timeline.of("""
                duration: 100s
                events: {e: {}}
                producers: {p: {emits: e, count: 100, throttled: buffer, arrivals: "every(500ms, phase=0s)"}}
                broker: {backpressure: adaptive-throttling}
                services:
                  s: {subscribes: [e], service-time: 2h, lanes: {all: {capacity: 0, overflow: reject}}}
                """);
        var producer = timeline.summary().producers().get("p");
        assertThat(producer.occurrences()).isEqualTo(20_000);
        assertThat(producer.throttle().refused()).isCloseTo(19_403, within(93L));
        assertThat(producer.published()).isEqualTo(20_000 - producer.throttle().refused());
        assertThat(timeline.summary().services().get("s").all().count(Fate.REJECTED))
                .isEqualTo(19_999);
        // nobody gives up the first
        assertThat(timeline.rows().subList(0, 100)).allMatch(row -> row.message().publishedAt == 0);
    }

    @Test
    void inTheLongRunKTimesAsManyGoAsAreAccepted() {
        // s messages a second that find the worker free with probability 1/(1 + s · 10 ms) (Erlang's loss formula):
        // a = s/(1 + s/100). With plenty of requests s = k a, so s = 100 (k - 1) a second: 100 for k = 2, 50 for 1.5
        assertThat(sentPerSecond("adaptive-throttling(window=10s)")).isCloseTo(100, within(7.0));
        assertThat(sentPerSecond("adaptive-throttling(k=1.5, window=10s)")).isCloseTo(50, within(5.0));
    }

    private static double sentPerSecond(String policy) {
        Run run = CityPlanner.plan(Timeline.scenario("""
                        duration: 130s
                        warmup: 30s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: poisson(1000/s)}}
                        broker: {backpressure: "%s"}
                        services:
                          s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 0, overflow: reject}}}
                        """.formatted(policy)), "plain", 0)
                .finish();
        return run.summary().producers().get("p").published() / 100.0;
    }
}
