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
            long at = 1 + random.nextInt(1999);
            String text = plain + "  decision: {at: " + at + "ms, change: " + change(plain, random) + "}\n";
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
        }
        List<String> t = new ArrayList<>(common(random));
        t.removeIf(line -> line.startsWith("attempts") && city.contains("on-receipt"));
        t.addAll(queue(random));
        t.add("workers: " + (1 + random.nextInt(4)));
        t.add("prefetch: " + (1 + random.nextInt(4)));
        List<String> all = new ArrayList<>();
        all.add("services: {s: {" + some(s, random) + "}, t: {" + some(t, random) + "}}");
        all.add("network: {to-broker: {latency: exponential(1ms), loss: " + random.nextInt(20)
                + "%}, to-services: {latency: " + RandomCityTest.pick(random, "null", "3ms") + "}}");
        all.add("incidents: {more: {at: 1999ms, slow: {services: [s], factor: 3}}}");
        if (city.contains("threads: 2")) {
            List<String> broker = new ArrayList<>(queue(random));
            broker.add("threads: " + (1 + random.nextInt(4)));
            broker.add("service-time: exponential(300us)");
            all.add("broker: {" + some(broker, random) + "}");
        }
        return "{" + some(all, random) + "}";
    }

    private static List<String> common(Random random) {
        return List.of(
                "service-time: exponential(" + (1 + random.nextInt(6)) + "ms)",
                "failure: " + random.nextInt(60) + "%",
                "attempts: " + (1 + random.nextInt(4)),
                "expiry: " + RandomCityTest.pick(random, "at-deadline", "at-dispatch"),
                "ttl: {info: 30ms}",
                "rate: " + RandomCityTest.pick(random, "300/s", "900/s"));
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
