package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Priority;
import buzzville.metric.AggregationTally;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally.Deed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random cities with aggregations wherever one may stand: a run fails by itself if a ledger does not close. */
class AggregationLedgerTest {
    private static final int CITIES = 120;
    private static final List<String> POLICIES = List.of(
            "tumbling(20ms)",
            "from-first(15ms)",
            "\"size-or-timeout(3, 25ms)\"",
            "sample(3)",
            "deduplicate(10ms)",
            "\"deduplicate(10ms, same=incident)\"",
            "\"deduplicate(10ms, same=key)\"");

    private static String aggregation(Random random, String event, boolean queues) {
        String policy = POLICIES.get(random.nextInt(POLICIES.size()));
        boolean groups = !policy.contains("deduplicate") || policy.contains("key");
        boolean windows = !policy.contains("deduplicate") && !policy.contains("sample");
        return "a%s: {of: [%s], with: %s%s%s%s}"
                .formatted(
                        event,
                        event,
                        policy,
                        groups
                                ? ", by: "
                                        + List.of("none", "key", "zone", "producer", "instance")
                                                .get(random.nextInt(5))
                                : "",
                        windows && random.nextBoolean() ? ", function: last" : "",
                        queues && random.nextInt(3) == 0 ? ", above: " + random.nextInt(3) : "");
    }

    private static String aggregations(Random random, boolean queues, List<String> events) {
        StringBuilder yaml = new StringBuilder();
        for (String event : events) {
            if (random.nextInt(3) > 0) {
                yaml.append(yaml.isEmpty() ? "" : ", ").append(aggregation(random, event, queues));
            }
        }
        return yaml.isEmpty() ? "" : "aggregation: {" + yaml + "}, ";
    }

    private static String lanes(Random random) {
        return "lanes: {all: {capacity: %d, overflow: %s%s}}"
                .formatted(
                        random.nextInt(4),
                        List.of("reject", "drop-newest", "drop-oldest", "block").get(random.nextInt(4)),
                        random.nextInt(3) == 0 ? ", ttl: 10ms" : "");
    }

    private static String city(long seed, boolean aggregates, boolean crashes) {
        Random random = new Random(seed);
        boolean timed = random.nextBoolean();
        boolean late = random.nextInt(3) == 0;
        boolean drain = random.nextBoolean();
        String broker = (timed ? "service-time: 2ms, " + lanes(random) + ", " : "");
        String atBroker = aggregations(random, timed, List.of("a", "b"));
        String atS = aggregations(random, true, List.of("a", "b", "c"));
        String atT = aggregations(random, true, List.of("a", "b"));
        String atU = aggregations(random, false, List.of("b", "c"));
        return """
                seed: %d
                duration: 200ms
                drain: %s
                zones: [n, s]
                events: {a: {priority: critical, key: instance}, b: {key: zone, ttl: 40ms}, c: {priority: info}}
                producers:
                  p: {emits: a, count: 3, arrivals: poisson(60/s)}
                  q: {emits: b, count: 2, arrivals: poisson(90/s), witnesses: {v: {}, w: {after: 3ms}}}
                network: {to-broker: exponential(1ms), to-services: 1ms}
                broker: {%s%spartitions: zone}
                services:
                  s: {subscribes: [a, b, c], %sservice-time: 6ms, failure: 20%%, attempts: 2, %s}
                  t: {subscribes: [a, b], zones: [n], %sworkers: 2, service-time: 9ms, %s, emits: {c: {on: a}}%s}
                  u: {subscribes: [b, c], %scorrelates: true, emits: {a: {on: b, probability: 10%%, after: 4ms}}}
                incidents:
                  stop: {at: 50ms, for: 30ms, outage: {services: [s]}}
                %s
                """.formatted(
                        seed,
                        drain,
                        broker,
                        aggregates ? atBroker : "",
                        aggregates ? atS : "",
                        lanes(random),
                        aggregates ? atT : "",
                        lanes(random),
                        late ? ", joins: 70ms, from: earliest" : "",
                        aggregates ? atU : "",
                        crashes ? "  crash: {at: 110ms, for: 20ms, crash: broker}\n" : "");
    }

    private static long loss(AggregationTally books) {
        long lost = 0;
        for (Fate fate : Fate.values()) {
            lost += fate == Fate.DELIVERED ? 0 : books.count(fate);
        }
        return lost;
    }

    @Test
    void everyLedgerClosesWhereverMessagesAreMadeFewer() {
        for (long seed = 1; seed <= CITIES; seed++) {
            boolean crashes = seed % 3 == 0;
            String yaml = city(seed, true, crashes);
            RunSummary run = Timeline.of(yaml).summary();
            RunSummary plain = Timeline.of(city(seed, false, crashes)).summary();
            assertThat(run.occurrencesHash()).as("seed %d", seed).isEqualTo(plain.occurrencesHash());
            for (AggregationSummary each : run.aggregations()) {
                AggregationTally books = each.tally();
                assertThat(books.emitted())
                        .as("%s of %s in%n%s", each.name(), each.place(), yaml)
                        .isEqualTo(books.delivered() + loss(books) + books.inFlight());
                long accounted = books.passed() + books.removed() + books.merged() + books.inWindows();
                // a crash takes what is in windows; in a drained run effects go on occurring, and may join a measured
                // one
                if (!crashes && !yaml.contains("drain: true")) {
                    assertThat(books.originals()).as(yaml).isEqualTo(accounted);
                } else if (!crashes) {
                    assertThat(books.originals()).as(yaml).isLessThanOrEqualTo(accounted);
                }
            }
            long deeds = 0;
            long came = 0;
            for (PolicySummary policy : run.policies()) {
                for (Priority priority : Priority.values()) {
                    deeds += policy.family().equals("aggregation")
                            ? policy.tally().count(Deed.MERGED, priority.ordinal())
                                    + policy.tally().count(Deed.ADMITTED, priority.ordinal())
                            : 0;
                }
            }
            for (AggregationSummary each : run.aggregations()) {
                came += each.tally().originals();
            }
            assertThat(deeds).as(yaml).isEqualTo(came);
            run.services()
                    .values()
                    .forEach(stage ->
                            assertThat(stage.all().imbalance()).as(yaml).isZero());
        }
    }
}
