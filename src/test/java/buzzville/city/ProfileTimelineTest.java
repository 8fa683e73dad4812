package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.Timeline.Row;
import buzzville.metric.Fate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What broker profiles are made of: batches at senders, polling workers, the memory alarm; worked by hand or by formula. */
class ProfileTimelineTest {
    private static final String SENSORS = """
            duration: %s
            events: {e: {priority: info, size: 500B}}
            producers: {p: {emits: e, arrivals: %s}}
            broker: {batching: "linger(after=5ms, size=%s)"}
            services: {s: {subscribes: [e]}}
            """;

    @Test
    void aWindowOpensWithItsFirstMessageAndClosesForAllAtOnce() {
        Timeline.of(SENSORS.formatted("1s", "\"at([0ms, 2ms, 6ms, 11ms])\"", "16384B"))
                .shows("""
                        message occurred published ended
                        p.0 0 5 5
                        p.1 2 5 5
                        p.2 6 11 11
                        p.3 11 16 16""");
    }

    @Test
    void aFullBatchLeavesAtOnce() {
        // two of 500 B fill 1000 B; a third opens a window of its own
        Timeline.of(SENSORS.formatted("1s", "\"at([0ms, 2ms, 3ms])\"", "1000B")).shows("""
                        message occurred published
                        p.0 0 2
                        p.1 2 2
                        p.2 3 8""");
    }

    @Test
    void aMessageThatDoesNotFitSendsOffWhatWasThere() {
        // 500 + 500 > 900: the first leaves when the second comes, which opens the next window
        Timeline.of(SENSORS.formatted("1s", "\"at([0ms, 2ms])\"", "900B")).shows("""
                        message occurred published
                        p.0 0 2
                        p.1 2 7""");
    }

    @Test
    void aFullBatchTakesAlongThoseOfAllPartitionsOfItsNode() {
        // round robin over partitions 0 and 1: 0 and 2 fill partition 0, and 1 leaves with them
        Timeline.of("""
                        duration: 1s
                        events: {e: {size: 500B}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms])"}}
                        broker: {partitions: round-robin(count=2), batching: "linger(after=5ms, size=1000B)"}
                        services: {s: {subscribes: [e]}}
                        """).shows("""
                        message partition occurred published
                        p.0 0 0 2
                        p.1 1 1 2
                        p.2 0 2 2""");
    }

    @Test
    void theMeanWaitInTheWindowIsTheFormulas() {
        // mean = L (1 + x/2)/(1 + x), x = rate * L: 40/s: x 0.2, 0.9167 L; 200/s: x 1, 0.75 L; 2000/s: x 10, 0.5455 L
        for (Map.Entry<Integer, Double> share :
                Map.of(40, 0.9166667, 200, 0.75, 2000, 0.5454545).entrySet()) {
            int seconds = 40_000 / share.getKey();
            double mean = rows(SENSORS.formatted(seconds + "s", "poisson(" + share.getKey() + "/s)", "1MB")).stream()
                    .filter(row -> row.fate() == Fate.DELIVERED)
                    .mapToLong(row -> row.message().heldAtSource)
                    .average()
                    .orElseThrow();
            // a message's wait has a deviation below 0.5 L, and those of one window go together: 4 sigma of 3,600
            // windows
            assertThat(mean / 5e6).isCloseTo(share.getValue(), within(0.033));
        }
    }

    private static final String POLL = """
            duration: 1s
            events: {a: {priority: critical}, e: {priority: info}}
            producers:
              e: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms])"}
              a: {emits: a, arrivals: "at([4ms])"}
            %s
            services: {s: {subscribes: [e, a], service-time: 10ms, %s, dispatch: strict-priority,
                lanes: {critical: {}, rest: {accepts: [high, normal, info]}}}}
            """;

    @Test
    void whatHasBeenFetchedKnowsNoPriority() {
        // the fetch of 0 is answered with e.0; the next at once, with e.1 at 1 ms; the third leaves at 10, when the
        // worker begins
        // with e.1, and gets a.0 first, then e.2 and e.3: within one portion the order is the broker's
        Timeline.of(POLL.formatted("", "fetch: poll")).shows("""
                        message dispatched started ended
                        e.0 0 0 10
                        e.1 1 10 20
                        e.2 10 30 40
                        e.3 10 40 50
                        a.0 10 20 30""");
    }

    @Test
    void aFetchTakesNoMoreThanItMay() {
        Timeline.of(POLL.formatted("", "fetch: poll(max-records=1)")).shows("""
                        message dispatched started ended
                        e.0 0 0 10
                        e.1 1 10 20
                        e.2 20 30 40
                        e.3 30 40 50
                        a.0 10 20 30""");
    }

    @Test
    void aFetchCostsTheRoundTripButBehindTheWork() {
        // there 3, back 3: e.0 at 0, received 3, next fetch at the broker at 6: all that waits, the alarm first;
        // the worker begins with it at 13, sends the next fetch, and is never idle
        Timeline.of(POLL.formatted("network: {to-services: 3ms}", "fetch: poll"))
                .shows("""
                        message dispatched received started ended
                        e.0 0 3 3 13
                        e.1 6 9 23 33
                        e.2 6 9 33 43
                        e.3 6 9 43 53
                        a.0 6 9 13 23""");
    }

    @Test
    void aFetchWaitsForBytesOrForTime() {
        // 1 kB each, 3 kB asked for: the third comes at 30; the last alone waits until the fetch of 30 has stood for
        // 100 ms
        Timeline.of("""
                        duration: 1s
                        events: {e: {size: 1000B}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 10ms, 30ms, 50ms])"}}
                        services: {s: {subscribes: [e], service-time: 1ms, fetch: "poll(min-bytes=3000B, max-wait=100ms)"}}
                        """).shows("""
                        message dispatched started ended
                        p.0 30 30 31
                        p.1 30 31 32
                        p.2 30 32 33
                        p.3 130 130 131""");
    }

    @Test
    void aPortionIsWorkedOffPartitionByPartition() {
        // e.1 to e.4 stand when the fetch of 10 comes back: partitions 1, 0, 1, 0
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms, 4ms, 5ms])"}}
                        broker: {partitions: round-robin(count=2)}
                        services: {s: {subscribes: [e], service-time: 10ms, fetch: poll}}
                        """).shows("""
                        message partition dispatched started
                        p.0 0 0 0
                        p.1 1 1 10
                        p.2 0 10 20
                        p.3 1 10 40
                        p.4 0 10 30
                        p.5 1 10 50""");
    }

    @Test
    void aWorkerThatGoesDownGivesBackWhatItFetched() {
        List<Row> rows = rows("""
                duration: 1s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 3ms])"}}
                services: {s: {subscribes: [e], service-time: 10ms, fetch: poll}}
                incidents: {down: {at: 15ms, for: 10ms, in-service: abort, outage: {services: [s]}}}
                """);

        // e.0 done at 10; e.1 aborted at 15 and taken up first at 25
        assertThat(rows).extracting(Row::endedAt).containsExactly(10_000_000L, 35_000_000L, 45_000_000L, 55_000_000L);
    }

    @Test
    void theMemoryAlarmMeasuresNowAndThenAndStopsEverybody() {
        // 100 B each 10 ms from 0, served in 20 ms each: just before the arrival of 100 ms, 10 came and 5 are done: 500
        // B > 400 B,
        // pause. At 200 ms all ten are done: resume, and what occurred from 100 to 190 ms comes then, with that of 200
        // itself
        List<Row> rows = rows("""
                duration: 250ms
                events: {e: {priority: critical, size: 100B}}
                producers: {p: {emits: e, arrivals: "every(10ms, phase=0s)", throttled: buffer}}
                broker: {backpressure: "memory-alarm(high=400B, every=100ms)"}
                services: {s: {subscribes: [e], service-time: 20ms}}
                """);

        assertThat(published(rows, 0, 100)).isEqualTo(10);
        assertThat(published(rows, 100, 200)).isZero();
        assertThat(published(rows, 200, 201)).isEqualTo(11);
    }

    /** How many were published in [from, until), milliseconds. */
    private static long published(List<Row> rows, long from, long until) {
        return rows.stream()
                .map(row -> row.message().publishedAt)
                .filter(at -> from * 1_000_000 <= at && at < until * 1_000_000)
                .count();
    }

    private static final String OVERLOAD = """
            duration: 30s
            events: {a: {priority: critical}, m: {priority: normal}, i: {priority: info}}
            producers: {p: {emits: {mix: {a: 5, m: 35, i: 60}}, arrivals: poisson(1300/s)}}
            network: {to-services: 150us}
            services: {s: {subscribes: [a, m, i], service-time: exponential(1ms), %s}}
            """;

    @Test
    void withPrefetchOneTheRateIsThatOfWorkAndTurnAround() {
        // mu = 1/(S + t) = 1/(1 ms + 0.3 ms) = 769/s; 30 s: 23,077, sd of the sum of 23,077 exponentials: 152 ms = 117
        // messages
        long served = rows(OVERLOAD.formatted("prefetch: 1")).stream()
                .filter(row -> row.fate() == Fate.DELIVERED)
                .count();
        assertThat((double) served).isCloseTo(23_077, within(500.0));
    }

    @Test
    void aPriorityQueueThatDropsItsHeadLosesTheAlarmsFirst() {
        // measured on RabbitMQ 3.10.8 at this load: critical 62 to 73 %, normal 60 to 71 %, info 29 to 40 %
        Map<String, Double> lost = lost(
                "prefetch: 1, lanes: {all: {capacity: 100, overflow: 'drop-oldest(joins-first=true)', order: priority}}");

        assertThat(lost.get("a")).isCloseTo(0.69, within(0.10));
        assertThat(lost.get("m")).isCloseTo(0.64, within(0.10));
        assertThat(lost.get("i")).isCloseTo(0.31, within(0.10));
        // conservation: what is not served is lost, 1 - 769/1300 = 40.8 %
        assertThat(0.05 * lost.get("a") + 0.35 * lost.get("m") + 0.60 * lost.get("i"))
                .isCloseTo(0.408, within(0.02));
    }

    @Test
    void aPlainQueueThatDropsItsHeadLosesAllAlike() {
        Map<String, Double> lost = lost("prefetch: 1, lanes: {all: {capacity: 100, overflow: drop-oldest}}");

        assertThat(lost.values()).allSatisfy(share -> assertThat(share).isCloseTo(0.408, within(0.05)));
    }

    @Test
    void threeQueuesLoseNoAlarm() {
        Map<String, Double> lost = lost("prefetch: 3, dispatch: deficit-round-robin, lanes: {critical: {},"
                + " normal: {accepts: [high, normal], capacity: 100, overflow: drop-oldest},"
                + " info: {capacity: 100, overflow: drop-oldest}}");

        assertThat(lost.get("a")).isZero();
        assertThat(lost.get("m")).isLessThan(0.15);
        assertThat(lost.get("i")).isCloseTo(0.45, within(0.10));
    }

    @Test
    void aConfirmWindowBoundsTheRate() {
        // Little: W/RTT = 10 / 4 ms = 2500/s, however many are offered
        long delivered =
                rows("""
                duration: 10s
                events: {e: {priority: info}}
                producers: {p: {emits: e, arrivals: poisson(5000/s), throttled: "buffer(capacity=unlimited)"}}
                network: {to-broker: 2ms}
                broker: {backpressure: "credit(n=10, returns=accepted)"}
                services: {s: {subscribes: [e]}}
                """).stream().filter(row -> row.fate() == Fate.DELIVERED).count();
        assertThat(delivered).isBetween(24_900L, 25_010L);
    }

    private static Map<String, Double> lost(String service) {
        List<Row> rows = rows(OVERLOAD.formatted(service));
        Predicate<Row> over = row -> row.fate() != null;
        return rows.stream()
                .filter(over)
                .collect(Collectors.groupingBy(
                        row -> row.message().kind.name(),
                        Collectors.averagingDouble(row -> row.fate() == Fate.DELIVERED ? 0 : 1)));
    }

    private static List<Row> rows(String scenario) {
        return Timeline.of(scenario).rows();
    }
}
