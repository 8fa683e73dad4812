package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.TurnTally;
import org.junit.jupiter.api.Test;

/** Orders of delivery beside journals, guests, attempts and several workers, with pencil and paper. */
class OrderBesideTimelineTest {
    private static final String JOURNAL = """
            duration: 1s
            events: {e: {}}
            broker: {journal: {flush: every-message}}
            producers: {p: {emits: e, arrivals: never}, q: {emits: e, arrivals: never}}
            services: {s: {subscribes: [e], order: fifo, service-time: 20ms}}
            incidents:
              first: {at: 0ms, send: {from: p, event: e, arrives: 50ms}}
              second: {at: 10ms, send: {from: p, event: e, arrives: 20ms}}
              other: {at: 15ms, send: {from: q, event: e, arrives: 22ms}}
              another: {at: 16ms, send: {from: q, event: e, arrives: 23ms}}
              down: {at: 30ms, for: 5ms, crash: broker}
            """;

    @Test
    void whatIsHeldBackAtACrashComesBackFromTheLogAndIsHeldBackAgain() {
        // q's second stands in the lane, and p's second before it: both come back at 35, and p's waits on until 50
        Timeline timeline = Timeline.of(JOURNAL).shows("""
                message occurred offered entered started ended
                p.0 0 50 50 62 82
                p.0 10 20 50 82 102
                q.0 15 22 22 22 42
                q.0 16 23 23 42 62""");
        TurnTally tally = timeline.summary().services().get("s").turns();
        assertThat(tally.heldBack()).isEqualTo(1);
        assertThat(tally.delays().max()).isEqualTo(30_000_000);
        assertThat(tally.late() + tally.givenUp() + tally.lost() + tally.waiting())
                .isZero();
    }

    @Test
    void whoJoinsWaitsForNothingThatWasRoutedBeforeAndForAllThatIsRoutedAfterwards() {
        // the first, routed at 5, is not for s, who joins at 10; the third, there at 30, waits for the second
        Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: never}}
                services: {s: {subscribes: [e], order: fifo, service-time: 1ms, joins: 10ms}}
                incidents:
                  first: {at: 0ms, send: {from: p, event: e, arrives: 5ms}}
                  second: {at: 20ms, send: {from: p, event: e, arrives: 40ms}}
                  third: {at: 25ms, send: {from: p, event: e, arrives: 30ms}}
                """).shows("""
                message occurred offered entered started
                p.0 0 - - -
                p.0 20 40 40 40
                p.0 25 30 40 41""");
    }

    @Test
    void whatIsRefusedAndPublishedAgainIsWaitedFor() {
        // the second is refused at 1, 4 and 7 and let in at 10; the third is held back from 2 to 10, refused then, at
        // 13, 16 and
        // 19, and let in at 22
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms])", retry: 'fixed(attempts=9, delay=3ms)'}}
                services:
                  s: {subscribes: [e], order: fifo, service-time: 10ms, lanes: {all: {capacity: 0, overflow: reject}}}
                """).shows("""
                message occurred started ended
                p.0 0 0 10
                p.1 1 10 20
                p.2 2 22 32""");
        assertThat(timeline.summary().services().get("s").turns().heldBack()).isEqualTo(1);
    }

    @Test
    void severalWorkersBeginInTheOrderOfDispatchHoweverManyMessagesEachHasInHand() {
        // the second is done at 2 and its worker has the fourth, but the third waits with the other one behind the
        // first until 50
        Timeline.of("""
                duration: 1s
                events: {long: {}, short: {}}
                producers:
                  p: {emits: {mix: {long: 1, short: 1}}, arrivals: never}
                services:
                  s:
                    subscribes: [long, short]
                    order: fifo
                    workers: 2
                    prefetch: 2
                    service-time: 1ms
                    service-times: {long: 50ms}
                incidents:
                  one: {at: 0ms, send: {from: p, event: long, arrives: 0ms}}
                  two: {at: 1ms, send: {from: p, event: short, arrives: 1ms}}
                  three: {at: 1500us, send: {from: p, event: long, arrives: 1500us}}
                  four: {at: 1700us, send: {from: p, event: short, arrives: 1700us}}
                """).shows("""
                event occurred started ended
                long 0 0 50
                short 1 1 2
                long 1.5 50 100
                short 1.7 50 51""");
    }

    @Test
    void whatIsOnItsWayToAWorkerWhoGoesDownGoesBackAndWhatMustComeAfterItToo() {
        // worker 1 goes down with the second on its way to it; the third, on its way to worker 0 behind the first,
        // would be there
        // before. Both go back, at 11 and 12, and then leave again: for there is room for one until the first is
        // acknowledged, at 26
        Timeline.of("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms])"}}
                network: {to-services: 10ms}
                services: {s: {subscribes: [e], order: fifo, workers: 2, prefetch: 2, service-time: 6ms}}
                incidents: {down: {at: 5ms, for: 500ms, in-service: abort, outage: {workers: {s: 1}}}}
                """).shows("""
                message occurred started
                p.0 0 10
                p.1 1 22
                p.2 2 36""");
    }
}
