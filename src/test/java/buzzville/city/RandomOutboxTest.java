package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline.Row;
import buzzville.metric.Fate;
import buzzville.metric.OutboxTally;
import buzzville.metric.OutboxTally.Count;
import buzzville.metric.Tally;
import buzzville.scenario.ScenarioFile;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What holds when producers publish again until they are answered, in any city, with any journal, whatever crashes. The run
 * itself fails unless its ledgers close and Little's law holds.
 */
class RandomOutboxTest {
    private static final int CITIES = RandomCityTest.CITIES;

    private static String outbox(Random random) {
        int timeout = 5 + random.nextInt(200);
        return "outbox(timeout=%dms, delivery-timeout=%dms, backoff=%dms, max-backoff=100ms, in-flight=%d, buffer=%s, idempotent=%b)"
                .formatted(
                        timeout,
                        timeout + random.nextInt(1500),
                        1 + random.nextInt(50),
                        1 + random.nextInt(6),
                        random.nextInt(3) == 0 ? Integer.toString(random.nextInt(9)) : "unlimited",
                        random.nextBoolean());
    }

    private static String journal(Random random) {
        int replicas = 1 + random.nextInt(3);
        return "{acks: %s, flush: %s, flush-time: %s, replicas: %d, min-in-sync: %d, replication: %s, failover: %dms, unclean: %b%s%s%s}"
                .formatted(
                        RandomCityTest.pick(random, "leader", "all"),
                        RandomCityTest.pick(
                                random, "os(after=40ms)", "every-message", "interval(every=30ms)", "messages(n=7)"),
                        RandomCityTest.pick(random, "0ms", "exponential(1ms)", "3ms"),
                        replicas,
                        1 + random.nextInt(replicas),
                        RandomCityTest.pick(random, "0ms", "exponential(2ms)", "5ms"),
                        random.nextInt(120),
                        random.nextBoolean(),
                        RandomCityTest.pick(random, "", "", ", recovery: last(n=15)"),
                        RandomCityTest.pick(random, "", ", read-rate: 500/s"),
                        replicas > 1 ? RandomCityTest.pick(random, "", ", takeover: record") : "");
    }

    private static String crash(Random random, boolean journal) {
        String of = random.nextBoolean() ? ", of: host" : "";
        return !journal
                ? RandomCityTest.pick(
                        random, "crash: broker", "crash: {producers: [p1]}", "network: {to: ['*'], duplicate: 20%}")
                : RandomCityTest.pick(
                        random,
                        "crash: {broker: true" + of + "}",
                        "crash: {nodes: [0]" + of + "}",
                        "outage: {producers: [p1]}",
                        "network: {from: [broker], to: [services], duplicate: 30%}",
                        "network: {between: [producers, broker], loss: 40%, duplicate: 30%}",
                        "network: {from: [broker], to: [producers], partition: true}");
    }

    static String city(Random random, int seed) {
        boolean journal = random.nextInt(3) > 0;
        String text = RandomCityTest.city(random, seed)
                .replaceAll("  (p[01]): \\{", "  $1: {outbox: '" + outbox(random) + "', ")
                .replace("  p2: {", "  p2: {" + (random.nextBoolean() ? "outbox: '" + outbox(random) + "', " : ""))
                .replaceAll(
                        "  rush: ",
                        "  hit: {at: %dms, for: %dms, %s}\n  rush: "
                                .formatted(random.nextInt(1800), 1 + random.nextInt(400), crash(random, journal)));
        text = text.replace("partitions: zone", "partitions: round-robin(2)");
        return journal ? text.replace("broker:\n", "broker:\n  journal: " + journal(random) + "\n") : text;
    }

    @Test
    void theLedgersCloseAndNothingIsCountedTwice() {
        long duplicates = 0;
        long dropped = 0;
        long lost = 0;
        for (int seed = 20_000; seed < 20_000 + CITIES; seed++) {
            String text = city(new Random(seed), seed);
            Timeline once = run(text);
            assertThat(Timeline.of(text).table(RandomCityTest.ALL)).as(text).isEqualTo(once.table(RandomCityTest.ALL));
            RandomCityTest.countedOnce(text, once);
            Set<String> rows = new HashSet<>();
            for (Row row : once.rows()) {
                assertThat(rows.add(row.message().identity + " " + row.service()))
                        .as(text)
                        .isTrue();
            }
            String plain = text.replaceAll("outbox: '[^']*', ", "");
            assertThat(once.summary().occurrencesHash())
                    .isEqualTo(Timeline.of(plain).summary().occurrencesHash());
            for (OutboxTally tally : tallies(once)) {
                duplicates += tally.count(Count.DUPLICATES_MADE);
                dropped += tally.count(Count.REPEATS_DROPPED);
            }
            lost += all(once).promisesBroken();
        }
        assertThat(List.of(duplicates, dropped, lost)).allMatch(count -> count > 20);
    }

    private static Timeline run(String text) {
        try {
            return Timeline.of(text);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void theBacklogIsCountedAsItIsFound() {
        for (int seed = 21_000; seed < 21_000 + CITIES; seed++) {
            Random random = new Random(seed);
            String text = city(random, seed);
            City city = CityPlanner.plan(Timeline.scenario(text), ScenarioFile.PLAIN, 0);
            for (int i = 1; i <= 20; i++) {
                city.runUntil(100_000_000L * i + random.nextInt(1_000_000));
                assertThat(city.backlog()).as("%s%n at step %d", text, i).isEqualTo(city.waiting());
            }
            city.finish();
        }
    }

    private static List<OutboxTally> tallies(Timeline timeline) {
        return timeline.summary().producers().values().stream()
                .map(tally -> tally.outbox())
                .filter(tally -> tally != null)
                .toList();
    }

    private static Tally all(Timeline timeline) {
        Tally all = new Tally(0, 1);
        timeline.summary().services().values().forEach(service -> all.add(service.all()));
        return all;
    }

    /** One replica that is flushed before it answers, or three of which one at a time is down. */
    private static String durable(Random random, boolean replicas) {
        String journal = replicas
                ? "{acks: all, replicas: 3, min-in-sync: 2, replication: exponential(2ms), failover: 30ms}"
                : "{acks: all, flush: every-message, flush-time: exponential(1ms)}";
        StringBuilder crashes = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            String node = replicas ? "nodes: [" + random.nextInt(3) + "]" : "broker: true";
            crashes.append("  crash%d: {at: %dms, for: %dms, crash: {%s, of: host}}\n"
                    .formatted(i, 200 + 600 * i + random.nextInt(100), 50 + random.nextInt(300), node));
        }
        return """
                duration: 2s
                drain: true
                seed: %d
                zones: [a, b]
                events: {e: {priority: critical}, f: {}}
                network: {to-broker: {latency: exponential(5ms), loss: 10%%}}
                producers:
                  p: {outbox: "outbox(timeout=100ms, delivery-timeout=168h, in-flight=%d, idempotent=%b)", emits: e, count: 4, arrivals: poisson(20/s)}
                  q: {outbox: "outbox(timeout=40ms, delivery-timeout=168h, in-flight=%d, idempotent=true)", emits: f, count: 3, arrivals: every(20ms), batch: "uniform(1, 4)"}
                broker:
                  partitions: key(count=2)
                  journal: %s
                services: {s: {subscribes: [e, f], workers: 4, service-time: exponential(8ms)}, t: {subscribes: [f]}}
                incidents:
                %s""".formatted(
                        random.nextInt(1000),
                        1 + random.nextInt(5),
                        random.nextBoolean(),
                        1 + random.nextInt(5),
                        journal,
                        crashes);
    }

    @Test
    void whatIsDurableNeverLosesAnything() {
        for (int seed = 22_000; seed < 22_000 + CITIES; seed++) {
            String text = durable(new Random(seed), seed % 2 == 0);
            Timeline timeline = run(text);
            assertThat(timeline.rows()).as(text).allMatch(row -> row.fate() == Fate.DELIVERED);
            assertThat(all(timeline).promisesBroken()).isZero();
            // the delivered set is the published set
            OutboxTally q = timeline.summary().producers().get("q").outbox();
            assertThat(q.count(Count.DUPLICATES_MADE)).as(text).isZero();
            assertThat(q.waiting()).isZero();
            Set<Long> delivered =
                    timeline.rows().stream().map(row -> row.message().identity).collect(Collectors.toSet());
            assertThat(delivered).hasSize((int) timeline.summary().messages());
        }
    }
}
