package buzzville.city;

import org.junit.jupiter.api.Test;

/** Faults that meet: crashes of one machine, and of a broker and a service at a time. All of it by pencil. */
class OverlapTimelineTest {
    private static final String COLUMNS = "message admitted brokered routed started ended fate\n";

    /** The broker takes 10 ms, the service 20 ms. */
    private static final String CITY = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([0ms, 5ms, 6ms, 40ms, 60ms])"}}
            broker: {service-time: 10ms, journal: {}}
            services: {s: {subscribes: [e], workers: 1, service-time: 20ms}}
            incidents: {one: {at: 10ms, for: %s, crash: %s}, two: {at: 20ms, for: %s, crash: %s}}
            """;

    @Test
    void crashesOfOneMachineMayOverlapAndItIsUpWhenTheLastIsOver() {
        // down from 10 to 50, whichever ends first: what occurs at 40 is lost
        String until50 = COLUMNS + """
                p.0 0 0 10 10 30 delivered
                p.1 5 50 60 60 80 delivered
                p.2 6 60 70 80 100 delivered
                p.3 40 - - - 40 crashed
                p.4 60 70 80 100 120 delivered""";
        Timeline.of(CITY.formatted("20ms", "broker", "30ms", "broker")).shows(until50);
        Timeline.of(CITY.formatted("40ms", "broker", "10ms", "broker")).shows(until50);
        Timeline.of(CITY.formatted("20ms", "{nodes: [0]}", "30ms", "{partitions: [0]}"))
                .shows(until50);
        Timeline.of(CITY.formatted("20ms", "broker", "30ms", "{partitions: [0]}"))
                .shows(until50);
    }

    @Test
    void aMachineThatFailsWhileItsProcessIsDownLosesWhatIsNotOnDisk() {
        // the process alone would have kept p.1 and p.2; nothing was flushed
        Timeline.of(CITY.formatted("40ms", "broker", "10ms", "{broker: true, of: host}"))
                .shows(COLUMNS + """
                        p.0 0 0 10 10 30 delivered
                        p.1 5 10 - - 50 crashed
                        p.2 6 - - - 50 crashed
                        p.3 40 - - - 40 crashed
                        p.4 60 60 70 70 90 delivered""");
    }

    /** The service takes 30 ms and gives back at 20 what it has in hand; the broker is away from 10 to 50. */
    private static final String GIVEN_BACK = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([0ms, 5ms, 55ms])"}}
            broker: {%s}
            services: {s: {subscribes: [e], workers: 1, service-time: 30ms, attempts: 2}}
            incidents: {down: {at: 10ms, for: 40ms, crash: broker}, %s}
            """;

    private static final String STOP = "stop: {at: 20ms, for: 40ms, outage: {services: [s]}, in-service: abort}";
    private static final String FAIL = "ill: {at: 0ms, for: 40ms, fail: {services: [s], failure: 100%}}";

    @Test
    void whatComesBackToABrokerThatHasCrashedIsLostUnlessAJournalHasIt() {
        Timeline.of(GIVEN_BACK.formatted("", STOP)).shows("""
                        message started ended fate
                        p.0 0 20 crashed
                        p.1 - 10 crashed
                        p.2 60 90 delivered""");
        Timeline.of(GIVEN_BACK.formatted("", FAIL)).shows("""
                        message ended fate
                        p.0 30 crashed
                        p.1 10 crashed
                        p.2 85 delivered""");
    }

    @Test
    void whatComesBackToAJournalIsTheHeadOrTheTailOfItsQueueAsEver() {
        Timeline.of(GIVEN_BACK.formatted("journal: {}", STOP)).shows("""
                        message started ended attempts fate
                        p.0 60 90 2 delivered
                        p.1 90 120 1 delivered
                        p.2 120 150 1 delivered""");
        Timeline.of(GIVEN_BACK.formatted("journal: {}", FAIL)).shows("""
                        message started ended attempts fate
                        p.0 80 110 2 delivered
                        p.1 50 80 1 delivered
                        p.2 110 140 1 delivered""");
    }

    @Test
    void whatIsDeliveredAgainStandsWhereItStandsInTheLog() {
        // flushed at 10: p.0 is done at 15, which the host forgets at 18; p.1 is in hand; p.2 waits, behind p.0
        Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms])"}}
                broker: {journal: {flush: interval(every=10ms)}}
                services: {s: {subscribes: [e], workers: 1, service-time: 15ms}}
                incidents: {down: {at: 18ms, for: 32ms, crash: {broker: true, of: host}}}
                """).shows("""
                        message started ended fate
                        p.0 0 15 delivered
                        p.1 15 30 delivered
                        p.2 65 80 delivered""");
    }

    @Test
    void frozenWorkGoesOnWhenItsWorkerIsUpAgain() {
        // 20 are done when it stops; the second outage, which would let work be finished, lasts to 80
        Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms])"}}
                services: {s: {subscribes: [e], workers: 1, service-time: 30ms}}
                incidents:
                  one: {at: 20ms, for: 20ms, outage: {services: [s]}, in-service: freeze}
                  two: {at: 30ms, for: 50ms, outage: {workers: {s: 1}}, in-service: finish}
                """).shows("""
                        message started ended fate
                        p.0 0 90 delivered""");
    }

    @Test
    void whoTakesOverTakesWhatWasServedBeforeWhatWasInHand() {
        // worker 1 has done p.1 and is at p.3 when it crashes at 23; worker 0 is idle since 22
        Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 12ms, 15ms])"}}
                broker: {journal: {}}
                services: {s: {subscribes: [e], workers: 2, service-time: 10ms, commit: after(n=100)}}
                incidents: {down: {at: 23ms, for: 100ms, crash: {workers: {s: 1}}}}
                """).shows("""
                        message started ended worker attempts
                        p.0 0 10 0 1
                        p.1 0 10 1 1
                        p.2 12 22 0 1
                        p.3 33 43 0 2""");
    }
}
