package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.kernel.Simulation;
import buzzville.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is decided in whatever city: until then nothing is other than it would have been, and the books close. */
class RandomChangeTest {
    /** Those of a copy; its message may go on being handed to others after its end. */
    private static final String COLUMNS = RandomCityTest.ALL.replace(" routed", "");

    @Test
    void untilTheInstantEverythingIsAsItWouldHaveBeen() {
        int decided = 0;
        for (int seed = 7000; seed < 7000 + 2 * RandomCityTest.CITIES; seed++) {
            Random random = new Random(seed);
            String plain = RandomCityTest.city(random, seed);
            if (seed % 2 == 0) {
                plain = plain.replace(
                        "broker:\n", "broker:\n  backpressure: \"" + RandomCityTest.backpressure(random) + "\"\n");
            }
            if (seed % 3 == 0) {
                plain = RandomCityTest.resilient(plain, random);
            }
            long at = 1 + random.nextInt(1999);
            String text = plain + "  decision: {at: " + at + "ms, change: " + change(plain, random) + "}\n";
            String more = text + "  again: {at: " + (at + random.nextInt(500)) + "ms, change: " + change(plain, random)
                    + "}\n";
            text = isSound(more) ? more : text;
            if (!isSound(text)) {
                continue; // what the check refuses, such as a watermark that the new lanes cannot reach
            }
            decided++;
            Timeline without = Timeline.of(plain);
            Timeline with = Timeline.of(text);
            RandomCityTest.countedOnce(text, with);
            assertThat(with.summary().occurrencesHash())
                    .as(text)
                    .isEqualTo(without.summary().occurrencesHash());
            assertThat(fingerprint(text, at)).as(text).isEqualTo(fingerprint(plain, at));
            List<String> other = new ArrayList<>(ended(without, at));
            other.removeAll(ended(with, at));
            assertThat(other).as(text).isEmpty();
            assertThat(Timeline.of(text).summary().fingerprint())
                    .as(text)
                    .isEqualTo(with.summary().fingerprint());
        }
        assertThat(decided).isGreaterThan(RandomCityTest.CITIES);
    }

    /** Aggregates have rows of their own, so that the books alone say whether all are there. */
    @Test
    void theBooksCloseWhateverIsDecidedAboutAggregation() {
        for (int seed = 7500; seed < 7500 + RandomCityTest.CITIES; seed++) {
            Random random = new Random(seed);
            String plain = RandomCityTest.city(random, seed)
                    .replace("    attempts:", "    aggregation: " + aggregation(random) + "\n    attempts:");
            long at = 1 + random.nextInt(1500);
            String text = plain;
            for (int i = 0; i < 3; i++) {
                String where =
                        RandomCityTest.pick(random, "broker: {%s}", "services: {s: {%s}}", "services: {t: {%s}}");
                text += "  c" + i + ": {at: " + (at + i * 150) + "ms, change: {"
                        + where.formatted("aggregation: " + aggregation(random) + ", admission: " + admission(random))
                        + "}}\n";
            }
            if (isSound(text)) {
                assertThat(Timeline.of(text).summary().fingerprint())
                        .as(text)
                        .isEqualTo(Timeline.of(text).summary().fingerprint());
                assertThat(fingerprint(text, at)).as(text).isEqualTo(fingerprint(plain, at));
            }
        }
    }

    private static boolean isSound(String text) {
        try {
            Timeline.scenario(text);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static long fingerprint(String text, long atMillis) {
        City city = CityPlanner.plan(Timeline.scenario(text), ScenarioFile.PLAIN, 0);
        city.runUntil(atMillis * 1_000_000);
        Simulation simulation = city.simulation();
        return simulation.fingerprint();
    }

    /** Everything about the copies that ended before the instant. */
    private static List<String> ended(Timeline timeline, long atMillis) {
        List<String> lines = timeline.table(COLUMNS).lines().skip(1).toList();
        List<String> ended = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Timeline.Row row = timeline.rows().get(i);
            if (row.fate() != null && row.endedAt() < atMillis * 1_000_000) {
                ended.add(lines.get(i));
            }
        }
        return ended;
    }

    /** Some of what a city can take on; lanes with workers of their own have to stay as they are. */
    private static String change(String city, Random random) {
        List<String> s = new ArrayList<>(common(random));
        if (!city.contains("bulkhead")) {
            s.addAll(queue(random));
            s.add("workers: " + (1 + random.nextInt(5)));
            s.add("prefetch: " + (1 + random.nextInt(4)));
            s.add("scaling: " + scaling(random));
        }
        List<String> t = new ArrayList<>(common(random));
        t.removeIf(line -> line.startsWith("attempts") && city.contains("on-receipt"));
        t.addAll(queue(random));
        t.add("workers: " + (1 + random.nextInt(4)));
        t.add("prefetch: " + (1 + random.nextInt(4)));
        t.add("scaling: " + scaling(random));
        List<String> all = new ArrayList<>();
        all.add("services: {s: {" + some(s, random) + "}, t: {" + some(t, random) + "}}");
        all.add("network: {to-broker: {latency: exponential(1ms), loss: " + random.nextInt(20)
                + "%}, to-services: {latency: " + RandomCityTest.pick(random, "null", "3ms") + "}}");
        all.add("incidents: {more: {at: 1999ms, slow: {services: [s], factor: 3}}}");
        List<String> broker = new ArrayList<>();
        if (city.contains("threads: 2")) {
            broker.addAll(queue(random));
            broker.add("threads: " + (1 + random.nextInt(4)));
            broker.add("service-time: exponential(300us)");
        }
        broker.add("admission: " + admission(random));
        broker.add("backpressure: "
                + RandomCityTest.pick(
                        random,
                        "none",
                        "credit(" + (1 + random.nextInt(4)) + ")",
                        "\"credit(n=2, returns=settled, timeout=80ms)\"",
                        "\"watermark(high=" + (4 + random.nextInt(6)) + ", low=2)\"",
                        "\"memory-alarm(high=2kB, every=30ms)\"",
                        "\"aimd(initial=40/s, increase=9/s, every=50ms)\"",
                        "\"quota(rate=30/s, window=40ms, in-flight=2)\"",
                        "\"adaptive-throttling(k=1.2, window=200ms)\""));
        all.add("broker: {" + some(broker, random) + "}");
        return "{" + some(all, random) + "}";
    }

    private static List<String> common(Random random) {
        return List.of(
                "service-time: exponential(" + (1 + random.nextInt(6)) + "ms)",
                "failure: " + random.nextInt(60) + "%",
                RandomCityTest.pick(
                        random,
                        "attempts: " + (1 + random.nextInt(4)) + ", retry: null",
                        "attempts: null, retry: \"fixed(attempts=3, delay=15ms)\"",
                        "attempts: null, retry: \"exponential(attempts=4, base=5ms, max=40ms)\""),
                "expiry: " + RandomCityTest.pick(random, "at-deadline", "at-dispatch"),
                "ttl: {info: 30ms}",
                "rate: " + RandomCityTest.pick(random, "300/s", "900/s"),
                "admission: " + admission(random),
                "breaker: "
                        + RandomCityTest.pick(
                                random,
                                "null",
                                "\"circuit-breaker(window=4, minimum=3, open=30ms, trials=2)\"",
                                "\"circuit-breaker(failure-rate=30%, window=6, minimum=2, open=9ms, trials=1)\""));
    }

    private static String aggregation(Random random) {
        return RandomCityTest.pick(
                random,
                "null",
                "{few: {of: [e0], with: tumbling(" + (10 + random.nextInt(90)) + "ms)}}",
                "{few: {of: [e0], with: from-first(40ms), above: 1}, less: {of: [e1], with: sample(2)}}",
                "{less: {of: [e1, e2], with: \"size-or-timeout(size=3, timeout=50ms)\"}}",
                "{less: {of: [e1], with: \"deduplicate(window=90ms, same=key)\"}}");
    }

    private static String scaling(Random random) {
        return RandomCityTest.pick(
                random,
                "fixed",
                "\"threshold(up=3, max=6, every=40ms, cooldown=60ms, start-up=15ms)\"",
                "\"lag(threshold=2, min=1, max=5, every=30ms, cap=none, down-stabilization=90ms)\"",
                "\"target-utilization(max=5, every=50ms, down-stabilization=100ms, rebalance=5ms)\"");
    }

    private static String admission(Random random) {
        String bucket = "\"token-bucket(" + (20 + random.nextInt(300)) + "/s, burst=3"
                + RandomCityTest.pick(random, ")", ", excess=delay, queue=5)") + "\"";
        return RandomCityTest.pick(
                random,
                "null",
                bucket,
                "[" + bucket + ", \"leaky-bucket(100/s, queue=4)\"]",
                "\"codel(target=2ms, interval=9ms)\"",
                "\"codel-timeout(normal=20ms, overloaded=4ms)\"",
                "\"aimd-limit(initial=4, min=2, max=9)\"",
                "[\"vegas-limit(initial=4, max=9)\", " + bucket + "]",
                "\"dagor(queuing=3ms, window=20ms)\"",
                "\"red(min-threshold=1, max-threshold=5, service-time=1ms, weight=0.2)\"",
                "\"criticality-shedding(thresholds={info: 2})\"");
    }

    private static List<String> queue(Random random) {
        String overflow = RandomCityTest.pick(random, "reject", "drop-oldest", "block", "block(max-wait=20ms)");
        String bound = "capacity: " + random.nextInt(6) + ", overflow: " + overflow;
        String lanes = RandomCityTest.pick(
                random,
                "critical: null, rest: null, all: {" + bound + "}",
                "critical: null, all: null, urgent: {accepts: [critical, high]}, rest: {accepts: [normal, info], "
                        + bound + "}",
                "rest: null, all: null, critical: {" + bound + "}, high: {}, normal: {ttl: 40ms}, info: {" + bound
                        + "}");
        String dispatch = RandomCityTest.pick(
                random, "fifo", "lifo", "strict-priority", "earliest-deadline", "deficit-round-robin(900B)");
        return List.of("lanes: {" + lanes + "}, dispatch: " + dispatch);
    }

    private static String some(List<String> lines, Random random) {
        return String.join(
                ", ", lines.stream().filter(line -> random.nextInt(3) > 0).toList());
    }
}
