package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.experiment.Experiment;
import buzzville.experiment.RunResult;
import buzzville.experiment.Stop;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Variant;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Comparisons that tests report on, put together here of what experiments measured. */
public final class Comparisons {
    /**
     * A server at 90 % of its capacity whose queue is unlimited, short, or shared by priority; the crowd takes it to 180 % for a
     * while.
     */
    public static final String THREE = """
            format: 1
            name: Three ways
            seed: 3
            duration: 60s
            events:
              alarm: {priority: critical}
              noise: {priority: info}
            producers:
              detector: {emits: alarm, arrivals: poisson(2/s)}
              sensor: {emits: noise, count: 10, arrivals: poisson(0.7/s)}
            services:
              police: {subscribes: [alarm, noise], service-time: exponential(100ms)}
            incidents:
              crowd: {at: 20s, for: 15s, surge: {producers: [sensor], factor: 2}}
            objectives:
              kept: critical loss = 0
              quick: critical on-time(1s) >= 90%
              tail: critical p90 < 800ms
              price: police worker-hours < 1
            strategies:
              none: {}
              short: {services: {police: {lanes: {all: {capacity: 5, overflow: drop-newest}}}}}
              priority:
                services:
                  police:
                    workers: 2
                    lanes:
                      critical: {}
                      info: {accepts: [high, normal, info], capacity: 20, overflow: drop-oldest}
                    dispatch: strict-priority
            """;

    /**
     * {@link Runs#BY_HAND} and the same with two workers, whom all ten messages find idle: each takes 1.5 s, the last one is not
     * finished at the end.
     */
    public static final String BY_HAND = Runs.BY_HAND.replace("quick: p50 < 3s", "quick: on-time(2s) >= 50%") + """
            strategies:
              alone: {}
              both: {services: {garde: {workers: 2}}}
            """;

    private Comparisons() {}

    /** All strategies of a scenario; the first one is the baseline. */
    public static Comparison of(String yaml, Path folder, int replications) throws IOException {
        return of(Files.writeString(folder.resolve("comparison.yaml"), yaml), replications);
    }

    /** The same of a file. */
    public static Comparison of(Path file, int replications) {
        Problems problems = new Problems();
        ScenarioFile loaded = ScenarioFile.load(file, problems);
        assertThat(problems.lines()).isEmpty();
        List<Variant> variants = new ArrayList<>();
        for (String strategy : loaded.strategies()) {
            Scenario scenario = loaded.scenario(strategy, List.of(), problems);
            assertThat(problems.lines()).isEmpty();
            variants.add(new Variant(strategy, scenario, strategy));
        }
        Experiment experiment = new Experiment(variants, new StoppingRule.Fixed(replications), 2);
        Map<String, Run> firsts = new LinkedHashMap<>();
        Stop stop = experiment.run(
                (variant, k) -> RunResult.of(CityPlanner.plan(variant.scenario(), variant.strategy(), k)
                        .finish()),
                (variant, k, run) -> firsts.putIfAbsent(variant.name(), run.run()));
        List<Contender> contenders = new ArrayList<>();
        experiment
                .findings()
                .forEach((name, findings) -> contenders.add(new Contender(name, findings, firsts.get(name), null)));
        return Comparison.of(contenders, contenders.get(0).name(), stop);
    }
}
