package buzzville.city;

import org.junit.jupiter.api.Test;

/** Times to live, and ties at one instant. */
class TtlTimelineTest {
    private static final String COLUMNS = "message entered dispatched started ended fate\n";

    @Test
    void anEventsTimeToLiveRunsFromItsOccurrenceAndServiceAtTheDeadlineIsInTime() {
        // p.1 would start at 20 and expires at 19; p.2 starts at 20, which is exactly its deadline
        Timeline.of("""
                        duration: 1s
                        events: {long: {}, short: {ttl: 15ms}}
                        producers:
                          q: {emits: long, arrivals: "at([0ms])"}
                          p: {emits: short, arrivals: "at([4ms, 5ms])"}
                        services: {s: {subscribes: [long, short], service-time: 20ms}}
                        """).shows(COLUMNS + """
                        q.0 0 0 0 20 delivered
                        p.0 4 - - 19 expired
                        p.1 5 20 20 40 delivered""");
    }

    @Test
    void theTimeToLiveOfAClassRunsFromTheOccurrenceThatOfALaneFromEntering() {
        // 12 ms of network: the class's deadline is 0 + 15, the lane's 12 + 15
        String text = """
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms])"}}
                network: {to-broker: 12ms}
                services: {s: {subscribes: [e], service-time: 20ms, %s}}
                """;
        Timeline.of(text.formatted("ttl: {normal: 15ms}")).shows(COLUMNS + """
                        p.0 12 12 12 32 delivered
                        p.1 12 - - 15 expired""");
        Timeline.of(text.formatted("lanes: {all: {ttl: 15ms}}")).shows(COLUMNS + """
                        p.0 12 12 12 32 delivered
                        p.1 12 - - 27 expired""");
        Timeline.of(text.formatted("lanes: {all: {ttl: 20ms}}")).shows(COLUMNS + """
                        p.0 12 12 12 32 delivered
                        p.1 12 32 32 52 delivered""");
    }

    @Test
    void expiredAtTheDeadlineAMessageMakesRoomAtOnce() {
        Timeline.of(ROOM.formatted("at-deadline")).shows(COLUMNS + """
                        p.0 0 0 0 20 delivered
                        p.1 1 - - 6 expired
                        p.2 - - - 5 dropped-newest
                        p.3 7 - - 12 expired
                        p.4 18 20 20 40 delivered""");
    }

    @Test
    void expiredAtDispatchItTakesUpRoomUntilItsTurn() {
        Timeline.of(ROOM.formatted("at-dispatch")).shows(COLUMNS + """
                        p.0 0 0 0 20 delivered
                        p.1 1 - - 20 expired
                        p.2 - - - 5 dropped-newest
                        p.3 - - - 7 dropped-newest
                        p.4 - - - 18 dropped-newest""");
    }

    private static final String ROOM = """
            duration: 1s
            events: {e: {ttl: 5ms}}
            producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 5ms, 7ms, 18ms])"}}
            services: {s: {subscribes: [e], service-time: 20ms, expiry: %s, lanes: {all: {capacity: 1}}}}
            """;

    @Test
    void whatIsTooOldWhenItComesNeitherTravelsNorDrivesOthersOut() {
        // 10 ms of network, 5 ms to live: late.0 would be sent to the idle worker, late.1 would drop w.1 from the lane
        Timeline.of("""
                        duration: 1s
                        zones: [near, far]
                        events: {e: {}, late: {ttl: 5ms}}
                        producers:
                          late: {emits: late, zones: [far], arrivals: "at([0ms, 15ms])"}
                          w: {emits: e, zones: [near], arrivals: "at([20ms, 21ms])"}
                        network: {to-broker: {zones: {far: 10ms}}, to-services: 1ms}
                        services:
                          s: {subscribes: [e, late], service-time: 20ms, lanes: {all: {capacity: 1, overflow: drop-oldest}}}
                        """).shows(COLUMNS + """
                        late.0 - - - 10 expired
                        late.1 - - - 25 expired
                        w.0 20 20 21 41 delivered
                        w.1 21 42 43 63 delivered""");
    }

    @Test
    void aDeadMessageIsNotServedThoughAWorkerIsFree() {
        // the outage ends at 10, when the message has been dead since 8; at 8 exactly it would have been in time
        String text = """
                duration: 1s
                events: {e: {ttl: 8ms}}
                producers: {p: {emits: e, arrivals: "at([1ms])"}}
                services: {s: {subscribes: [e], service-time: 20ms, expiry: at-dispatch}}
                incidents: {down: {at: 0ms, for: %dms, outage: {services: [s]}}}
                """;
        Timeline.of(text.formatted(10)).shows(COLUMNS + "p.0 1 - - 10 expired");
        Timeline.of(text.formatted(9)).shows(COLUMNS + "p.0 1 9 9 29 delivered");
    }

    @Test
    void aCompletionComesBeforeAnExpiryAndBothBeforeAnArrivalOfTheSameInstant() {
        // at 10: the worker takes a.1, whose deadline it is; b.0, in a lane of one place, finds that free
        Timeline.of("""
                        duration: 1s
                        events: {a: {ttl: 10ms}, b: {}}
                        producers:
                          b: {emits: b, arrivals: "at([10ms])"}
                          a: {emits: a, arrivals: "at([0ms, 0ms])"}
                        services: {s: {subscribes: [a, b], service-time: 10ms, lanes: {all: {capacity: 1}}}}
                        """).shows(COLUMNS + """
                        a.0 0 0 0 10 delivered
                        a.1 0 10 10 20 delivered
                        b.0 10 20 20 30 delivered""");
        // without a completion at 10, a.1 expires before b.0 comes, which takes its place
        Timeline.of("""
                        duration: 1s
                        events: {a: {ttl: 10ms}, b: {}}
                        producers:
                          b: {emits: b, arrivals: "at([10ms])"}
                          a: {emits: a, arrivals: "at([0ms, 0ms])"}
                        services: {s: {subscribes: [a, b], service-time: 11ms, lanes: {all: {capacity: 1}}}}
                        """).shows(COLUMNS + """
                        a.0 0 0 0 11 delivered
                        a.1 0 - - 10 expired
                        b.0 10 11 11 22 delivered""");
    }
}
