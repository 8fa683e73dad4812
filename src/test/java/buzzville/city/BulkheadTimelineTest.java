package buzzville.city;

import org.junit.jupiter.api.Test;

/** Lanes with workers of their own. */
class BulkheadTimelineTest {
    private static final String HEAD = "message dispatched started ended worker\n";

    /** Four normal messages at 0 and 1, critical ones at 10, 20 and 30; everything takes 100 ms. */
    private static Timeline desk(String rest) {
        return Timeline.of("""
                duration: 2s
                events: {c: {priority: critical}, n: {priority: normal}}
                producers:
                  n: {emits: n, arrivals: "at([0ms, 0ms, 1ms, 1ms])"}
                  c: {emits: c, arrivals: "at([10ms, 20ms, 30ms])"}
                services:
                  s:
                    subscribes: [c, n]
                    service-time: 100ms
                    %s
                """.formatted(rest));
    }

    private static final String LANES = "lanes: {critical: {}, rest: {accepts: [high, normal, info]}}";

    @Test
    void aWorkerThatIsOwnedStaysIdleRatherThanServeAnotherLane() {
        // worker 0 is the critical lane's, 1 and 2 are the rest's: c.0 is taken at once although two others wait
        desk("workers: 3\n    dispatch: 'bulkhead({critical: 1, rest: 2})'\n    " + LANES)
                .shows(HEAD + """
                        n.0 0 0 100 1
                        n.1 0 0 100 2
                        n.2 100 100 200 1
                        n.3 100 100 200 2
                        c.0 10 10 110 0
                        c.1 110 110 210 0
                        c.2 210 210 310 0""");
    }

    @Test
    void aLaneThatOwnsNobodyUsesTheCommonWorkersOnly() {
        // 0 is the critical lane's, 1 and 2 common; without borrowing that is the same
        desk("workers: 3\n    dispatch: 'bulkhead({critical: 1})'\n    " + LANES)
                .shows(HEAD + """
                        n.0 0 0 100 1
                        n.1 0 0 100 2
                        n.2 100 100 200 1
                        n.3 100 100 200 2
                        c.0 10 10 110 0
                        c.1 110 110 210 0
                        c.2 210 210 310 0""");
    }

    @Test
    void whoBorrowsUsesTheCommonWorkersBeforeTheLessUrgent() {
        // at 100 both common workers get free: c.1 and c.2 are more urgent than n.2 and n.3, which wait until 200
        desk("workers: 3\n    dispatch: 'bulkhead({critical: 1}, borrow=true)'\n    " + LANES)
                .shows(HEAD + """
                        n.0 0 0 100 1
                        n.1 0 0 100 2
                        n.2 200 200 300 1
                        n.3 200 200 300 2
                        c.0 10 10 110 0
                        c.1 100 100 200 1
                        c.2 100 100 200 2""");
    }

    @Test
    void withPrefetchALaneFillsTheHandsOfItsOwnWorkersOnly() {
        // worker 0 critical, 1 rest, two in hand each: n.2 waits at the broker until n.0 is done, c.1 is with worker 0
        desk("workers: 2\n    prefetch: 2\n    dispatch: 'bulkhead({critical: 1, rest: 1})'\n    " + LANES)
                .shows(HEAD + """
                        n.0 0 0 100 1
                        n.1 0 100 200 1
                        n.2 100 200 300 1
                        n.3 200 300 400 1
                        c.0 10 10 110 0
                        c.1 20 110 210 0
                        c.2 110 210 310 0""");
    }

    @Test
    void withPrefetchABorrowerTakesTheWorkerWithTheFewestInHand() {
        // worker 0 critical, 1 common, two in hand each; n.0 and n.1 are with 1; c.0 and c.1 with 0, which has fewer or
        // as many;
        // at 30 all hands are full; at 100 worker 1 has one in hand and gets c.2 before n.2; worker 1 goes on with n.1
        desk("workers: 2\n    prefetch: 2\n    dispatch: 'bulkhead({critical: 1}, borrow=true)'\n    " + LANES)
                .shows(HEAD + """
                        n.0 0 0 100 1
                        n.1 0 100 200 1
                        n.2 200 300 400 1
                        n.3 300 400 500 1
                        c.0 10 10 110 0
                        c.1 20 110 210 0
                        c.2 100 200 300 1""");
    }

    @Test
    void aLaneWithoutRoomStillUsesItsIdleWorker() {
        // capacity 0: whoever finds no worker of his own free is rejected, whatever waits in the other lane
        desk("""
                workers: 2
                    dispatch: 'bulkhead({critical: 1, rest: 1})'
                    lanes: {critical: {capacity: 0, overflow: reject}, rest: {accepts: [high, normal, info]}}
                """.strip()).shows("""
                        message started ended fate worker
                        n.0 0 100 delivered 1
                        n.1 100 200 delivered 1
                        n.2 200 300 delivered 1
                        n.3 300 400 delivered 1
                        c.0 10 110 delivered 0
                        c.1 - 20 rejected -
                        c.2 - 30 rejected -""");
    }

    @Test
    void whoIsHeldBackGoesInWhenAWorkerOfHisOwnIsFree() {
        // c.1 stands before a lane without room, c.2 behind it, while the other lane has work waiting all the time
        desk("""
                workers: 2
                    dispatch: 'bulkhead({critical: 1, rest: 1})'
                    lanes: {critical: {capacity: 0, overflow: block}, rest: {accepts: [high, normal, info]}}
                """.strip()).shows("""
                        message entered started ended worker
                        n.0 0 0 100 1
                        n.1 0 100 200 1
                        n.2 1 200 300 1
                        n.3 1 300 400 1
                        c.0 10 10 110 0
                        c.1 110 110 210 0
                        c.2 210 210 310 0""");
    }

    @Test
    void anOutageTakesTheHighestNumbersAndLeavesTheOthersTheirLane() {
        // the rest's worker is away from 50 to 250 and its message goes back; the critical lane does not notice
        Timeline.of("""
                        duration: 2s
                        events: {c: {priority: critical}, n: {priority: normal}}
                        producers:
                          n: {emits: n, arrivals: "at([0ms, 1ms])"}
                          c: {emits: c, arrivals: "at([10ms, 20ms])"}
                        services:
                          s:
                            subscribes: [c, n]
                            workers: 2
                            service-time: 100ms
                            dispatch: 'bulkhead({critical: 1, rest: 1})'
                            lanes: {critical: {}, rest: {accepts: [high, normal, info]}}
                        incidents: {down: {at: 50ms, for: 200ms, in-service: abort, outage: {workers: {s: 1}}}}
                        """).shows("""
                        message dispatched started ended worker attempts
                        n.0 250 250 350 1 2
                        n.1 350 350 450 1 1
                        c.0 10 10 110 0 1
                        c.1 110 110 210 0 1""");
    }

    @Test
    void aFailedMessageRejoinsItsOwnLane() {
        // each fails once and goes to the tail of its lane: c.0 and c.1 take turns on worker 0, n.0 has worker 1 for
        // itself
        Timeline.of("""
                        duration: 2s
                        events: {c: {priority: critical}, n: {priority: normal}}
                        producers:
                          n: {emits: n, arrivals: "at([0ms])"}
                          c: {emits: c, arrivals: "at([10ms, 20ms])"}
                        services:
                          s:
                            subscribes: [c, n]
                            workers: 2
                            service-time: 100ms
                            failure: 100%
                            attempts: 2
                            dispatch: 'bulkhead({critical: 1, rest: 1})'
                            lanes: {critical: {}, rest: {accepts: [high, normal, info]}}
                        """).shows("""
                        message dispatched started ended worker attempts
                        n.0 100 100 200 1 2
                        c.0 210 210 310 0 2
                        c.1 310 310 410 0 2""");
    }

    @Test
    void threadsThatPartitionsShareAreDividedOnce() {
        // thread 0 for critical messages of both partitions, thread 1 for the rest
        Timeline.of("""
                        duration: 1s
                        zones: [a, b]
                        events: {c: {priority: critical}, n: {priority: normal}}
                        producers:
                          n: {emits: n, count: 2, arrivals: "at([0ms])"}
                          c: {emits: c, count: 2, arrivals: "at([1ms])"}
                        broker:
                          service-time: 10ms
                          partitions: zone
                          threads: 2
                          threads-of: broker
                          lanes: {critical: {}, rest: {accepts: [high, normal, info]}}
                          dispatch: 'bulkhead({critical: 1, rest: 1})'
                        services: {s: {subscribes: [c, n]}}
                        """).shows("""
                        message partition brokered routed
                        n[0].0 0 0 10
                        n[1].0 1 10 20
                        c[0].0 0 1 11
                        c[1].0 1 11 21""");
    }
}
