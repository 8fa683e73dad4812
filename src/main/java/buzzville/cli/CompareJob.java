package buzzville.cli;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.experiment.Experiment;
import buzzville.experiment.Findings;
import buzzville.experiment.InterruptedRun;
import buzzville.experiment.RunPlan;
import buzzville.experiment.Stop;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Study;
import buzzville.experiment.Variant;
import buzzville.experiment.comparison.Breaking;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.search.BreakingLoad;
import buzzville.report.ComparisonJson;
import buzzville.report.ComparisonTable;
import buzzville.report.ResultsFolder;
import buzzville.report.RunContext;
import buzzville.report.WarmupWords;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs several strategies of a scenario, replication by replication, and writes what they came to side by side.
 *
 * @param strategies as chosen, by name
 * @param baseline the one that the others are measured against
 * @param required those whose objectives decide on the exit status
 * @param unpaired whether strategies may meet different occurrences
 * @param breaking whether to look for the load at which each strategy breaks
 * @param rule how many replications
 * @param threads how many runs at once, and charts to draw
 * @param charts whether charts are wanted
 * @param command the command line that makes the results again
 * @param progress where to say how far it is; null to say nothing
 * @param keeping where finished runs are kept until the results are
 */
record CompareJob(
        Map<String, Chosen> strategies,
        String baseline,
        List<String> required,
        boolean unpaired,
        boolean breaking,
        StoppingRule rule,
        int threads,
        boolean charts,
        ReportLanguage language,
        String command,
        @Nullable PrintWriter progress,
        Keeping keeping) {

    /** Runs it; see {@link RunJob#run}. */
    Outcome run(Path target, boolean colours, Consumer<Outcome> said) throws IOException {
        return Workplace.run(
                target,
                progress,
                rule.most() * strategies.size(),
                (results, watch) -> compare(results, watch, colours),
                said);
    }

    /** What is to be run, warm-ups found; not the search for the loads at which strategies break, which goes step by step. */
    Study study() {
        return Study.of(PilotRuns.measured(variants(), threads, () -> false), rule.most());
    }

    private Outcome compare(ResultsFolder results, Progress watch, boolean colours) throws IOException {
        return keeping.open().during(kept -> compare(results, kept, watch, colours));
    }

    private Outcome compare(ResultsFolder results, KeptRuns kept, Progress watch, boolean colours) throws IOException {
        List<Variant> variants = PilotRuns.measured(variants(), threads, results::interrupted);
        Map<String, Integer> runs = new LinkedHashMap<>();
        variants.forEach(variant -> runs.put(variant.name(), rule.most()));
        watch.expect(runs);
        Experiment experiment = kept.experiment(variants, rule, threads, watch);
        Row row = new Row();
        Map<String, Run> first = new LinkedHashMap<>();
        Map<String, Folding> foldings = new LinkedHashMap<>();
        Stop stop = experiment.run(
                (variant, replication) -> {
                    RunPlan plan = new RunPlan(variant.name(), replication);
                    return replication == 0
                            ? kept.course(
                                    plan,
                                    watch,
                                    () -> watch.finish(
                                            CityPlanner.plan(variant.scenario(), variant.strategy(), 0),
                                            variant.scenario().duration()))
                            : kept.figures(plan, variant, watch);
                },
                (variant, replication, run) -> {
                    row.add(variant.name(), run.summary().occurrencesHash());
                    if (replication == 0) {
                        first.put(variant.name(), run.run());
                    }
                    foldings.computeIfAbsent(
                                    variant.name(),
                                    name -> new Folding(
                                            (k, summary) ->
                                                    results.replications().replication(name, k, summary),
                                            done -> results.replications().trail(name, done)))
                            .take(replication, run);
                });
        boolean interrupted = stop.reason() == Stop.Reason.INTERRUPTED;
        Map<String, Breaking> loads = new LinkedHashMap<>();
        if (breaking && !interrupted) {
            interrupted = !findLoads(variants, stop.replications(), kept, watch, loads);
        }
        List<Contender> contenders = new ArrayList<>();
        for (Map.Entry<String, Findings> one : experiment.findings().entrySet()) {
            String name = one.getKey();
            results.replications().estimates(name, there(foldings.get(name)).estimates(one.getValue(), stop));
            contenders.add(new Contender(name, one.getValue(), there(first.get(name)), loads.get(name)));
        }
        Comparison comparison = Comparison.of(contenders, baseline, stop);
        Map<String, RunContext> contexts = contexts();
        List<String> notes = new ArrayList<>();
        variants.stream()
                .filter(variant -> variant.scenario().warmup().search() != null)
                .limit(1)
                .forEach(variant -> notes.addAll(WarmupWords.notes(variant.scenario(), language)));
        notes.addAll(results.comparison(comparison, contexts, required));
        List<String> files = interrupted ? results.publishWhatIsDone() : results.publish();
        if (!interrupted) {
            kept.done();
        }
        return new Outcome(
                required.stream()
                        .allMatch(name -> comparison.contender(name).findings().passed()),
                interrupted,
                ComparisonTable.of(comparison, required, language, colours),
                ComparisonJson.text(comparison, contexts.values().iterator().next(), required),
                files,
                notes);
    }

    /**
     * Looks for the load at which each strategy breaks.
     *
     * @return whether it could be done to the end; if not, some have none
     */
    private boolean findLoads(
            List<Variant> variants, int replications, KeptRuns kept, Progress watch, Map<String, Breaking> found) {
        try {
            for (Variant variant : variants) {
                Breaking one = new BreakingLoad()
                        .find(
                                variant,
                                Math.min(replications, BreakingLoad.REPLICATIONS),
                                kept.atOnce(threads),
                                (loaded, replication) -> {
                                    double load = loaded.scenario().load();
                                    watch.tell(language.choose(
                                                    "at which load does '%s' break? trying %s",
                                                    "à quelle charge '%s' rompt-elle ? essai de %s")
                                            .formatted(loaded.name(), Numbers.figure(load)));
                                    return kept.figures(
                                            new RunPlan(loaded.name() + " at load " + load, replication),
                                            loaded,
                                            watch);
                                });
                if (one != null) {
                    found.put(variant.name(), one);
                }
            }
            return true;
        } catch (InterruptedRun e) {
            return false;
        }
    }

    /** The cities, in the order of the strategies. */
    private List<Variant> variants() {
        return strategies.values().stream()
                .map(chosen -> new Variant(chosen.strategy(), chosen.scenario(), chosen.strategy()))
                .toList();
    }

    private Map<String, RunContext> contexts() {
        Map<String, RunContext> contexts = new LinkedHashMap<>();
        strategies.forEach((name, chosen) -> contexts.put(
                name,
                new RunContext(
                        RootCommand.Version.number(),
                        RunContext.Environment.current(),
                        command,
                        chosen.file().toString().replace('\\', '/'),
                        chosen.hash(),
                        chosen.effective(),
                        language,
                        charts,
                        true,
                        threads)));
        return contexts;
    }

    private static <T> T there(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("a strategy has not been run");
        }
        return part;
    }

    /** One replication of each strategy: what happened whatever the strategy must be the same. */
    private final class Row {
        private final Map<String, Long> hashes = new LinkedHashMap<>();

        void add(String strategy, long hash) {
            hashes.put(strategy, hash);
            if (hashes.size() < strategies.size()) {
                return;
            }
            Long same = there(hashes.get(baseline));
            List<String> others = hashes.keySet().stream()
                    .filter(name -> !same.equals(hashes.get(name)))
                    .map(name -> "'" + name + "'")
                    .toList();
            hashes.clear();
            if (!others.isEmpty() && !unpaired) {
                throw new InputException("buzzville: not the same city: other things happen under "
                        + String.join(", ", others) + " than under '" + baseline
                        + "', so that a difference need not be the strategies'; leave out with --strategies what"
                        + " changes producers, incidents or the seed, or compare independent cities with --unpaired");
            }
        }
    }
}
