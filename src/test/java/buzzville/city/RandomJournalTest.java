package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline.Row;
import buzzville.message.Aggregate;
import buzzville.message.Message;
import buzzville.metric.Fate;
import buzzville.metric.JournalTally;
import buzzville.metric.JournalTally.Count;
import buzzville.metric.Tally;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What holds of a broker's journal, however it is kept, whatever is merged and whatever goes wrong. A run fails by itself unless
 * its ledgers close and Little's law holds.
 */
class RandomJournalTest {
    private static final int CITIES = Integer.getInteger("journals", 50);

    private static String pick(Random random, String... choices) {
        return RandomCityTest.pick(random, choices);
    }

    private static String aggregation(Random random) {
        return pick(
                random,
                "",
                "aggregation: {few: {of: [a], with: from-first(15ms), by: %s}}, "
                        .formatted(pick(random, "none", "key", "zone")),
                "aggregation: {few: {of: [a, b], with: 'size-or-timeout(3, 20ms)', by: producer, function: last}}, ",
                "aggregation: {few: {of: [b], with: tumbling(20ms), by: none, above: 1}}, ",
                "aggregation: {few: {of: [a], with: sample(3)}, more: {of: [b], with: from-first(5ms)}}, ");
    }

    private static String reading(Random random) {
        return pick(
                random,
                "",
                "commit: after(5), ",
                "commit: every(20ms), deduplicate: 'ids(memory=50, persistent=true)', ",
                "rebalance: 'cooperative(pause=3ms, detect=5ms)', ",
                "rebalance: 'eager(pause=3ms, detect=5ms)', commit: after(3), ");
    }

    /** What a city is made of that concerns its journal. */
    private record Design(
            String outbox, String flush, int replicas, int minInSync, boolean unclean, String more, String atBroker) {}

    private static String city(Random random, int seed, Design design, String incidents) {
        String zoned = pick(random, "partitions: zone", "partitions: zone", "partitions: round-robin(2)");
        return """
                seed: %d
                duration: 400ms
                drain: true
                zones: [n, s]
                events: {a: {priority: critical, key: instance}, b: {key: zone}, c: {priority: info}}
                producers:
                  p: {emits: a, count: 2, arrivals: poisson(60/s)%s}
                  q: {emits: b, arrivals: poisson(120/s)%s}
                network: {to-broker: exponential(1ms)}
                broker: {%s%s, %sjournal: {flush: %s, replicas: %d, min-in-sync: %d, unclean: %b%s}}
                services:
                  s: {subscribes: [a, b], workers: 2, service-time: 3ms, %s%semits: {c: {on: a, probability: 30%%}}}
                  t: {subscribes: [a, b, c], %sservice-time: exponential(2ms)}
                incidents:
                %s""".formatted(
                        seed,
                        design.outbox,
                        design.outbox,
                        pick(random, "", "service-time: 1ms, "),
                        zoned,
                        design.atBroker,
                        design.flush,
                        design.replicas,
                        design.minInSync,
                        design.unclean,
                        design.more,
                        reading(random),
                        aggregation(random),
                        aggregation(random),
                        incidents);
    }

    private static String timing(Random random, int replicas) {
        return ", replication: %s, failover: %dms, lag-limit: %dms%s%s"
                .formatted(
                        pick(random, "0ms", "exponential(2ms)", "1ms"),
                        random.nextInt(60),
                        1 + random.nextInt(60),
                        pick(random, "", "", ", read-rate: 1000/s"),
                        random.nextInt(3) == 0 && replicas > 1 ? ", takeover: record" : "");
    }

    private static String when(Random random, int i) {
        return "  f%d: {at: %dms, for: %dms, ".formatted(i, random.nextInt(350), 1 + random.nextInt(120));
    }

    private static String nodes(Random random, int replicas) {
        int one = random.nextInt(replicas);
        return replicas == 1
                ? "disk: {factor: 5}"
                : "network: {between: [node %d, %s], %s}"
                        .formatted(
                                one,
                                random.nextBoolean() ? "'*'" : "node " + (one + 1) % replicas,
                                pick(random, "partition: true", "latency: exponential(20ms)", "latency: 40ms"));
    }

    private static String incidents(Random random, int replicas, String of) {
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            text.append(when(random, i))
                    .append(pick(
                            random,
                            "crash: {broker: true, of: " + of + "}",
                            "crash: {nodes: [" + random.nextInt(replicas) + "], of: " + of + "}",
                            "crash: {nodes: [" + random.nextInt(replicas) + "], of: " + pick(random, "process", of)
                                    + "}",
                            nodes(random, replicas),
                            "disk: {stall: true, nodes: [" + random.nextInt(replicas) + "]}",
                            "outage: {services: [s]}",
                            "crash: {services: [t]}",
                            "crash: {workers: {s: 1}}",
                            "network: {from: [broker], to: [producers], partition: true}"))
                    .append("}\n");
        }
        return text.toString();
    }

    private static JournalTally journal(Timeline timeline) {
        return Objects.requireNonNull(timeline.summary().journal()).tally();
    }

    @Test
    void theBooksCloseHoweverTheJournalIsKeptAndWhateverGoesWrong() {
        for (int seed = 0; seed < CITIES; seed++) {
            Random random = new Random(seed);
            int replicas = 1 + random.nextInt(3);
            boolean outbox = random.nextBoolean();
            Design design = new Design(
                    outbox ? ", outbox: 'outbox(timeout=20ms, idempotent=" + random.nextBoolean() + ")'" : "",
                    pick(random, "os(after=30ms)", "every-message", "interval(every=25ms)", "messages(n=4)"),
                    replicas,
                    1 + random.nextInt(replicas),
                    random.nextBoolean(),
                    timing(random, replicas)
                            + (outbox
                                    ? pick(random, "", ", acks: leader")
                                    : pick(random, "", ", acks: leader", ", acks: none"))
                            + pick(random, "", ", flush-time: 2ms", ", flush-time: exponential(1ms)")
                            + pick(random, "", "", ", recovery: last(n=10)")
                            + pick(
                                    random,
                                    "",
                                    "",
                                    ", segment: 500B, retention: 80ms, retention-check: 30ms",
                                    ", segment: 500B, retention-size: 2kB, retention-check: 30ms"),
                    outbox ? "" : aggregation(random));
            String text = city(random, seed, design, incidents(random, replicas, pick(random, "process", "host")));
            if (!text.contains("broker: {service-time")) {
                text = text.replaceFirst("(broker: .*), above: 1", "$1"); // nothing waits there
            }
            Timeline timeline = run(text);
            countedOnce(text, timeline);
            if (!outbox) {
                Set<Message> appended = new HashSet<>();
                for (Row row : timeline.rows()) {
                    if (row.message().entry != null && row.message().occurredAt < 400_000_000L) {
                        appended.add(row.message());
                    }
                }
                assertThat(journal(timeline).count(Count.APPENDED)).as(text).isEqualTo(appended.size());
            }
            if (seed % 5 == 0) {
                assertThat(run(text).summary().fingerprint())
                        .as(text)
                        .isEqualTo(timeline.summary().fingerprint());
            }
        }
    }

    /** Fails with the city, whatever is wrong. */
    private static Timeline run(String text) {
        try {
            return Timeline.of(text);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(e + "\n" + text, e);
        }
    }

    private static void countedOnce(String text, Timeline timeline) {
        timeline.summary().services().forEach((name, service) -> {
            for (Fate fate : Fate.values()) {
                long rows = timeline.rows().stream()
                        .filter(row -> row.service().equals(name) && row.fate() == fate)
                        .filter(row -> !(row.message() instanceof Aggregate) && row.message().occurredAt < 400_000_000L)
                        .count();
                assertThat(service.all().count(fate))
                        .as("%s %s%n%s", name, fate, text)
                        .isEqualTo(rows);
            }
        });
    }

    private static void nothingIsLost(String text, Timeline timeline) {
        assertThat(journal(timeline).count(Count.ACKNOWLEDGED_LOST)).as(text).isZero();
        for (Map.Entry<String, StageSummary> service :
                timeline.summary().services().entrySet()) {
            Tally all = service.getValue().all();
            assertThat(all.delivered() + all.count(Fate.MERGED) + all.count(Fate.SAMPLED) + all.inFlight())
                    .as(
                            "%s%n%s%n%s",
                            service.getKey(), timeline.table("message service arrived routed started ended fate"), text)
                    .isEqualTo(all.offered());
        }
    }

    private static final String KEEPS = ", outbox: 'outbox(timeout=20ms, delivery-timeout=1h, idempotent=%b)'";

    @Test
    void processesMayCrashAsTheyLikeAndNothingIsLostWithoutUncleanElections() {
        for (int seed = 10_000; seed < 10_000 + CITIES; seed++) {
            Random random = new Random(seed);
            int replicas = 1 + random.nextInt(3);
            Design design = new Design(
                    KEEPS.formatted(random.nextBoolean()),
                    pick(random, "os(after=1h)", "every-message", "messages(n=100)"),
                    replicas,
                    1 + random.nextInt(replicas),
                    false,
                    timing(random, replicas),
                    "");
            String text = city(random, seed, design, incidents(random, replicas, "process"));
            nothingIsLost(text, run(kept(text)));
        }
    }

    @Test
    void hostsMayCrashAsTheyLikeWhereNothingIsAcknowledgedBeforeItIsOnDisk() {
        for (int seed = 20_000; seed < 20_000 + CITIES; seed++) {
            Random random = new Random(seed);
            int replicas = 1 + random.nextInt(3);
            Design design = new Design(
                    KEEPS.formatted(random.nextBoolean()),
                    "every-message",
                    replicas,
                    1 + random.nextInt(replicas),
                    false,
                    timing(random, replicas) + pick(random, "", ", flush-time: exponential(2ms)"),
                    "");
            String text = city(random, seed, design, incidents(random, replicas, "host"));
            nothingIsLost(text, run(kept(text)));
        }
    }

    @Test
    void oneHostOfThreeMayCrashAgainAndAgainWhereTwoMustBeInSync() {
        for (int seed = 30_000; seed < 30_000 + CITIES; seed++) {
            Random random = new Random(seed);
            Design design = new Design(
                    KEEPS.formatted(random.nextBoolean()),
                    "os(after=1h)",
                    3,
                    2,
                    false,
                    timing(random, 1).replaceAll("lag-limit: \\d+ms", "lag-limit: 1min"),
                    "");
            int node = random.nextInt(3);
            String text = city(random, seed, design, incidents(random, 3, "host"))
                    .replaceAll("crash: \\{broker: true, of: host}", "crash: {nodes: [" + node + "], of: host}")
                    .replaceAll("nodes: \\[\\d]", "nodes: [" + node + "]");
            nothingIsLost(text, run(kept(text)));
        }
    }

    /** What services publish is kept by them too. */
    private static String kept(String text) {
        return text.replace("emits: {c:", "outbox: 'outbox(timeout=20ms, delivery-timeout=1h)', emits: {c:");
    }
}
