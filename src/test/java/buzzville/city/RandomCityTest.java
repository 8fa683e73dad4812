package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Timeline.Row;
import buzzville.metric.Fate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds in any city, however it is built. The run itself fails unless its ledgers close and Little's law holds. */
class RandomCityTest {
    static final int CITIES = Integer.getInteger("cities", 20);

    @Test
    void theSameCityRunsTheSameTwiceAndNobodyIsCountedTwice() {
        for (int seed = 0; seed < CITIES; seed++) {
            String text = city(new Random(seed), seed);
            Timeline once = Timeline.of(text);
            Timeline twice = Timeline.of(text);
            assertThat(twice.summary().fingerprint())
                    .as(text)
                    .isEqualTo(once.summary().fingerprint());
            assertThat(twice.summary().occurrencesHash())
                    .isEqualTo(once.summary().occurrencesHash());
            assertThat(twice.table(ALL)).isEqualTo(once.table(ALL));
            countedOnce(text, once);
        }
    }

    @Test
    void theInstantsOfALifeAreInOrder() {
        for (int seed = 1000; seed < 1000 + CITIES; seed++) {
            String text = city(new Random(seed), seed);
            for (Row row : Timeline.of(text).rows()) {
                long[] life = row.copy() == null
                        ? new long[] {row.message().occurredAt, row.message().arrivedAt, row.endedAt()}
                        : new long[] {
                            row.message().occurredAt,
                            row.message().arrivedAt,
                            row.copy().offeredAt,
                            row.copy().enteredAt,
                            row.copy().dispatchedAt,
                            row.endedAt()
                        };
                long last = 0;
                for (long instant : life) {
                    assertThat(instant == -1 || instant >= last)
                            .as("%s%n%s", text, row)
                            .isTrue();
                    last = Math.max(last, instant);
                }
            }
        }
    }

    @Test
    void itHoldsWithWitnessesRatesCorrelationAndWatchesToo() {
        for (int seed = 4000; seed < 4000 + CITIES; seed++) {
            Random random = new Random(seed);
            String text = witnessed(city(random, seed), random);
            Timeline once = Timeline.of(text);
            assertThat(Timeline.of(text).table(ALL)).isEqualTo(once.table(ALL));
            countedOnce(text, once);
            Map<Long, Row> byIdentity = new HashMap<>();
            once.rows().forEach(row -> byIdentity.put(row.message().identity, row));
            for (Row row : once.rows()) {
                Row cause = byIdentity.get(row.message().cause);
                assertThat(row.message().rootAt).isLessThanOrEqualTo(row.message().occurredAt);
                assertThat(row.message().cause == 0 || cause.message().incident == row.message().incident)
                        .isTrue();
            }
            var reports = once.summary().producers().get("p0");
            assertThat(reports.published())
                    .isEqualTo(once.rows().stream()
                            .filter(row -> row.message().kind.name().equals("e0"))
                            .filter(row -> row.message().occurredAt < 2_000_000_000L)
                            .map(row -> row.message().identity)
                            .distinct()
                            .count());
        }
    }

    @Test
    void itHoldsWithRetriesBreakersAndIncidentsThatMakeWorkFailToo() {
        for (int seed = 5000; seed < 5000 + CITIES; seed++) {
            Random random = new Random(seed);
            String text = resilient(city(random, seed), random);
            Timeline once = Timeline.of(text);
            assertThat(Timeline.of(text).table(ALL)).as(text).isEqualTo(once.table(ALL));
            countedOnce(text, once);
            StageSummary stage = once.summary().services().get("s");
            ResilienceSummary resilience = stage.resilience();
            assertThat(resilience.deadLetters().all().count())
                    .isEqualTo(once.rows().stream()
                            .filter(row -> row.service().equals("s") && row.copy() != null)
                            .filter(row -> row.fate() == Fate.DEAD_LETTERED || row.fate() == Fate.EXPIRED)
                            .filter(row -> row.message().occurredAt < 2_000_000_000L)
                            .count());
            // every failed attempt was followed by another one or was the last
            assertThat(resilience.attempts().failed())
                    .isEqualTo(resilience.attempts().retries() + stage.all().count(Fate.DEAD_LETTERED));
            assertThat(resilience.attempts().attempts() - resilience.attempts().failed())
                    .isEqualTo(stage.all().count(Fate.DELIVERED));
        }
    }

    static String resilient(String text, Random random) {
        String retry = pick(
                random,
                "fixed(attempts=3, delay=20ms)",
                "exponential(attempts=4, base=5ms, jitter=full)",
                "exponential(attempts=9, base=1ms, factor=3, max=60ms, jitter=equal, budget={share: 10%, minimum: 1/s})",
                "fixed(attempts=2, delay=0s)");
        String breaker = pick(
                random,
                "circuit-breaker(window=10, minimum=4, open=30ms, trials=2)",
                "circuit-breaker(window=3, failure-rate=30%, open=100ms, trials=5, slow-after=8ms)",
                "none");
        return text.replaceFirst(
                        "attempts: \\d+",
                        "retry: \"" + retry + "\"\n    breaker: \"" + breaker
                                + "\"\n    dead-letter: [failed, expired]")
                .replace(
                        "incidents:\n",
                        "incidents:\n  ill: {at: " + random.nextInt(1500) + "ms, for: " + (1 + random.nextInt(500))
                                + "ms, fail: {services: [s, t], failure: 70%}}\n");
    }

    static String witnessed(String text, Random random) {
        return text.replace(
                        "p0: {emits: e0,",
                        "p0: {witnesses: {w0: {after: 'exponential(30ms)', probability: 80%}, w1: {probability: 60%}}, emits: e0,")
                .replace(
                        "    subscribes: [e0, e1, e2]\n",
                        "    subscribes: [e0, e1, e2]\n    watch-order: true\n    correlates: {events: [e0], window: "
                                + (1 + random.nextInt(100)) + "ms}\n"
                                + (random.nextBoolean() ? "    rate: " + (50 + random.nextInt(500)) + "/s\n" : ""))
                .replace(
                        "t: {subscribes",
                        "t: {rate: " + (50 + random.nextInt(500)) + "/s, correlates: true, subscribes");
    }

    @Test
    void itHoldsUnderEveryKindOfBackpressureTooAndNothingElseHappens() {
        for (int seed = 5000; seed < 5000 + CITIES; seed++) {
            Random random = new Random(seed);
            String plain = city(random, seed).replace("p0: {emits", "p0: {throttled: buffer(capacity=3), emits");
            String text = plain.replace("broker:\n", "broker:\n  backpressure: \"" + backpressure(random) + "\"\n")
                    .replace("overflow: block", "overflow: block(max-wait=" + (1 + random.nextInt(30)) + "ms)");
            if (random.nextBoolean()) {
                text = witnessed(text, random);
                plain = text.replaceAll("  backpressure: .*\n", "");
            }
            Timeline once = Timeline.of(text);
            assertThat(Timeline.of(text).summary().fingerprint())
                    .as(text)
                    .isEqualTo(once.summary().fingerprint());
            countedOnce(text, once);
            assertThat(once.summary().occurrencesHash())
                    .isEqualTo(Timeline.of(plain).summary().occurrencesHash());
            for (Row row : once.rows()) {
                long published = row.message().publishedAt;
                boolean sent = published != -1;
                assertThat(sent ? published : row.endedAt())
                        .as("%s%n%s", text, row)
                        .isGreaterThanOrEqualTo(row.message().occurredAt);
                assertThat(sent || row.copy() == null).isTrue();
            }
        }
    }

    static String backpressure(Random random) {
        return pick(
                random,
                "credit(n=1, timeout=50ms)",
                "credit(n=3, refill=2, timeout=100ms)",
                "credit(n=2, returns=settled, timeout=200ms)",
                "watermark(high=4, low=1)",
                "watermark(high=2, low=0, of=t)",
                "quota(rate=20/s, window=100ms, samples=3)",
                "aimd(initial=50/s, increase=20/s, every=100ms)",
                "adaptive-throttling(k=1.2, window=500ms)");
    }

    @Test
    void howMessagesAreTreatedChangesNothingThatHappensNorAnyDraw() {
        for (int seed = 2000; seed < 2000 + CITIES; seed++) {
            Random random = new Random(seed);
            String producers = producers(random, seed);
            Timeline one =
                    Timeline.of(producers + treatment(new Random(seed)) + "    service-time: exponential(3ms)\n");
            Timeline other =
                    Timeline.of(producers + treatment(new Random(seed + 1)) + "    service-time: exponential(3ms)\n");
            assertThat(other.summary().occurrencesHash())
                    .isEqualTo(one.summary().occurrencesHash());
            sameServiceTimes(one, other);
        }
    }

    @Test
    void oneMoreProducerChangesNobodyElsesDraws() {
        for (int seed = 3000; seed < 3000 + CITIES; seed++) {
            Random random = new Random(seed);
            String producers = producers(random, seed);
            String treatment = treatment(random) + "    service-time: lognormal(mean=3ms, cv=1)\n";
            Timeline one = Timeline.of(producers + treatment);
            Timeline more = Timeline.of(producers.replace(
                            "producers:\n", "producers:\n  another: {emits: e0, count: 2, arrivals: poisson(20/s)}\n")
                    + treatment);
            assertThat(sameServiceTimes(one, more)).isPositive();
            Map<Long, Long> occurred = new HashMap<>();
            more.rows().forEach(row -> occurred.put(row.message().identity, row.message().occurredAt));
            for (Row row : one.rows()) {
                assertThat(occurred.get(row.message().identity)).isEqualTo(row.message().occurredAt);
            }
        }
    }

    @Test
    void guestsAreHandedEverythingOnceInOrderAndChangeNoOccurrence() {
        for (int seed = 4000; seed < 4000 + CITIES; seed++) {
            Random random = new Random(seed);
            String city = city(random, seed);
            String lanes = random.nextBoolean()
                    ? "lanes: {all: {capacity: 3, overflow: block}}, "
                    : random.nextBoolean() ? "lanes: {all: {capacity: 3}}, " : "";
            String guests = "  guest: {subscribes: [e0, e1, e2], service-time: exponential(2ms), " + lanes + "joins: "
                    + (1 + random.nextInt(1900)) + "ms, from: earliest}\n  visitor: {subscribes: [e1], joins: "
                    + (1 + random.nextInt(900)) + "ms, leaves: " + (1000 + random.nextInt(900)) + "ms}\n";
            String text = city.replace("services:\n", "services:\n" + guests);
            Timeline timeline = Timeline.of(text);
            countedOnce(text, timeline);
            assertThat(timeline.summary().occurrencesHash())
                    .isEqualTo(Timeline.of(city).summary().occurrencesHash());
            Map<Object, Long> times = new HashMap<>();
            timeline.rows().stream()
                    .filter(row -> row.service().equals("guest"))
                    .forEach(row -> times.merge(row.message(), 1L, Long::sum));
            assertThat(times.values()).as(text).allMatch(count -> count == 1);
        }
    }

    static final String ALL =
            "message service zone partition occurred arrived admitted brokered routed offered entered dispatched received"
                    + " started ended worker attempts waited fate";

    /** Every row has one fate, and the summary counts just those. */
    static void countedOnce(String text, Timeline timeline) {
        Map<String, Long> counts = new TreeMap<>();
        for (Row row : timeline.rows()) {
            if (row.index() >= 0 && timeline.summary().span().to() > row.message().occurredAt) {
                String service = row.service().replaceAll("\\[.*", "");
                counts.merge(service + " " + row.fate(), 1L, Long::sum);
            }
        }
        Map<String, Long> summed = new TreeMap<>();
        timeline.summary().services().forEach((name, service) -> {
            for (Fate fate : Fate.values()) {
                if (service.all().count(fate) > 0) {
                    summed.put(name + " " + fate, service.all().count(fate));
                }
            }
            if (service.all().inFlight() > 0) {
                summed.put(name + " null", service.all().inFlight());
            }
        });
        assertThat(summed).as(text).isEqualTo(counts);
    }

    /** Compares services of one attempt that both runs finished. */
    private static int sameServiceTimes(Timeline one, Timeline other) {
        Map<Long, Long> times = new HashMap<>();
        one.rows().forEach(row -> remember(times, row));
        int compared = 0;
        for (Row row : other.rows()) {
            Long before = times.get(row.message().identity);
            if (finishedAtOnce(row) && before != null) {
                assertThat(row.endedAt() - row.copy().startedAt).isEqualTo(before);
                compared++;
            }
        }
        return compared;
    }

    private static void remember(Map<Long, Long> times, Row row) {
        if (finishedAtOnce(row)) {
            times.put(row.message().identity, row.endedAt() - row.copy().startedAt);
        }
    }

    private static boolean finishedAtOnce(Row row) {
        return row.fate() == Fate.DELIVERED && row.copy().attempts == 1;
    }

    private static String producers(Random random, int seed) {
        return """
                duration: 2s
                seed: %d
                zones: [a, b]
                events: {e0: {priority: critical}, e1: {priority: normal, key: instance}, e2: {priority: info, ttl: 50ms}}
                producers:
                  p0: {emits: e0, count: 3, arrivals: poisson(%d/s)}
                  p1: {emits: {mix: {e1: 2, e2: 1}}, count: 2, arrivals: "every(10ms, jitter=5ms)", batch: "uniform(1, 4)"}
                  p2: {emits: e2, arrivals: "mmpp(rates=[10/s, 300/s], stays=[200ms, 50ms])"}
                """.formatted(seed, 5 + random.nextInt(40));
    }

    private static String treatment(Random random) {
        return """
                broker:
                  partitions: %s
                services:
                  s:
                    subscribes: [e0, e1, e2]
                    workers: %d
                    dispatch: %s
                    admission: %s
                    prefetch: %d
                    shared-capacity: %d
                    lanes:
                      critical: {capacity: unlimited, overflow: push-out}
                      rest: {accepts: [high, normal, info], capacity: %d, overflow: %s}
                """.formatted(
                        random.nextBoolean() ? "single" : "zone",
                        2 + random.nextInt(2),
                        pick(
                                random,
                                "fifo",
                                "strict-priority",
                                "weighted-fair(weights={critical: 3})",
                                "deficit-round-robin(700B)",
                                "bulkhead(workers={critical: 1}, borrow=true)",
                                "lifo",
                                "earliest-deadline"),
                        pick(
                                random,
                                "[]",
                                "[]",
                                "token-bucket(200/s, burst=9)",
                                "'token-bucket(200/s, burst=4, refill=every(20ms), excess=delay, queue=7)'",
                                "[leaky-bucket(300/s, queue=5), 'criticality-shedding({info: 4, normal: 6})']",
                                "'red(1, 4, 2ms, weight=0.2, gentle=true)'"),
                        1 + random.nextInt(3),
                        5 + random.nextInt(20),
                        random.nextInt(10),
                        pick(random, "reject", "drop-newest", "drop-oldest", "block"));
    }

    static String city(Random random, int seed) {
        String text = producers(random, seed)
                + """
                network:
                  to-broker: {latency: exponential(2ms), loss: %d%%}
                  to-services: {latency: "uniform(0ms, 4ms)", loss: %d%%}
                """.formatted(random.nextInt(10), random.nextInt(10))
                + treatment(random)
                + """
                    service-time: exponential(3ms)
                    failure: %d%%
                    attempts: %d
                    emits: {effect: {on: [e0, e1], probability: 50%%, after: exponential(5ms)}}
                  t: {subscribes: [e0, e2, effect], instances: 2, workers: 2, service-time: "uniform(0ms, 9ms)", %s}
                incidents:
                  down: {at: %dms, for: %dms, in-service: %s, outage: {services: [%s]}}
                  bad: {at: %dms, for: %dms, in-service: %s, %s}
                  rush: {at: 300ms, for: 500ms, surge: {factor: 4}}
                """.formatted(
                                random.nextInt(40),
                                1 + random.nextInt(3),
                                pick(
                                        random,
                                        "acknowledge: on-receipt",
                                        "prefetch: 3",
                                        "lanes: {all: {capacity: 3, overflow: block}}",
                                        "lanes: {all: {capacity: 4, overflow: drop-oldest, order: priority, ttl: 20ms}}"),
                                random.nextInt(1500),
                                1 + random.nextInt(700),
                                pick(random, "finish", "freeze", "abort"),
                                pick(random, "s", "t", "s, t"),
                                random.nextInt(1500),
                                1 + random.nextInt(700),
                                pick(random, "finish", "freeze", "abort"),
                                pick(random, "crash: broker", "outage: {broker: true}", "outage: {network: all}"));
        text = text.replace("key: instance}, e2", "key: instance}, effect: {priority: high}, e2");
        if (random.nextBoolean()) {
            text = text.replace(
                    "broker:\n",
                    "broker:\n  service-time: exponential(500us)\n  threads: 2\n"
                            + (random.nextBoolean() ? "  threads-of: broker\n" : ""));
        }
        return random.nextInt(4) == 0 ? "drain: true\n" + text : text;
    }

    static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
