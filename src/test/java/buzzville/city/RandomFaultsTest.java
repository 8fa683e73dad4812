package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.fault.Spell;
import buzzville.scenario.Scenario;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds whatever goes wrong, and how often it does. The run itself fails unless its ledgers close and Little's law holds. */
class RandomFaultsTest {
    @Test
    void noPlanOfFaultsBreaksTheBooksAndTheSamePlanIsTheSameTwice() {
        for (int seed = 0; seed < RandomCityTest.CITIES; seed++) {
            Random random = new Random(seed);
            String calm = RandomCityTest.city(random, seed);
            String text = struck(calm, random);
            Timeline once = Timeline.of(text);
            Timeline twice = Timeline.of(text);
            assertThat(twice.summary().fingerprint())
                    .as(text)
                    .isEqualTo(once.summary().fingerprint());
            assertThat(twice.table(RandomCityTest.ALL)).as(text).isEqualTo(once.table(RandomCityTest.ALL));
            RandomCityTest.countedOnce(text, once);
            boolean paced = text.contains("slow: {producers");
            assertThat(paced
                            || once.summary().occurrencesHash()
                                    == Timeline.of(calm).summary().occurrencesHash())
                    .as(text)
                    .isTrue();
        }
    }

    @Test
    void oneMoreFaultChangesNobodyElsesTimes() {
        String text = """
                duration: 10min
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(5/s)}}
                services: {s: {subscribes: [e], workers: 4, service-time: 10ms}, t: {subscribes: [e]}}
                incidents:
                """;
        String flaky =
                "  flaky: {random: {between: exponential(20s), repair: 2s, each: worker}, outage: {services: [s]}}\n";
        String other = "  other: {random: {between: 7s, repair: 1s}, crash: {services: [t]}}\n";
        assertThat(Timeline.of(text + other + flaky)
                        .summary()
                        .incidents()
                        .get("flaky")
                        .spells())
                .isEqualTo(Timeline.of(text + flaky)
                        .summary()
                        .incidents()
                        .get("flaky")
                        .spells());
    }

    @Test
    void failuresWithFixedTimesComeByTheClock() {
        // up 3 s, down 1 s: [3, 4), [7, 8), and the one at 11 s does not come any more; 2 s of 10 s
        RunSummary summary = Timeline.of("""
                        duration: 20s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "every(1s, phase=500ms)"}}
                        services: {s: {subscribes: [e], service-time: 100ms}}
                        incidents:
                          flaky: {random: {between: 3s, repair: 1s, until: 10s}, outage: {services: [s]}}
                        """).shows("""
                        message ended
                        p.0 600
                        p.1 1600
                        p.2 2600
                        p.3 4100
                        p.4 4600
                        p.5 5600
                        p.6 6600
                        p.7 8100
                        p.8 8600
                        p.9 9600
                        p.10 10600
                        p.11 11600
                        p.12 12600
                        p.13 13600
                        p.14 14600
                        p.15 15600
                        p.16 16600
                        p.17 17600
                        p.18 18600
                        p.19 19600""").summary();
        IncidentSummary flaky = summary.incidents().get("flaky");
        assertThat(flaky.spells())
                .containsExactly(
                        new Spell("", 3_000_000_000L, 4_000_000_000L), new Spell("", 7_000_000_000L, 8_000_000_000L));
        assertThat(flaky.dependability().failures()).isEqualTo(2);
        assertThat(flaky.dependability().availability()).isEqualTo(0.8);
    }

    /**
     * Barlow and Proschan: a victim that is up MTBF and down MTTR on average is available MTBF / (MTBF + MTTR) in the long run. Here
     * 90 s / (90 s + 10 s) = 90 %; over a time T the share of downtime of one victim has about the variance
     * (MTBF² σ² + MTTR² τ²) / ((MTBF + MTTR)³ T), which with exponential times is 2 · 90² · 10² / (100³ · T). Of 100 victims over
     * 20,000 s each the standard deviation is √(1.62 / 2,000,000) = 0.0009; five of them are 0.0045. The beginning, when all are
     * up, adds about 0.1 · 9 s / 20,000 s = 0.00005.
     */
    @Test
    void availabilityIsTheShareOfTheTimeBetweenFailures() {
        Scenario scenario = Timeline.scenario("""
                duration: 20000s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([1s])"}}
                services: {s: {subscribes: [e], workers: 100, service-time: 10ms}}
                incidents:
                  flaky:
                    random: {between: exponential(90s), repair: exponential(10s), each: worker}
                    outage: {services: [s]}
                """);
        IncidentSummary flaky = Timeline.of(scenario, 0).summary().incidents().get("flaky");
        assertThat(flaky.touches()).hasSize(100).contains("s/0", "s/99");
        assertThat(flaky.dependability().victims()).isEqualTo(100);
        assertThat(flaky.dependability().availability()).isCloseTo(0.9, within(0.0045));
        // a renewal every 100 s: 20,000 of them, with a standard deviation of √(20,000 · (90² + 10²) / 100²) = 128
        assertThat((double) flaky.dependability().failures()).isCloseTo(20_000, within(640.0));
    }

    private static String struck(String city, Random random) {
        StringBuilder more = new StringBuilder("incidents:\n");
        for (int i = 0; i < 3 + random.nextInt(4); i++) {
            more.append("  f%d: {%s, %s}%n".formatted(i, times(random), steady(random)));
        }
        for (int i = 0; i < 3; i++) {
            more.append("  r%d: {%s, %s}%n".formatted(i, randomTimes(random), steady(random)));
        }
        more.append("  venom: {at: %dms, for: 300ms, poison: {share: %d%%, services: [s]}}%n"
                .formatted(random.nextInt(1500), 1 + random.nextInt(100)));
        more.append("  storm: {at: 100ms, group: {every: 600ms, times: 3, faults: {a: {at: 0s, for: 90ms, %s},"
                .formatted(steady(random)));
        more.append(" b: {at: 50ms, for: 200ms, %s}}}}%n".formatted(steady(random)));
        return city.replace("incidents:\n", more.toString().replace("%n", "\n"));
    }

    private static String times(Random random) {
        return "at: %dms, for: %dms".formatted(random.nextInt(1900), 1 + random.nextInt(600));
    }

    private static String randomTimes(Random random) {
        return "random: {between: exponential(%dms), repair: 'lognormal(mean=%dms, cv=2)', each: %s}"
                .formatted(
                        50 + random.nextInt(400),
                        1 + random.nextInt(100),
                        RandomCityTest.pick(random, "all", "instance"));
    }

    private static String steady(Random random) {
        String strike = RandomCityTest.pick(random, "outage", "crash");
        String direction = RandomCityTest.pick(
                random,
                "between: [s, broker]",
                "between: [p1, broker]",
                "from: [producers, s]",
                "to: [t]",
                "from: [a], to: [broker]",
                "from: [broker]");
        return RandomCityTest.pick(
                random,
                strike + ": {services: [s]}",
                strike + ": {services: [t], producers: [p0]}",
                strike + ": {workers: {t: 1}, producers: [p1, p2]}",
                "slow: {services: [s], workers: {t: 1}, factor: " + (1 + random.nextInt(9)) + "}",
                "slow: {producers: [p0, p2], factor: 3}",
                "fail: {services: [s, t], failure: 60%}",
                "outage: {network: all}",
                "crash: broker",
                "outage: {broker: true}",
                "network: {" + direction + ", partition: true}",
                "network: {" + direction + ", latency: exponential(9ms), loss: 20%, duplicate: 10%}",
                "network: {" + direction + ", reorder: {share: 30%, by: 'uniform(0ms, 50ms)'}}");
    }
}
