package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.metric.Fate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of groups whatever happens to them, and what queueing theory says of them. */
class RandomGroupTest {
    private static final int ROUNDS = 60;

    private final SplittableRandom random = new SplittableRandom(20_241_211);

    private String zones(int count) {
        return IntStream.range(0, count).mapToObj(zone -> "z" + zone).collect(Collectors.joining(", "));
    }

    private String rebalance() {
        return "\"%s(pause=%dms, detect=%dms)\""
                .formatted(
                        random.nextBoolean() ? "eager" : "cooperative",
                        random.nextInt(2_000),
                        500 + random.nextInt(2_000));
    }

    private String group(String service) {
        int zones = 1 + random.nextInt(5);
        StringBuilder incidents = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String what = switch (random.nextInt(4)) {
                case 0 -> "in-service: abort, outage: {workers: {s: 1}}";
                case 1 -> "crash: {services: [s]}";
                default -> "crash: {workers: {s: 1}}";
            };
            incidents.append("  i%d: {at: %dms, for: %dms, %s}\n"
                    .formatted(i, 500 + random.nextInt(25_000), 1 + random.nextInt(6_000), what));
        }
        // a pause shorter than any session keeps what is in hand
        incidents.append("  pause: {at: %dms, for: %dms, in-service: freeze, outage: {workers: {s: 1}}}\n"
                .formatted(500 + random.nextInt(25_000), 1 + random.nextInt(499)));
        return """
                duration: 30s
                drain: true
                seed: %d
                zones: [%s]
                events: {e: {}, f: {priority: critical}}
                producers:
                  p: {emits: e, count: 5, zones: [%s], arrivals: poisson(%d/s)}
                  q: {emits: f, count: 2, zones: [%s], arrivals: poisson(1/s)}
                broker: {partitions: zone, journal: {}}
                services:
                  s: {subscribes: [e, f], service-time: exponential(%dms), rebalance: %s, %s}
                incidents:
                %s""".formatted(
                        random.nextInt(1_000_000),
                        zones(zones),
                        zones(zones),
                        1 + random.nextInt(3),
                        zones(zones),
                        10 + random.nextInt(100),
                        rebalance(),
                        service,
                        incidents);
    }

    private String workers() {
        return random.nextInt(4) == 0
                ? "scaling: \"threshold(up=%d, down=0, min=1, max=%d, every=2s, cooldown=2s)\""
                        .formatted(1 + random.nextInt(10), 1 + random.nextInt(5))
                : "workers: " + (1 + random.nextInt(5));
    }

    /** Of one partition's messages none is done before one that stands before it in the log. */
    @Test
    void aPartitionIsServedInTheOrderOfItsOffsetsWhoeverComesAndGoes() {
        long moved = 0;
        long again = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String commit = random.nextBoolean() ? "" : ", commit: after(" + (1 + random.nextInt(20)) + ")";
            String city = group(workers() + ", "
                    + (random.nextBoolean() ? "prefetch: " + (1 + random.nextInt(3)) : "fetch: poll(max-records=7)")
                    + commit);
            Timeline timeline = Timeline.of(city);
            timeline.rows().stream()
                    .collect(Collectors.groupingBy(row -> row.message().partition))
                    .forEach((partition, rows) ->
                            assertThat(offsetsByEnd(rows)).as(city).isSorted());
            StageSummary service = timeline.summary().services().get("s");
            ConsumerSummary consumer = service.consumer();
            assertThat(consumer).isNotNull();
            moved += consumer.moved();
            again += service.all().duplicated();
            assertThat(service.all().delivered())
                    .as(city)
                    .isEqualTo(service.all().offered());
        }
        assertThat(moved).isPositive(); // or the plans prove nothing
        assertThat(again).isPositive();
    }

    private static List<Long> offsetsByEnd(List<Timeline.Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(Timeline.Row::endedAt))
                .map(row -> {
                    assertThat(row.message().entry).isNotNull();
                    return row.message().entry.offset;
                })
                .toList();
    }

    /** Each message of a partition is worked on by one worker at a time, and no two at once. */
    @Test
    void noTwoMessagesOfAPartitionAreServedAtOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            String city = group(workers());
            Timeline.of(city).rows().stream()
                    .collect(Collectors.groupingBy(row -> row.message().partition))
                    .forEach((partition, rows) -> {
                        long free = 0;
                        for (Timeline.Row row : rows.stream()
                                .sorted(Comparator.comparingLong(Timeline.Row::endedAt))
                                .toList()) {
                            assertThat(row.copy()).isNotNull();
                            assertThat(row.copy().startedAt).as(city).isGreaterThanOrEqualTo(free);
                            free = row.endedAt();
                        }
                    });
        }
    }

    /** Whatever the lanes do to those who wait: the books close, or the run fails. */
    @Test
    void theBooksCloseWhateverTheLanesAreLike() {
        List<String> dispatch = List.of(
                "fifo",
                "lifo",
                "strict-priority",
                "earliest-deadline",
                "adaptive-lifo(backlog=3)",
                "'weighted-fair(weights={critical: 5})'",
                "deficit-round-robin(quantum=100B)");
        List<String> overflow = List.of("drop-newest", "drop-oldest", "reject", "block");
        Set<String> met = new HashSet<>();
        for (int round = 0; round < 2 * ROUNDS; round++) {
            String policy = dispatch.get(random.nextInt(dispatch.size()));
            String full = overflow.get(random.nextInt(overflow.size()));
            String extra = List.of("", ", rate: 20/s", ", failure: 10%, attempts: 3", ", ttl: {normal: 1s}")
                    .get(random.nextInt(4));
            String city = group(workers() + ", dispatch: " + policy
                    + ", lanes: {critical: {capacity: %d, overflow: %s}, rest: {accepts: [high, normal, info], capacity: %d, overflow: %s}}"
                            .formatted(1 + random.nextInt(5), full, 1 + random.nextInt(20), full)
                    + extra);
            StageSummary service = Timeline.of(city).summary().services().get("s");
            assertThat(service.all().inFlight()).as(city).isZero();
            assertThat(service.all().delivered()).as(city).isPositive();
            met.add(policy + full);
        }
        assertThat(met).hasSizeGreaterThan(20);
    }

    /**
     * Forty instances of a producer, each with a key of its own and a message in 4 s, and four partitions: each partition is an
     * M/M/1 with as many messages in 4 s as instances fall to it, mean wait rho / (mu - lambda). Daley (1968): n waits of an M/M/1
     * have a mean whose variance is rho (2 + 5 rho - 4 rho^2 + rho^3) / (mu^2 (1 - rho)^4 n) for great n.
     */
    @Test
    void partitionsWithAnOwnerEachAreQueuesByThemselvesAndNotOne() {
        String city = """
                duration: 3h
                events: {e: {key: instance}}
                producers: {p: {emits: e, count: 40, arrivals: poisson(0.25/s)}}
                broker: {partitions: "key(4)", journal: {}}
                services: {s: {subscribes: [e], workers: 4, service-time: exponential(200ms), rebalance: %s}}
                """;
        double mu = 5;
        double[] wait = new double[4];
        int[] count = new int[4];
        @SuppressWarnings("unchecked")
        Set<Integer>[] instances = (Set<Integer>[]) new Set<?>[4];
        Arrays.setAll(instances, partition -> new HashSet<>());
        for (Timeline.Row row : Timeline.of(city.formatted("eager")).rows()) {
            if (row.fate() != Fate.DELIVERED || row.copy() == null) {
                continue;
            }
            int partition = row.message().partition;
            wait[partition] += (row.copy().startedAt - row.message().occurredAt) / 1e9;
            count[partition]++;
            instances[partition].add(row.message().instance);
        }
        double all = 0;
        int messages = 0;
        for (int partition = 0; partition < 4; partition++) {
            double lambda = instances[partition].size() / 4.0;
            double rho = lambda / mu;
            double mean = rho / (mu - lambda);
            double variance = rho
                    * (2 + 5 * rho - 4 * rho * rho + rho * rho * rho)
                    / (mu * mu * Math.pow(1 - rho, 4) * count[partition]);
            assertThat(wait[partition] / count[partition])
                    .as("partition %d with %d instances", partition, instances[partition].size())
                    .isCloseTo(mean, within(5 * Math.sqrt(variance)));
            all += wait[partition];
            messages += count[partition];
        }
        // One queue before all four would be an M/M/4 of 2 Erlang, Erlang C 0.1739, mean wait 0.1739 / (20 - 10) = 17
        // ms
        assertThat(all / messages).isGreaterThan(10 * 0.0174);
        double shared = Timeline.of(city.formatted("none")).rows().stream()
                .filter(row -> row.fate() == Fate.DELIVERED)
                .mapToDouble(row -> (row.copy().startedAt - row.message().occurredAt) / 1e9)
                .average()
                .orElseThrow();
        assertThat(shared).isCloseTo(0.0174, within(0.001));
    }
}
