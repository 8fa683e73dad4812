package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import buzzville.metric.Latency;
import org.junit.jupiter.api.Test;

/** Hops: where they stand in a message's life, and what they do to order. */
class NetworkTimelineTest {
    @Test
    void eachHopHasItsPlace() {
        // 5 ms to the broker, 1 ms there, 3 ms to the service; the acknowledgement takes 3 ms back
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 0ms])"}}
                        network: {to-broker: 5ms, to-services: 3ms}
                        broker: {service-time: 1ms}
                        services: {s: {subscribes: [e], service-time: 2ms}}
                        """).shows("""
                        message occurred arrived admitted brokered routed entered dispatched received started ended waited
                        p.0 0 5 5 5 6 6 6 9 9 11 0
                        p.1 0 5 5 6 7 7 14 17 17 19 7""");
        var tally = timeline.summary().services().get("s").all();
        // the wait leaves hops out, sojourn (entering to end) has the second one, end-to-end has all
        assertThat(tally.latency(Latency.WAIT).mean()).isEqualTo(3.5e6);
        assertThat(tally.latency(Latency.NETWORK).mean()).isEqualTo(8e6);
        assertThat(tally.latency(Latency.SOJOURN).mean()).isEqualTo((5 + 12) / 2.0 * 1e6);
        assertThat(tally.latency(Latency.END_TO_END).mean()).isEqualTo(15e6);
        assertThat(timeline.summary().broker().all().latency(Latency.SOJOURN).mean())
                .isEqualTo(1.5e6);
    }

    @Test
    void messagesFromNearZonesOvertakeThoseFromFarOnes() {
        Timeline.of("""
                        duration: 1s
                        zones: [near, far]
                        events: {e: {}}
                        producers: {p: {emits: e, count: 2, arrivals: "at([0ms, 4ms])"}}
                        network: {to-broker: {latency: 1ms, zones: {far: 10ms}}}
                        services: {s: {subscribes: [e], service-time: 1ms}}
                        """).shows("""
                        message zone occurred arrived started
                        p[0].0 0 0 1 1
                        p[1].0 1 0 10 10
                        p[0].1 0 4 5 5
                        p[1].1 1 4 14 14""");
    }

    @Test
    void whatIsLostOnTheWayIsChargedOnceToTheBrokerAndOnceToEachSubscription() {
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        zones: [a, b]
                        events: {e: {}, f: {}}
                        producers:
                          p: {emits: e, count: 2, arrivals: "at([0ms])"}
                          q: {emits: f, zones: [b], arrivals: "at([0ms])"}
                        network: {to-broker: {zones: {b: {loss: 100%}}}}
                        services: {s: {subscribes: [e]}, t: {subscribes: [e]}, u: {subscribes: [e], zones: [a]}}
                        """).shows("""
                        message service ended fate
                        p[0].0 s 0 delivered
                        p[0].0 t 0 delivered
                        p[0].0 u 0 delivered
                        p[1].0 s 0 network
                        p[1].0 t 0 network
                        q[0].0 broker 0 network""");
        RunSummary summary = timeline.summary();
        assertThat(summary.broker().all().offered()).isEqualTo(3);
        assertThat(summary.broker().all().count(Fate.NETWORK)).isEqualTo(2);
        assertThat(summary.services().get("s").all().offered()).isEqualTo(2);
        assertThat(summary.services().get("s").all().count(Fate.NETWORK)).isEqualTo(1);
        assertThat(summary.services().get("u").all().offered()).isEqualTo(1);
        assertThat(summary.services().get("u").all().lost()).isZero();
    }

    @Test
    void whatIsLostOnTheWayToAServiceCostsItsWorkerNothing() {
        Timeline.of("""
                        duration: 1s
                        zones: [a, b]
                        events: {e: {}}
                        producers:
                          p: {emits: e, zones: [b], arrivals: "at([0ms, 1ms])"}
                          q: {emits: e, zones: [a], arrivals: "at([0ms, 2ms])"}
                        network: {to-services: {latency: 3ms, zones: {b: {loss: 100%}}}}
                        services: {s: {subscribes: [e], service-time: 1ms}}
                        """).shows("""
                        message dispatched started ended fate
                        p.0 0 - 0 network
                        q.0 0 3 4 delivered
                        p.1 7 - 7 network
                        q.1 7 10 11 delivered""");
    }

    @Test
    void oneServiceMayBeFartherThanAnother() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])"}}
                        network: {to-services: {latency: 3ms, services: {far: 9ms}}}
                        services: {near: {subscribes: [e], service-time: 1ms}, far: {subscribes: [e], service-time: 1ms}}
                        """).shows("""
                        message service started
                        p.0 near 3
                        p.0 far 9""");
    }
}
