package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.PolicyTally.Deed;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pair of "Fail at Scale": a patience that depends on how long a queue has stood, and the newest first under a backlog. */
class AdaptiveLifoTimelineTest {
    @Test
    void aQueueThatHasNotBeenEmptyForTheLastHundredMillisecondsLetsNobodyWaitMoreThanFive() {
        /*
         * One worker of 30 ms, an arrival every 20 ms from 61 on. The lane is empty for the last time at 61, when p.3 comes and
         * finds nobody waiting. Up to 161 = 61 + 100 newcomers may wait 100; p.9 (181) and those after it may wait 5. They
         * wait behind p.5 to p.8, which are served after 49, 59, 69 and 79. At 270 it is the turn of p.9, which has waited 89,
         * of p.10 (69), p.11 (49), p.12 (29) and p.13 (9): all too long. Then the queue is empty, and p.14 is served at once.
         */
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {priority: normal}}
                producers:
                  p: {emits: e, arrivals: "at([0ms, 1ms, 10ms, 61ms, 81ms, 101ms, 121ms, 141ms, 161ms, 181ms, 201ms, 221ms, 241ms, 261ms, 281ms])"}
                services: {s: {subscribes: [e], service-time: 30ms, admission: codel-timeout}}
                """).shows("""
                        message entered started ended fate
                        p.0 0 0 30 delivered
                        p.1 1 30 60 delivered
                        p.2 10 60 90 delivered
                        p.3 61 90 120 delivered
                        p.4 81 120 150 delivered
                        p.5 101 150 180 delivered
                        p.6 121 180 210 delivered
                        p.7 141 210 240 delivered
                        p.8 161 240 270 delivered
                        p.9 181 - 270 shed
                        p.10 201 - 270 shed
                        p.11 221 - 270 shed
                        p.12 241 - 270 shed
                        p.13 261 - 270 shed
                        p.14 281 281 311 delivered""");
        var tally = timeline.summary().policies().get(0).tally();
        assertThat(tally.count(Deed.REJECTED, 2)).isEqualTo(5); // they are told
        assertThat(tally.count(Deed.ADMITTED, 2)).isEqualTo(10);
    }

    @Test
    void aQueueThatEmptiesLetsNewcomersWaitAHundred() {
        // p.1 waits 100 and is served; p.2 finds p.1 waiting but a lane that was empty 1 ms ago, and has waited 200 at
        // 201
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 1ms])"}}
                        services: {s: {subscribes: [e], service-time: 100ms, admission: codel-timeout}}
                        """).shows("""
                        message entered started ended fate
                        p.0 0 0 100 delivered
                        p.1 0 100 200 delivered
                        p.2 1 - 200 shed""");
    }

    private static String served(String arrivals, String service) {
        return Timeline.of("""
                        duration: 10s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([%s])"}}
                        services: {s: {subscribes: [e], service-time: 100ms, %s}}
                        """.formatted(arrivals, service)).rows().stream()
                .sorted(Comparator.comparingLong(row -> row.copy().startedAt))
                .map(row -> row.message(false) + "@" + Timeline.ms(row.copy().startedAt))
                .collect(Collectors.joining(" "));
    }

    @Test
    void whileMoreThanTheBacklogWaitTheNewestGoesFirst() {
        // at 100 four wait: the newest; at 200 three: the newest; at 300 two: the oldest, and so on
        assertThat(served("0ms, 10ms, 20ms, 30ms, 40ms", "dispatch: adaptive-lifo(backlog=2)"))
                .isEqualTo("p.0@0 p.4@100 p.3@200 p.1@300 p.2@400");
        assertThat(served("0ms, 10ms, 20ms, 30ms, 40ms", "dispatch: adaptive-lifo(backlog=4)"))
                .isEqualTo("p.0@0 p.1@100 p.2@200 p.3@300 p.4@400");
        assertThat(served("0ms, 10ms, 20ms, 30ms, 40ms", "dispatch: adaptive-lifo(backlog=0)"))
                .isEqualTo("p.0@0 p.4@100 p.3@200 p.2@300 p.1@400");
    }

    @Test
    void whatFailedGoesBehindTheOldestUnderABacklogAndToTheBackOtherwise() {
        // every first attempt fails; under a backlog: 0, then the newest 3, 2, 1, then those that came back, 0, 3, 2, 1
        assertThat(ended("adaptive-lifo(backlog=0)")).containsExactly("p.0 500", "p.3 600", "p.2 700", "p.1 800");
        // in normal operation: 0 1 2 3 0 1 2 3
        assertThat(ended("adaptive-lifo(backlog=9)")).containsExactly("p.0 500", "p.1 600", "p.2 700", "p.3 800");
    }

    private static List<String> ended(String dispatch) {
        return Timeline.of("""
                        duration: 10s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 10ms, 20ms, 30ms])"}}
                        services:
                          s: {subscribes: [e], service-time: 100ms, failure: 100%%, attempts: 2, dispatch: %s}
                        """.formatted(dispatch)).rows().stream()
                .sorted(Comparator.comparingLong(row -> row.endedAt()))
                .map(row -> row.message(false) + " " + Timeline.ms(row.endedAt()))
                .toList();
    }

    @Test
    void whatWasAbortedIsTheNextToBeServedInBothOrders() {
        for (int backlog : new int[] {0, 9}) {
            Timeline timeline = Timeline.of("""
                    duration: 10s
                    events: {e: {}}
                    producers: {p: {emits: e, arrivals: "at([0ms, 10ms, 20ms, 30ms])"}}
                    services: {s: {subscribes: [e], service-time: 100ms, dispatch: adaptive-lifo(backlog=%d)}}
                    incidents: {away: {at: 50ms, for: 100ms, in-service: abort, outage: {services: [s]}}}
                    """.formatted(backlog));
            assertThat(timeline.rows().get(0).copy().startedAt).isEqualTo(150_000_000);
        }
    }

    @Test
    void underALastingOverloadThePairServesFreshMessagesWhereFirstComeFirstServedServesStaleOnes() {
        // 1.3 times what four workers of 20 ms can do: 260 a second, of which 60 cannot be served
        String city = """
                duration: 30s
                warmup: 1s
                events: {e: {priority: normal}}
                producers: {p: {emits: e, arrivals: poisson(260/s)}}
                services: {s: {subscribes: [e], workers: 4, service-time: exponential(20ms)%s}}
                """;
        Timeline pair = Timeline.of(city.formatted(", dispatch: adaptive-lifo(backlog=4), admission: codel-timeout"));
        long delivered =
                pair.rows().stream().filter(row -> row.fate() == Fate.DELIVERED).count();
        long shed = pair.rows().stream().filter(row -> row.fate() == Fate.SHED).count();
        assertThat(shed).isGreaterThan(60 * 25);
        // nobody waited longer than N, and nearly nobody longer than M
        assertThat(pair.rows())
                .filteredOn(row -> row.fate() == Fate.DELIVERED)
                .allSatisfy(row -> assertThat(row.copy().waited).isLessThanOrEqualTo(100_000_000L));
        // served: most of the capacity of 200 a second
        assertThat(delivered).isGreaterThan(170 * 30);

        double stale = Timeline.of(city.formatted(", lanes: {all: {capacity: 500}}"))
                .summary()
                .services()
                .get("s")
                .all()
                .latency(Latency.WAIT)
                .percentile(0.5);
        double fresh =
                pair.summary().services().get("s").all().latency(Latency.WAIT).percentile(0.5);
        assertThat(stale).isGreaterThan(2e9); // 500 before it at 200 a second
        assertThat(fresh).isLessThan(50e6);
    }
}
