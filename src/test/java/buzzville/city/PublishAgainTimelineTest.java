package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.CallTally;
import buzzville.metric.CallTally.Count;
import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.PolicyTally;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Producers that publish again what was refused, when they have heard of it. */
class PublishAgainTimelineTest {
    @Test
    void whatTheBrokersLaneRefusedIsPublishedAgainAsAWhole() {
        // p's message has the broker's only thread from 1 to 21 ms; q's comes at 3, q hears of the refusal at 4, sends
        // again
        // at 14, which arrives at 15 (refused), is heard of at 16, sent at 26 and arrives at 27
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms])"}
                          q: {emits: e, arrivals: "at([2ms])", retry: "fixed(attempts=4, delay=10ms)"}
                        network: {to-broker: 1ms}
                        broker: {service-time: 20ms, lanes: {all: {capacity: 0, overflow: reject}}}
                        services: {s: {subscribes: [e]}, t: {subscribes: [e]}}
                        """).shows("""
                        message service arrived admitted routed ended fate
                        p.0 s 1 1 21 21 delivered
                        p.0 t 1 1 21 21 delivered
                        q.0 s 3 27 47 47 delivered
                        q.0 t 3 27 47 47 delivered""");
        // 45 ms = 1 to the broker the first time, 24 held back, 20 there
        var s = timeline.summary().services().get("s").all();
        assertThat(s.latency(Latency.BLOCKED).max()).isEqualTo(24_000_000);
        assertThat(s.latency(Latency.END_TO_END).max()).isEqualTo(45_000_000);
        CallTally tries = tries(timeline, "q");
        assertThat(tries.count(Count.CALLS)).isEqualTo(3);
        assertThat(tries.count(Count.RETRIES)).isEqualTo(2);
        assertThat(tries.count(Count.REFUSED)).isEqualTo(2);
        assertThat(timeline.summary().broker().all().offered()).isEqualTo(2);
        assertThat(timeline.summary().broker().all().delivered()).isEqualTo(2);
        assertThat(timeline.summary().producers().get("p").calls()).isNull();
    }

    @Test
    void whatOneSubscriptionRefusedIsPublishedAgainForThatOne() {
        // the broker takes no time, so its queues are those of the services: t takes q's message at 2 ms, s at 22
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms])"}
                          q: {emits: e, arrivals: "at([2ms])", retry: "fixed(attempts=4, delay=10ms)"}
                        services:
                          s: {subscribes: [e], service-time: 20ms, lanes: {all: {capacity: 0, overflow: reject}}}
                          t: {subscribes: [e]}
                        """).shows("""
                        message service offered started ended attempts fate
                        p.0 s 0 0 20 1 delivered
                        p.0 t 0 0 0 1 delivered
                        q.0 s 22 22 42 1 delivered
                        q.0 t 2 2 2 1 delivered""");
    }

    @Test
    void whenAllAttemptsAreRefusedTheLastRefusalIsTheFate() {
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms])"}
                          q: {emits: e, arrivals: "at([2ms])", retry: "exponential(attempts=3, base=2ms)"}
                        services:
                          s: {subscribes: [e], service-time: 20ms, lanes: {all: {capacity: 0, overflow: reject}}}
                        """).shows("""
                        message ended fate
                        p.0 20 delivered
                        q.0 8 rejected"""); // 2, then 2 + 2, then 4 + 4
        assertThat(timeline.summary().services().get("s").all().offered()).isEqualTo(2);
        assertThat(timeline.summary().services().get("s").all().count(Fate.REJECTED))
                .isEqualTo(1);
        assertThat(tries(timeline, "q").count(Count.GIVEN_UP)).isEqualTo(1);
        PolicySummary retry = timeline.summary().policies().stream()
                .filter(policy -> policy.family().equals("retry"))
                .findFirst()
                .orElseThrow();
        assertThat(retry.place()).isEqualTo("q");
        assertThat(retry.tally().count(PolicyTally.Deed.ADMITTED, 2)).isEqualTo(2);
        assertThat(retry.tally().count(PolicyTally.Deed.REJECTED, 2)).isEqualTo(1);
    }

    @Test
    void whatIsDroppedSilentlyIsNotTriedAgain() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms])"}
                          q: {emits: e, arrivals: "at([2ms])", retry: fixed}
                        services:
                          s: {subscribes: [e], service-time: 20ms, lanes: {all: {capacity: 0, overflow: drop-newest}}}
                        """).shows("""
                        message ended fate
                        p.0 20 delivered
                        q.0 2 dropped-newest""");
    }

    @Test
    void whatWaitsToBePublishedAgainAtTheEndIsInFlight() {
        Timeline.of("""
                        duration: 30ms
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms])"}
                          q: {emits: e, arrivals: "at([2ms])", retry: fixed(delay=1s)}
                        broker: {service-time: 20ms, lanes: {all: {capacity: 0, overflow: reject}}}
                        services: {s: {subscribes: [e]}}
                        """).shows("""
                        message ended fate
                        p.0 20 delivered
                        q.0 30 in-flight""");
        Timeline.of("""
                        duration: 30ms
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms])"}
                          q: {emits: e, arrivals: "at([2ms])", retry: fixed(delay=1s)}
                        services:
                          s: {subscribes: [e], service-time: 20ms, lanes: {all: {capacity: 0, overflow: reject}}}
                        """).shows("""
                        message ended fate
                        p.0 20 delivered
                        q.0 30 in-flight""");
    }

    private static CallTally tries(Timeline timeline, String producer) {
        return Objects.requireNonNull(
                timeline.summary().producers().get(producer).calls());
    }
}
