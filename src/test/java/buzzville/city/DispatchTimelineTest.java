package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who is served next. */
class DispatchTimelineTest {
    /** All wait behind the first, which takes 100 ms, so that only the policy decides about the others. */
    private static final String WAITING = """
            duration: 10s
            events: {c: {priority: critical, ttl: 3s}, h: {priority: high}, n: {priority: normal, ttl: 1s}}
            producers:
              n: {emits: n, arrivals: "at([0ms, 10ms, 40ms])"}
              c: {emits: c, arrivals: "at([20ms, 50ms])"}
              h: {emits: h, arrivals: "at([30ms, 60ms, 150ms])"}
            services:
              s:
                subscribes: [c, h, n]
                service-time: 100ms
                lanes: {urgent: {accepts: [critical, high], order: %s}, rest: {accepts: [normal, info]}}
                dispatch: %s
            """;

    @Test
    void fifoServesInTheOrderOfArrivalAcrossLanes() {
        assertThat(served("arrival", "fifo")).isEqualTo("n.0 n.1 c.0 h.0 n.2 c.1 h.1 h.2");
    }

    @Test
    void strictPriorityServesTheMostUrgentLaneAndInterruptsNobody() {
        assertThat(served("arrival", "strict-priority")).isEqualTo("n.0 c.0 h.0 c.1 h.1 h.2 n.1 n.2");
    }

    @Test
    void aLaneOrderedByPriorityServesItsMostUrgentFirst() {
        assertThat(served("priority", "strict-priority")).isEqualTo("n.0 c.0 c.1 h.0 h.1 h.2 n.1 n.2");
    }

    @Test
    void lifoServesTheNewest() {
        // at 100: h.1 (60); at 200: h.2 (150); then c.1 (50), n.2 (40), h.0 (30), c.0 (20), n.1 (10)
        assertThat(served("arrival", "lifo")).isEqualTo("n.0 h.1 h.2 c.1 n.2 h.0 c.0 n.1");
    }

    @Test
    void earliestDeadlineServesWhoeverExpiresFirstAndThoseWithoutADeadlineLast() {
        // deadlines: n.1 1010, n.2 1040, c.0 3020, c.1 3050, the others none
        assertThat(served("arrival", "earliest-deadline")).isEqualTo("n.0 n.1 n.2 c.0 c.1 h.0 h.1 h.2");
    }

    @Test
    void weightedFairServesTwoOfOneLaneForOneOfTheOther() {
        // tags: c 1/2, 1, 3/2, 2 ..., n 1, 2, 3; at equal tags the more urgent lane: c c n c c n c c n
        Timeline timeline = Timeline.of("""
                duration: 10s
                events: {c: {priority: critical}, n: {priority: normal}}
                producers:
                  first: {emits: n, arrivals: "at([0ms])"}
                  c: {emits: c, arrivals: "at([1ms])", batch: 6}
                  n: {emits: n, arrivals: "at([1ms])", batch: 4}
                services:
                  s:
                    subscribes: [c, n]
                    service-time: 10ms
                    lanes: {critical: {}, others: {accepts: [high, normal, info]}}
                    dispatch: weighted-fair(weights={critical: 2, others: 1})
                """);
        assertThat(served(timeline)).isEqualTo("first.0 c.0 c.1 n.0 c.2 c.3 n.1 c.4 c.5 n.2 n.3");
    }

    @Test
    void anEmptyLaneSavesNothingUp() {
        // c is alone from 0 to 40 and is served; when n wakes at 35 it starts beside c and not with the turns it missed
        Timeline timeline = Timeline.of("""
                duration: 10s
                events: {c: {priority: critical}, n: {priority: normal}}
                producers:
                  c: {emits: c, arrivals: "at([0ms])", batch: 8}
                  n: {emits: n, arrivals: "at([35ms])", batch: 4}
                services:
                  s:
                    subscribes: [c, n]
                    service-time: 10ms
                    lanes: {critical: {}, others: {accepts: [high, normal, info]}}
                    dispatch: weighted-fair(weights={critical: 1, others: 1})
                """);
        assertThat(served(timeline)).isEqualTo("c.0 c.1 c.2 c.3 c.4 n.0 c.5 n.1 c.6 n.2 c.7 n.3");
    }

    @Test
    void dropOldestInALaneOrderedByPriorityLosesTheMostUrgent() {
        Timeline.of("""
                        duration: 1s
                        events: {c: {priority: critical}, n: {priority: normal}}
                        producers:
                          n: {emits: n, arrivals: "at([0ms, 1ms, 3ms])"}
                          c: {emits: c, arrivals: "at([2ms])"}
                        services:
                          s:
                            subscribes: [c, n]
                            service-time: 10ms
                            lanes: {all: {capacity: 2, overflow: drop-oldest, order: priority}}
                        """).shows("""
                        message entered ended fate
                        n.0 0 10 delivered
                        n.1 1 20 delivered
                        c.0 2 3 dropped-oldest
                        n.2 3 30 delivered""");
    }

    @Test
    void theLowestIdleWorkerTakesTheNext() {
        // at 10 worker 0 is idle again and is chosen for the arrival of that instant, although worker 2 never worked
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 5ms, 10ms, 11ms, 12ms])"}}
                        services: {s: {subscribes: [e], workers: 3, service-time: 10ms}}
                        """).shows("""
                        message started ended worker
                        p.0 0 10 0
                        p.1 5 15 1
                        p.2 10 20 0
                        p.3 11 21 2
                        p.4 15 25 1""");
    }

    private static String served(String order, String dispatch) {
        return served(Timeline.of(WAITING.formatted(order, dispatch)));
    }

    private static String served(Timeline timeline) {
        return timeline.rows().stream()
                .sorted(Comparator.comparingLong(row -> row.copy().startedAt))
                .map(row -> row.message(false))
                .collect(Collectors.joining(" "));
    }
}
