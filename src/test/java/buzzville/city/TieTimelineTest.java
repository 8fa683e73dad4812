package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What comes first at one instant. */
class TieTimelineTest {
    @Test
    void anArrivalFindsTheWorkerFreeThatFinishesAtItsInstant() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(10ms, phase=0s)", until: 31ms}}
                        services: {s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 0, overflow: reject}}}}
                        """).shows("""
                        message entered started ended fate
                        p.0 0 0 10 delivered
                        p.1 10 10 20 delivered
                        p.2 20 20 30 delivered
                        p.3 30 30 40 delivered""");
    }

    @Test
    void workIsDoneBeforeAnOutageOfItsInstantAndArrivalsFindItsVictimsDown() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 10ms])"}}
                        services: {s: {subscribes: [e], service-time: 10ms}}
                        incidents: {down: {at: 10ms, for: 5ms, outage: {services: [s]}, in-service: abort}}
                        """).shows("""
                        message entered started ended attempts
                        p.0 0 0 10 1
                        p.1 10 15 25 1""");
    }

    @Test
    void anIncidentEndsBeforeAnotherOfItsInstantBegins() {
        // back to back: at 20 the work goes on for no time at all and stands still again
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([5ms, 20ms])"}}
                        services: {s: {subscribes: [e], workers: 2, service-time: 10ms}}
                        incidents:
                          second: {at: 20ms, for: 10ms, outage: {services: [s]}}
                          first: {at: 10ms, for: 10ms, outage: {services: [s]}}
                        """).shows("""
                        message started ended worker attempts
                        p.0 5 35 0 1
                        p.1 30 40 1 1""");
    }

    @Test
    void theNetworkDeliversBeforeAnythingOccurs() {
        // 'far' occurred at 0 and arrives at 10, when 'near' occurs; it is first although it stands later in the file
        Timeline.of("""
                        duration: 1s
                        zones: [a, b]
                        events: {e: {}}
                        producers:
                          near: {emits: e, zones: [a], arrivals: "at([10ms])"}
                          far: {emits: e, zones: [b], arrivals: "at([0ms])"}
                        network: {to-broker: {zones: {b: 10ms}}}
                        services: {s: {subscribes: [e], service-time: 1ms}}
                        """).shows("""
                        message occurred entered started
                        far.0 0 10 10
                        near.0 10 10 11""");
    }

    @Test
    void effectsThatAreDueComeBeforeTheNetwork() {
        Timeline.of("""
                        duration: 1s
                        zones: [a]
                        events: {e: {}, effect: {}, f: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms])"}
                          q: {emits: f, arrivals: "at([10ms])"}
                        services:
                          hub: {subscribes: [e], emits: {effect: {after: 10ms}}}
                          s: {subscribes: [effect, f], service-time: 1ms}
                        """).shows("""
                        message service occurred started
                        p.0 hub 0 0
                        hub.0 s 10 10
                        q.0 s 10 11""");
    }

    @Test
    void fanOutFollowsTheOrderOfServicesInTheFile() {
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}, echo: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])"}}
                        services:
                          z: {subscribes: [e], emits: {echo: {}}}
                          a: {subscribes: [e], emits: {echo: {}}}
                          s: {subscribes: [e, echo], service-time: 1ms}
                        """).shows("""
                        message service started
                        p.0 z 0
                        p.0 a 0
                        p.0 s 0
                        z.0 s 1
                        a.0 s 2""");
        assertThat(timeline.summary().messages()).isEqualTo(3);
    }

    @Test
    void passingThroughAddsNoEvents() {
        // an arrival and a completion for each message, and nothing for broker, network or lanes
        String text = """
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "every(10ms, phase=0s)"}}
                %sservices: {s: {subscribes: [e], %s}}
                """;
        assertThat(Timeline.of(text.formatted("", "service-time: 5ms"))
                        .summary()
                        .kernelEvents())
                .isEqualTo(200);
        // without a service time, not even that
        assertThat(Timeline.of(text.formatted("", "workers: 1")).summary().kernelEvents())
                .isEqualTo(100);
        // a broker stage and two hops: arrive, broker, receive, finish, acknowledge
        assertThat(Timeline.of(text.formatted(
                                "broker: {service-time: 1ms}\nnetwork: {to-services: 1ms}\n", "service-time: 1ms"))
                        .summary()
                        .kernelEvents())
                .isEqualTo(500);
    }
}
