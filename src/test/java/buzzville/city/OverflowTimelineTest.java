package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Latency;
import org.junit.jupiter.api.Test;

/** What becomes of a message that finds its lane full. */
class OverflowTimelineTest {
    /** One worker, 10 ms of service, room for two: at 1, 2 and 3 ms the lane fills up and overflows. */
    private static final String ONE_LANE = """
            duration: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms, 10ms])"}}
            services: {s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 2, overflow: %s}}}}
            """;

    private static final String COLUMNS = "message entered started ended fate\n";

    @Test
    void rejectRefusesTheNewcomer() {
        // at 10 the first is done before the last comes: the lane has room again
        Timeline.of(ONE_LANE.formatted("reject")).shows(COLUMNS + """
                        p.0 0 0 10 delivered
                        p.1 1 10 20 delivered
                        p.2 2 20 30 delivered
                        p.3 - - 3 rejected
                        p.4 10 30 40 delivered""");
    }

    @Test
    void dropNewestLosesTheNewcomer() {
        Timeline.of(ONE_LANE.formatted("drop-newest")).shows(COLUMNS + """
                        p.0 0 0 10 delivered
                        p.1 1 10 20 delivered
                        p.2 2 20 30 delivered
                        p.3 - - 3 dropped-newest
                        p.4 10 30 40 delivered""");
    }

    @Test
    void dropOldestLosesTheHead() {
        Timeline.of(ONE_LANE.formatted("drop-oldest")).shows(COLUMNS + """
                        p.0 0 0 10 delivered
                        p.1 1 - 3 dropped-oldest
                        p.2 2 10 20 delivered
                        p.3 3 20 30 delivered
                        p.4 10 30 40 delivered""");
    }

    @Test
    void blockMakesTheProducerWaitInOrderAndCountsTheWait() {
        // the fourth is held from 3 to 10, when a place becomes free; the fifth, at 10, finds the lane full again
        Timeline timeline = Timeline.of(ONE_LANE.formatted("block")).shows("""
                        message occurred entered started ended waited fate
                        p.0 0 0 0 10 0 delivered
                        p.1 1 1 10 20 9 delivered
                        p.2 2 2 20 30 18 delivered
                        p.3 3 10 30 40 20 delivered
                        p.4 10 20 40 50 20 delivered""");
        var blocked = timeline.summary().services().get("s").all().latency(Latency.BLOCKED);
        assertThat(blocked.mean()).isEqualTo((7e6 + 10e6) / 5);
        assertThat(blocked.max()).isEqualTo(10_000_000);
        // blocked over [3, 20): one producer
        assertThat(timeline.run().blockedProducers().area().toDouble()).isEqualTo(17e6);
    }

    @Test
    void withoutRoomAMessageIsTakenOnlyIfAWorkerIsIdle() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 9ms, 10ms])"}}
                        services: {s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 0, overflow: reject}}}}
                        """).shows(COLUMNS + """
                        p.0 0 0 10 delivered
                        p.1 - - 9 rejected
                        p.2 10 10 20 delivered""");
    }

    @Test
    void dropOldestWithoutRoomLosesTheNewcomer() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 9ms])"}}
                        services:
                          s: {subscribes: [e], service-time: 10ms, lanes: {all: {capacity: 0, overflow: drop-oldest}}}
                        """).shows(COLUMNS + """
                        p.0 0 0 10 delivered
                        p.1 - - 9 dropped-newest""");
    }

    @Test
    void pushOutEvictsTheNewestOfTheLeastUrgentLaneThatHoldsAny() {
        // three places for all; n at 1 and 2 and i at 3 fill them; c evicts i, the next c the newest n, then n finds
        // its
        // own kind only and is rejected, c evicts the last n, and then there is nobody less urgent than c
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {c: {priority: critical}, n: {priority: normal}, i: {priority: info}}
                        producers:
                          x: {emits: n, arrivals: "at([0ms, 1ms, 2ms, 6ms])"}
                          y: {emits: i, arrivals: "at([3ms])"}
                          z: {emits: c, arrivals: "at([4ms, 5ms, 7ms, 8ms])"}
                        services:
                          s:
                            subscribes: [c, n, i]
                            service-time: 10ms
                            shared-capacity: 3
                            dispatch: strict-priority
                            lanes:
                              critical: {overflow: push-out}
                              middle: {accepts: [high, normal], overflow: push-out}
                              info: {overflow: push-out}
                        """).shows(COLUMNS + """
                        x.0 0 0 10 delivered
                        x.1 1 - 7 evicted
                        x.2 2 - 5 evicted
                        y.0 3 - 4 evicted
                        z.0 4 10 20 delivered
                        z.1 5 20 30 delivered
                        x.3 - - 6 rejected
                        z.2 7 30 40 delivered
                        z.3 - - 8 rejected""");
        // an evicted message is charged to its own priority
        var tally = timeline.summary().services().get("s");
        assertThat(tally.tally(Priority.NORMAL).count(Fate.EVICTED)).isEqualTo(2);
        assertThat(tally.tally(Priority.INFO).count(Fate.EVICTED)).isEqualTo(1);
        assertThat(tally.tally(Priority.CRITICAL).count(Fate.REJECTED)).isEqualTo(1);
    }

    @Test
    void aBrokerThreadIsBusyUntilTheLastCopyIsAccepted() {
        // fan-out to 'narrow' (no room while busy) and 'wide'; one broker thread of 1 ms.
        // p.0 reaches both at 1. p.1 is through at 2: wide takes it at once, narrow is busy until 21, so the thread is
        // too.
        // p.2 waits in the broker from 2 to 21, is handled until 22, and held back until 41.
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms])"}}
                        broker: {service-time: 1ms}
                        services:
                          narrow: {subscribes: [e], service-time: 20ms, lanes: {all: {capacity: 0, overflow: block}}}
                          wide: {subscribes: [e], service-time: 5ms}
                        """).shows("""
                        message service brokered routed offered entered started ended
                        p.0 narrow 0 1 1 1 1 21
                        p.0 wide 0 1 1 1 1 6
                        p.1 narrow 1 21 2 21 21 41
                        p.1 wide 1 21 2 2 6 11
                        p.2 narrow 21 41 22 41 41 61
                        p.2 wide 21 41 22 22 22 27""");
        // the thread is busy without a break from 0 to 41
        assertThat(timeline.summary().broker().utilization()).isEqualTo(0.041);
    }

    @Test
    void aProducerIsHeldBackUntilTheLastOfAFanOutHasRoom() {
        // without a broker stage the producer feeds the lanes itself: its second message waits at the door until 20
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms, 1ms, 2ms])"}
                          q: {emits: e, arrivals: "at([3ms])"}
                        services:
                          narrow: {subscribes: [e], service-time: 20ms, lanes: {all: {capacity: 0, overflow: block}}}
                          wide: {subscribes: [e], workers: 5, service-time: 5ms}
                        """).shows("""
                        message service arrived admitted routed offered entered started ended
                        p.0 narrow 0 0 0 0 0 0 20
                        p.0 wide 0 0 0 0 0 0 5
                        p.1 narrow 1 1 20 1 20 20 40
                        p.1 wide 1 1 20 1 1 1 6
                        p.2 narrow 2 20 60 20 60 60 80
                        p.2 wide 2 20 60 20 20 20 25
                        q.0 narrow 3 3 40 3 40 40 60
                        q.0 wide 3 3 40 3 3 3 8""");
    }
}
