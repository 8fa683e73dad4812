package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.ClockRules;
import buzzville.causality.log.ClockRules.Granularity;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LeftOut;
import buzzville.causality.log.LogWriter;
import buzzville.causality.log.LoggedEvent;
import buzzville.city.clock.Laws;
import buzzville.city.clock.LocalClock;
import buzzville.city.clock.Sampling;
import buzzville.city.clock.Stamping;
import buzzville.city.life.Lookout;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import buzzville.random.Mix;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the stamps in any city, and that stamping changes nothing in it. */
class RandomStampsTest {
    private static final int DESIGNS = Integer.getInteger("stamped.designs", 40);
    /** Each with chance of its own, so that what happens is another each time. */
    private static final int RUNS = 50;

    /** A city of some dozens of events, in which nearly everything may happen at the same instant. */
    private static String small(Random random) {
        String broker = RandomCityTest.pick(
                random,
                "",
                "broker: {service-time: 1ms}",
                "broker: {journal: {}}",
                "broker: {service-time: 1ms, threads: 2, journal: {flush: every-message, flush-time: 1ms}}",
                "broker: {delivery: request-response(timeout=20ms)}");
        boolean calls = broker.contains("request");
        String merged = ", aggregation: {w: {of: [a], with: from-first(4ms)}}";
        return """
                duration: 30ms
                zones: [n, s]
                events: {a: {key: zone}, b: {priority: critical}, c: {}, d: {}, l: {}}
                producers:
                  p: {emits: a, count: 3, arrivals: poisson(%d/s)}
                  q: {emits: {mix: {a: 1, b: 1}}, arrivals: "every(10ms, jitter=9ms)"%s}
                  r: {emits: b, arrivals: poisson(40/s), witnesses: {w: {after: 'uniform(0ms, 3ms)'}, v: {probability: 50%%}}}
                  x: {emits: l, arrivals: 'cycle({green: 15ms, red: 10ms})'}
                network: {to-broker: {latency: "uniform(0ms, 5ms)", loss: 5%%}, to-services: %s}
                %s
                services:
                  s: {subscribes: [a, b], workers: %d, service-time: 2ms, failure: %s, attempts: 2, emits: {c: {on: [a, b]%s}}%s}
                  t: {subscribes: [b, c, l], workers: 1, service-time: exponential(2ms), controls: {producer: x, to: red, for: 8ms, on: [c]}, emits: {d: {on: c}}}
                  u: {subscribes: [a, c, d, l], instances: 2%s}
                """.formatted(
                        20 + random.nextInt(30),
                        calls ? "" : RandomCityTest.pick(random, "", "", ", outbox: 'outbox(timeout=8ms)'"),
                        RandomCityTest.pick(random, "1ms", "exponential(2ms)", "0ms"),
                        broker,
                        1 + random.nextInt(2),
                        RandomCityTest.pick(random, "1%", "20%"),
                        RandomCityTest.pick(random, "", ", after: 'exponential(3ms)'", ", probability: 70%"),
                        random.nextBoolean() && !calls ? merged : "",
                        RandomCityTest.pick(random, "", ", service-time: 1ms"));
    }

    /** Clocks that are up to 5 ms wrong and run up to 20 % fast or slow, which is a lot. */
    private static LocalClock wrong(String process, int seed) {
        long hash = Mix.mix(Mix.hash(process) + seed);
        long offset = Math.floorMod(hash, 10_000_000L) - 5_000_000;
        long percent = Math.floorMod(hash >> 32, 41L) - 20;
        return new LocalClock() {
            @Override
            public long read(long now) {
                return now + offset + now / 100 * percent;
            }

            @Override
            public long bound(long now) {
                return 20_000_000;
            }
        };
    }

    private static ClockRules rules(int which) {
        return new ClockRules(
                which % 2 == 0 ? Granularity.SEPARATE : Granularity.STEP,
                which % 4 >= 2,
                LamportClock.Rule.MAX,
                VectorClock.Rule.MAX,
                0,
                HybridClock.Rule.COUNT);
    }

    private static City city(Scenario scenario, ClockRules rules, Sampling sampling, int replication) {
        Stamping stamping = new Stamping(scenario, rules, sampling, Set.of(), Map.of());
        stamping.read(process -> wrong(process, replication));
        return CityPlanner.plan(scenario, ScenarioFile.PLAIN, replication, Lookout.NOBODY, stamping);
    }

    /** Runs to the end, of which nobody wants a summary. */
    private static EventLog log(Scenario scenario, ClockRules rules, Sampling sampling, int replication) {
        City city = city(scenario, rules, sampling, replication);
        city.runUntil(scenario.duration());
        return city.eventLog("random", "0");
    }

    private static long fingerprint(City city) {
        return city.finish().summary().fingerprint();
    }

    @Test
    void theLawsOfClocksHoldInThousandsOfCities() {
        long events = 0;
        long merged = 0;
        for (int design = 0; design < DESIGNS; design++) {
            String text = small(new Random(design));
            Scenario scenario = Timeline.scenario(text);
            for (int run = 0; run < RUNS; run++) {
                EventLog log = log(scenario, rules(run), Sampling.USUAL, run);
                Laws laws = Laws.of(log);
                laws.bookkeeping();
                assertThat(laws.clockCondition()).as(text).isTrue();
                assertThat(laws.vectorEquivalence()).as(text).isTrue();
                assertThat(laws.hybridOrder()).as(text).isTrue();
                assertThat(laws.hybridBounds()).as(text).isTrue();
                events += log.events().size();
                merged += log.events().stream()
                        .filter(event -> event.received().size() > 1)
                        .count();
                if (run == 0) {
                    assertThat(log(scenario, rules(run), Sampling.USUAL, run)).isEqualTo(log);
                    assertThat(fingerprint(city(scenario, rules(run), Sampling.USUAL, 0)))
                            .isEqualTo(fingerprint(CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0)));
                }
            }
        }
        assertThat(events).isGreaterThan(20L * DESIGNS * RUNS);
        assertThat(merged).isGreaterThan(DESIGNS);
    }

    /** As many runs at once as there are, and one after the other. */
    @Test
    void manyThreadsWriteTheSameLogsAsOne() throws Exception {
        Scenario scenario = Timeline.scenario(small(new Random(3)));
        List<Callable<String>> runs = IntStream.range(0, 16)
                .<Callable<String>>mapToObj(run -> () -> LogWriter.text(log(scenario, rules(run), Sampling.USUAL, run)))
                .toList();
        List<String> alone = new ArrayList<>();
        for (Callable<String> run : runs) {
            alone.add(run.call());
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<String> together = new ArrayList<>();
            for (Future<String> log : threads.invokeAll(runs)) {
                together.add(log.get());
            }
            assertThat(together).isEqualTo(alone);
            assertThat(new HashSet<>(alone)).hasSize(16);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void everyBrokenRuleIsCaughtByTheLawThatItBreaks() {
        Predicate<ClockRules> breaks = rules -> IntStream.range(0, 20).anyMatch(design -> {
            Laws laws = Laws.of(log(Timeline.scenario(small(new Random(design))), rules, Sampling.USUAL, 0));
            laws.bookkeeping();
            boolean lamport = laws.clockCondition();
            boolean vector = laws.vectorEquivalence();
            boolean hybrid = laws.hybridOrder();
            assertThat(lamport || rules.lamport().isBroken()).isTrue();
            assertThat(vector || rules.vector().isBroken() || rules.entries() > 0)
                    .isTrue();
            assertThat(hybrid || rules.hybrid().isBroken()).isTrue();
            assertThat(rules.entries() == 0 || laws.vectorImplication()).isTrue();
            return !(lamport && vector && hybrid);
        });
        List<ClockRules> all = new ArrayList<>();
        for (LamportClock.Rule rule : LamportClock.Rule.values()) {
            all.add(new ClockRules(Granularity.SEPARATE, false, rule, VectorClock.Rule.MAX, 0, HybridClock.Rule.COUNT));
        }
        for (VectorClock.Rule rule : VectorClock.Rule.values()) {
            all.add(new ClockRules(
                    Granularity.SEPARATE, false, LamportClock.Rule.MAX, rule, 0, HybridClock.Rule.COUNT));
        }
        for (HybridClock.Rule rule : HybridClock.Rule.values()) {
            all.add(new ClockRules(Granularity.SEPARATE, false, LamportClock.Rule.MAX, VectorClock.Rule.MAX, 0, rule));
        }
        for (ClockRules rules : all) {
            assertThat(breaks.test(rules)).as(rules.toString()).isEqualTo(rules.isBroken());
        }
        assertThat(breaks.test(new ClockRules(
                        Granularity.SEPARATE,
                        false,
                        LamportClock.Rule.MAX,
                        VectorClock.Rule.MAX,
                        2,
                        HybridClock.Rule.COUNT)))
                .as("two entries are too few")
                .isTrue();
    }

    @Test
    void whateverIsLeftOutTheRestStandsToEachOtherAsItDid() {
        for (int design = 0; design < DESIGNS; design++) {
            Random random = new Random(design);
            String text = small(random);
            Scenario scenario = Timeline.scenario(text);
            for (int run = 0; run < 4; run++) {
                EventLog whole = log(scenario, rules(run & 1), Sampling.USUAL, run);
                boolean byProcess = run < 2;
                Set<String> processes = byProcess
                        ? Set.of("p[1]", "q", "w", "x", RandomCityTest.pick(random, "t", "u", "u[0]"))
                        : Set.of();
                Set<Long> incidents = byProcess || whole.events().isEmpty() ? Set.of() : someIncidents(whole, random);
                int most = random.nextBoolean() ? 10 + random.nextInt(20) : 1000;
                EventLog part = log(scenario, rules(run & 1), new Sampling(processes, incidents, most), run);
                Laws laws = Laws.of(part);
                laws.bookkeeping();
                assertThat(laws.clockCondition()).isTrue();
                assertThat(laws.vectorEquivalence())
                        .as("vectors of %s%n%s %s %d", text, processes, incidents, most)
                        .isTrue();
                assertThat(laws.hybridOrder()).isTrue();
                List<Integer> places = places(whole, part);
                assertThat(places).hasSameSizeAs(part.events());
                assertThat(laws.agreesWith(Laws.of(whole), places)).as(text).isTrue();
                LeftOut why = part.why();
                assertThat(why == null ? 0 : why.total()).isEqualTo(part.leftOut());
                assertThat(part.leftOut())
                        .isGreaterThanOrEqualTo(
                                whole.events().size() - (long) part.events().size());
            }
        }
    }

    private static Set<Long> someIncidents(EventLog whole, Random random) {
        Set<Long> some = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            LoggedEvent event = whole.events().get(random.nextInt(whole.events().size()));
            some.add(Long.parseUnsignedLong(event.circumstances().incident(), 16));
        }
        return some;
    }

    /** Where the events of a part stand in the whole: messages have the same names in both. */
    private static List<Integer> places(EventLog whole, EventLog part) {
        List<Integer> places = new ArrayList<>();
        int at = 0;
        for (LoggedEvent event : part.events()) {
            while (at < whole.events().size() && !same(whole, whole.events().get(at), part, event)) {
                at++;
            }
            if (at < whole.events().size()) {
                places.add(at++);
            }
        }
        return places;
    }

    private static boolean same(EventLog whole, LoggedEvent a, EventLog part, LoggedEvent b) {
        return whole.who(a).equals(part.who(b))
                && a.kind() == b.kind()
                && a.trueTime() == b.trueTime()
                && a.received().equals(b.received())
                && a.sent().equals(b.sent())
                && String.valueOf(a.circumstances().incident())
                        .equals(String.valueOf(b.circumstances().incident()));
    }

    @Test
    void aStampedCityGoesAsOneThatIsNotWhateverHappensInIt() {
        for (int seed = 0; seed < RandomCityTest.CITIES; seed++) {
            Random random = new Random(seed);
            String text = RandomCityTest.city(random, seed);
            text = seed % 3 == 0
                    ? RandomCityTest.witnessed(text, random)
                    : seed % 3 == 1 ? RandomCityTest.resilient(text, random) : text;
            if (seed % 4 == 3) {
                text = text.replace(
                                "broker:\n",
                                "broker:\n  backpressure: \"" + RandomCityTest.backpressure(random) + "\"\n")
                        .replace("overflow: block", "overflow: block(max-wait=9ms)");
            }
            Scenario scenario = Timeline.scenario(text);
            City city = city(scenario, rules(seed), new Sampling(Set.of(), Set.of(), 400), 0);
            assertThat(fingerprint(city))
                    .as(text)
                    .isEqualTo(fingerprint(CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0)));
            Laws laws = Laws.of(city.eventLog("random", "0"));
            laws.bookkeeping();
            assertThat(laws.vectorEquivalence()).as(text).isTrue();
            assertThat(laws.clockCondition()).isTrue();
            assertThat(laws.hybridOrder()).isTrue();
        }
    }

    @Test
    void outboxesThatSendAgainAndNetworksThatSendTwiceMakeNoNewMessages() {
        for (int seed = 20_000; seed < 20_000 + RandomCityTest.CITIES; seed++) {
            Random random = new Random(seed);
            String text = RandomOutboxTest.city(random, seed);
            Scenario scenario = Timeline.scenario(text);
            City city = city(scenario, rules(seed), new Sampling(Set.of(), Set.of(), 400), 0);
            assertThat(fingerprint(city))
                    .as(text)
                    .isEqualTo(fingerprint(CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0)));
            Laws laws = Laws.of(city.eventLog("random", "0"));
            laws.bookkeeping();
            assertThat(laws.vectorEquivalence()).as(text).isTrue();
            assertThat(laws.clockCondition()).isTrue();
        }
    }

    @Test
    void aLogIsTheSameHoweverManyRunsGoOnBesideIt() {
        Scenario scenario = Timeline.scenario(small(new Random(7)));
        List<EventLog> alone = IntStream.range(0, 16)
                .mapToObj(run -> log(scenario, rules(run), Sampling.USUAL, run))
                .toList();
        List<EventLog> together = IntStream.range(0, 16)
                .parallel()
                .mapToObj(run -> log(scenario, rules(run), Sampling.USUAL, run))
                .toList();
        assertThat(together).isEqualTo(alone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out-of-order", "synchronous", "defences", "retry-storm"})
    void aShippedScenarioGoesAsItDoesWithoutStamps(String name) {
        Scenario scenario = Timeline.read(Path.of("scenarios", name + ".yaml"));
        long plain = fingerprint(CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0));
        for (int rules = 0; rules < 4; rules += 3) {
            City city = city(scenario, rules(rules), Sampling.USUAL, 0);
            assertThat(fingerprint(city)).isEqualTo(plain);
            assertThat(city.eventLog(name, "0").events()).isNotEmpty();
        }
    }
}
