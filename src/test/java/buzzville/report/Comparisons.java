package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.RunSummary;
import buzzville.city.ScalingSummary;
import buzzville.city.StageSummary;
import buzzville.experiment.Experiment;
import buzzville.experiment.Findings;
import buzzville.experiment.Sample;
import buzzville.experiment.Stop;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Variant;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.Yardstick.Unit;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Contest;
import buzzville.message.Priority;
import buzzville.metric.Tally;
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
import java.util.function.ToDoubleFunction;

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
        Map<String, List<RunSummary>> runs = new LinkedHashMap<>();
        Map<String, Run> firsts = new LinkedHashMap<>();
        Stop stop = experiment.run(
                (variant, k) -> CityPlanner.plan(variant.scenario(), variant.strategy(), k)
                        .finish(),
                (variant, k, run) -> {
                    runs.computeIfAbsent(variant.name(), name -> new ArrayList<>())
                            .add(run.summary());
                    firsts.putIfAbsent(variant.name(), run);
                });
        List<Contender> contenders = new ArrayList<>();
        experiment
                .findings()
                .forEach((name, findings) -> contenders.add(new Contender(name, findings, firsts.get(name), null)));
        Comparison comparison = Comparison.of(contenders, contenders.get(0).name(), stop);
        return comparison.contests(Kind.PRICE).isEmpty()
                ? with(comparison, cityAndPrices(contenders, runs))
                : comparison;
    }

    private static Comparison with(Comparison comparison, List<Contest> more) {
        List<Contest> contests = new ArrayList<>(comparison.contests());
        contests.addAll(more);
        return new Comparison(
                comparison.contenders(),
                comparison.baseline(),
                comparison.paired(),
                comparison.occurrences(),
                comparison.stop(),
                contests,
                comparison.ranking());
    }

    private static List<Contest> cityAndPrices(List<Contender> contenders, Map<String, List<RunSummary>> runs) {
        List<Contest> contests = new ArrayList<>();
        Findings first = contenders.get(0).findings();
        for (Priority priority : Priority.values()) {
            if (first.summary().services().values().stream()
                    .anyMatch(each -> each.tally(priority).offered() > 0)) {
                Map<String, Sample> samples = new LinkedHashMap<>();
                contenders.forEach(contender -> samples.put(
                        contender.name(), loss(contender.findings().summary(), runs.get(contender.name()), priority)));
                String name = priority.label() + " loss";
                contests.add(contest(
                        new Yardstick(name, name + ", all services together", Kind.SERVICE, Unit.RATIO, true),
                        samples));
            }
        }
        contests.add(price(contenders, runs, "worker-hours", Unit.HOURS, ScalingSummary::workerHours));
        contests.add(price(contenders, runs, "cost", Unit.MONEY, ScalingSummary::cost));
        return contests;
    }

    private static Contest price(
            List<Contender> contenders,
            Map<String, List<RunSummary>> runs,
            String name,
            Unit unit,
            ToDoubleFunction<ScalingSummary> figure) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        contenders.forEach(contender -> samples.put(
                contender.name(),
                Sample.mean(runs.get(contender.name()).stream()
                        .mapToDouble(run -> run.scaling().values().stream()
                                .mapToDouble(figure)
                                .sum())
                        .toArray())));
        return contest(new Yardstick(name, name, Kind.PRICE, unit, true), samples);
    }

    private static Sample loss(RunSummary pooled, List<RunSummary> runs, Priority priority) {
        Tally all = tally(pooled, priority);
        return Sample.share(
                (double) all.lost() / all.offered(),
                all.offered(),
                runs.stream()
                        .map(run -> tally(run, priority))
                        .mapToDouble(tally -> (double) tally.lost() / tally.offered())
                        .toArray());
    }

    private static Tally tally(RunSummary run, Priority priority) {
        Tally tally = new Tally(0, 1);
        for (StageSummary stage : run.services().values()) {
            tally.add(stage.tally(priority));
        }
        return tally;
    }

    private static Contest contest(Yardstick yardstick, Map<String, Sample> samples) {
        return Contest.of(yardstick, samples, List.copyOf(samples.keySet()).get(0), true);
    }
}
