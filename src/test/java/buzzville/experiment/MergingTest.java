package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.city.Figures;
import buzzville.city.RunSummary;
import buzzville.city.Timeline;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures of runs add up to the same whatever the order, and whatever has been added to what before. */
class MergingTest {
    private static final int RUNS = 5;
    private static final int ORDERS = 12;

    /** What of several runs cannot be added, and is that of the first. */
    private static final String OF_THE_FIRST =
            "\\.(replication|fingerprint|occurrencesHash|objectives|incidents|aftermaths)\\b.*";

    private static final String CITY = """
            seed: 5
            duration: 20s
            warmup: 2s
            events: {a: {priority: critical}, b: {priority: normal, ttl: 900ms}, c: {priority: info}}
            producers:
              p: {emits: a, count: 3, arrivals: poisson(1/s)}
              q: {emits: b, count: 20, arrivals: poisson(0.5/s), throttled: buffer(capacity=3)}
            broker:
              threads: 1
              service-time: exponential(20ms)
              backpressure: "credit(n=3)"
              journal: {flush: interval(10ms), replicas: 3, overhead: 10B}
            services:
              s:
                subscribes: [a, b]
                service-time: exponential(90ms)
                workers: 1
                scaling: "threshold(up=3, down=1, min=1, max=4, every=1s)"
                retry: "exponential(attempts=3, base=50ms)"
                breaker: "circuit-breaker(window=10, minimum=4, open=300ms, trials=2)"
                dead-letter: [failed, expired]
                lanes: {all: {capacity: 8, overflow: drop-oldest}}
                watch-order: true
                emits: {c: {on: a, probability: 50%, after: 10ms}}
              t: {subscribes: [c, a], instances: 2, service-time: exponential(30ms)}
            incidents:
              ill: {at: 5s, for: 4s, fail: {services: [s], failure: 70%}}
            objectives:
              kept: critical loss <= 1%
              quick: s critical on-time(300ms) >= 90%
              tail: s p95 < 1s
              wait: critical all-handled p90 < 3s
            measures: {order: s inversions, busy: s utilization}
            """;

    private static RunResult run(Scenario scenario, int replication) {
        return RunResult.figuresOf(
                CityPlanner.plan(scenario, ScenarioFile.PLAIN, replication).finish());
    }

    private static RunSummary pooled(List<byte[]> runs, Scenario scenario) {
        Pool pool = new Pool();
        runs.forEach(octets -> pool.add(RunResult.read(octets, scenario).summary()));
        return pool.summary();
    }

    @Test
    void theOrderOfRunsDoesNotMatter() {
        Scenario scenario = Timeline.scenario(CITY);
        List<byte[]> runs = new ArrayList<>();
        for (int k = 0; k < RUNS; k++) {
            runs.add(run(scenario, k).octets());
        }
        RunSummary inOrder = pooled(runs, scenario);
        Random random = new Random(3);
        for (int i = 0; i < ORDERS; i++) {
            List<byte[]> shuffled = new ArrayList<>(runs);
            Collections.shuffle(shuffled, random);
            assertThat(Figures.differences(inOrder, pooled(shuffled, scenario)))
                    .allMatch(difference -> difference.matches(OF_THE_FIRST) || listed(difference));
        }
    }

    /** Changes of a breaker are listed as they come, the first thousand of all runs. */
    private static boolean listed(String difference) {
        return difference.contains(".breakers.changes");
    }

    @Test
    void whatWasAddedBeforeDoesNotMatter() {
        Scenario scenario = Timeline.scenario(CITY);
        List<byte[]> runs = new ArrayList<>();
        for (int k = 0; k < RUNS; k++) {
            runs.add(run(scenario, k).octets());
        }
        RunSummary oneByOne = pooled(runs, scenario);
        RunSummary left = pooled(runs.subList(0, 2), scenario);
        RunSummary right = pooled(runs.subList(2, RUNS), scenario);
        Pool both = new Pool();
        both.add(left);
        both.add(right);

        assertThat(Figures.differences(oneByOne, both.summary())).isEmpty();
    }

    @Test
    void ofRunsThatTravelledOneFindsTheSame() {
        Scenario scenario = Timeline.scenario(CITY);
        Pool here = new Pool();
        Pool travelled = new Pool();
        for (int k = 0; k < RUNS; k++) {
            RunResult result = run(scenario, k);
            travelled.add(RunResult.read(result.octets(), scenario).summary());
            here.add(result.summary());
        }

        assertThat(Figures.differences(here.summary(), travelled.summary())).isEmpty();
        assertThat(Figures.differences(
                        here.findings(scenario).promises(),
                        travelled.findings(scenario).promises()))
                .isEmpty();
        assertThat(Figures.differences(
                        here.findings(scenario).measures(),
                        travelled.findings(scenario).measures()))
                .isEmpty();
        assertThat(travelled.findings(scenario).runs())
                .isEqualTo(here.findings(scenario).runs());
    }
}
