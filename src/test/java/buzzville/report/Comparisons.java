package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.city.Judgement.Verdict;
import buzzville.city.Run;
import buzzville.city.RunSummary;
import buzzville.city.ScalingSummary;
import buzzville.city.StageSummary;
import buzzville.experiment.Estimate;
import buzzville.experiment.Experiment;
import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
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
import buzzville.experiment.comparison.Difference;
import buzzville.experiment.comparison.Difference.Outcome;
import buzzville.experiment.comparison.Ranking;
import buzzville.experiment.comparison.Ranking.Standing;
import buzzville.message.Priority;
import buzzville.metric.Tally;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
        List<Contest> contests = contests(contenders, runs);
        List<Long> hashes = runs.values().iterator().next().stream()
                .map(RunSummary::occurrencesHash)
                .toList();
        return new Comparison(
                contenders, contenders.get(0).name(), true, hashes, stop, contests, ranking(contenders, contests));
    }

    private static List<Contest> contests(List<Contender> contenders, Map<String, List<RunSummary>> runs) {
        List<Contest> contests = new ArrayList<>();
        Findings first = contenders.get(0).findings();
        first.promises().forEach((name, promise) -> {
            Objective objective = first.scenario().objectives().get(name);
            Map<String, Sample> samples = new LinkedHashMap<>();
            contenders.forEach(contender -> {
                Promise its = contender.findings().promises().get(name);
                samples.put(
                        contender.name(),
                        its == null || its.sample() == null
                                ? Sample.mean(new double[first.replications()])
                                : its.sample());
            });
            contests.add(contest(
                    new Yardstick(
                            name,
                            promise.text(),
                            Kind.OBJECTIVE,
                            unit(objective.metric()),
                            objective.comparison().wantsLittle()),
                    samples));
        });
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

    private static Unit unit(Metric metric) {
        return switch (metric.quantity()) {
            case LOSS, FATE, ON_TIME, UTILIZATION, BELIEF_WRONG -> Unit.RATIO;
            case WORKER_HOURS -> Unit.HOURS;
            case THROUGHPUT -> Unit.RATE;
            default -> metric.isDuration() ? Unit.DURATION : Unit.COUNT;
        };
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

    /** A contest of samples; the first one is the baseline. */
    public static Contest contest(Yardstick yardstick, Map<String, Sample> samples) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        samples.forEach((name, sample) -> estimates.put(name, sample.estimate()));
        List<String> names = List.copyOf(samples.keySet());
        List<Difference> against = new ArrayList<>();
        List<Difference> pairs = new ArrayList<>();
        int n = names.size();
        for (int i = 1; i < n; i++) {
            against.add(difference(yardstick, samples, names.get(i), names.get(0), n - 1));
            for (int j = 0; j < i; j++) {
                pairs.add(difference(yardstick, samples, names.get(i), names.get(j), n * (n - 1) / 2));
            }
        }
        return new Contest(yardstick, samples, estimates, against, pairs);
    }

    private static Difference difference(
            Yardstick yardstick, Map<String, Sample> samples, String one, String other, int family) {
        double confidence = 1 - 0.05 / family;
        Sample mine = samples.get(one);
        Sample theirs = samples.get(other);
        if (mine.endless() + theirs.endless() > 0) {
            Outcome outcome = mine.endless() == mine.replications() && theirs.endless() == 0
                    ? Outcome.WORSE
                    : theirs.endless() == theirs.replications() && mine.endless() == 0 ? Outcome.BETTER : Outcome.OPEN;
            Estimate none = new Estimate(Double.NaN, Double.NaN, Double.NaN, 0, Estimate.Note.ENDLESS);
            return new Difference(one, other, none, confidence, outcome);
        }
        Estimate estimate = mine.minus(theirs).estimate(confidence);
        Outcome outcome = Double.isNaN(estimate.estimate())
                ? Outcome.NO_DATA
                : estimate.low() == 0 && estimate.high() == 0
                        ? Outcome.SAME
                        : estimate.low() > 0
                                ? yardstick.wantsLittle() ? Outcome.WORSE : Outcome.BETTER
                                : estimate.high() < 0
                                        ? yardstick.wantsLittle() ? Outcome.BETTER : Outcome.WORSE
                                        : Outcome.OPEN;
        return new Difference(one, other, estimate, confidence, outcome);
    }

    private static Ranking ranking(List<Contender> contenders, List<Contest> contests) {
        List<Standing> standings = new ArrayList<>();
        Map<String, List<String>> bestAt = new LinkedHashMap<>();
        for (Contest contest : contests) {
            bestAt.put(
                    contest.yardstick().name(),
                    contenders.stream()
                            .map(Contender::name)
                            .filter(name -> contest.pairs().stream()
                                    .noneMatch(pair -> pair.strategy().equals(name) && pair.outcome() == Outcome.WORSE
                                            || pair.than().equals(name) && pair.outcome() == Outcome.BETTER))
                            .toList());
        }
        contenders.stream()
                .sorted(Comparator.comparingLong(contender -> -count(contender, Verdict.PASS)))
                .forEach(contender -> {
                    int met = (int) count(contender, Verdict.PASS);
                    int place = (int) contenders.stream()
                                    .filter(other -> count(other, Verdict.PASS) > met)
                                    .count()
                            + 1;
                    int best = (int) contests.stream()
                            .filter(contest -> contest.yardstick().kind() == Kind.OBJECTIVE)
                            .filter(contest ->
                                    bestAt.get(contest.yardstick().name()).contains(contender.name()))
                            .count();
                    standings.add(new Standing(
                            contender.name(),
                            place,
                            met,
                            (int) count(contender, Verdict.INCONCLUSIVE),
                            best,
                            List.of()));
                });
        return new Ranking(standings, bestAt);
    }

    private static long count(Contender contender, Verdict verdict) {
        return contender.findings().promises().values().stream()
                .filter(promise -> promise.verdict() == verdict)
                .count();
    }
}
