package buzzville.experiment;

import buzzville.city.Evidence;
import buzzville.city.Exam;
import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of several replications put together, exactly. The first summary that is added becomes the pool and changes
 * with every other.
 */
public final class Pool {
    private final List<SingleRun> runs = new ArrayList<>();
    /** For each objective, what each run found, place by place. */
    private final Map<String, List<List<Evidence>>> evidence = new LinkedHashMap<>();
    /** The same for figures that nothing is promised of. */
    private final Map<String, List<List<Evidence>>> measured = new LinkedHashMap<>();

    private @Nullable RunSummary pooled;
    private long kernelEvents;
    private long occurrences;
    private long messages;

    /** Adds a run of the same scenario and strategy. */
    public void add(RunSummary run) {
        runs.add(SingleRun.of(run));
        keep(run.exams(), evidence);
        keep(run.measures(), measured);
        kernelEvents += run.kernelEvents();
        occurrences += run.occurrences();
        messages += run.messages();
        RunSummary all = pooled;
        if (all == null) {
            pooled = run;
            return;
        }
        all.services().forEach((name, stage) -> stage.add(same(run.services().get(name), name)));
        all.instances()
                .forEach((name, stages) -> add(stages, same(run.instances().get(name), name)));
        all.broker().add(run.broker());
        if (all.journal() != null) {
            all.journal().add(same(run.journal(), "journal"));
        }
        add(all.partitions(), run.partitions());
        all.events().forEach((name, event) -> event.add(same(run.events().get(name), name)));
        all.exams().forEach((name, exam) -> exam.add(same(run.exams().get(name), name)));
        all.measures().forEach((name, exam) -> exam.add(same(run.measures().get(name), name)));
        all.producers().forEach((name, tally) -> tally.add(same(run.producers().get(name), name)));
        all.lights().add(run.lights());
        all.scaling().forEach((name, scaling) -> scaling.add(same(run.scaling().get(name), name)));
        for (int i = 0; i < all.policies().size(); i++) {
            all.policies().get(i).tally().add(run.policies().get(i).tally());
        }
        for (int i = 0; i < all.aggregations().size(); i++) {
            all.aggregations().get(i).tally().add(run.aggregations().get(i).tally());
        }
    }

    private static void keep(Map<String, Exam> exams, Map<String, List<List<Evidence>>> runs) {
        exams.forEach((name, exam) ->
                runs.computeIfAbsent(name, fresh -> new ArrayList<>()).add(exam.evidence()));
    }

    /** How many runs are in it. */
    public int size() {
        return runs.size();
    }

    private static void add(List<StageSummary> to, List<StageSummary> more) {
        for (int i = 0; i < to.size(); i++) {
            to.get(i).add(more.get(i));
        }
    }

    private static <T> T same(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException("a replication lacks '" + name + "', which another has");
        }
        return part;
    }

    /** What the runs come to together. */
    public Findings findings(Scenario scenario) {
        return findings(scenario, Estimate.CONFIDENCE);
    }

    /**
     * The same with verdicts by intervals of another confidence.
     *
     * @param confidence how often such an interval holds the true value, between 0 and 1
     */
    public Findings findings(Scenario scenario, double confidence) {
        RunSummary all = summary();
        Map<String, Promise> promises = new LinkedHashMap<>();
        boolean alike = runs.size() > 1 && runs.stream().allMatch(run -> run.isLike(runs.get(0)));
        all.exams().forEach((name, exam) -> {
            Promise promise = runs.size() == 1
                    ? Promise.ofOne(same(all.objectives().get(name), name), exam)
                    : Promise.of(exam, same(evidence.get(name), name), confidence);
            promises.put(name, alike ? promise.ofRunsAlike(runs.size()) : promise);
        });
        Map<String, Measured> measures = new LinkedHashMap<>();
        all.measures()
                .forEach((name, exam) -> measures.putAll(Measured.of(name, exam, same(measured.get(name), name))));
        return new Findings(scenario, all, promises, measures, List.copyOf(runs));
    }

    /** Everything together; what cannot be added, such as incidents and verdicts, is the first run's. */
    public RunSummary summary() {
        RunSummary all = same(pooled, "everything");
        return new RunSummary(
                all.strategy(),
                all.seed(),
                all.replication(),
                all.span(),
                all.services(),
                all.instances(),
                all.broker(),
                all.journal(),
                all.partitions(),
                all.events(),
                all.producers(),
                all.lights(),
                all.incidents(),
                all.aftermaths(),
                all.policies(),
                all.aggregations(),
                all.scaling(),
                all.objectives(),
                all.exams(),
                all.measures(),
                kernelEvents,
                occurrences,
                messages,
                all.fingerprint(),
                all.occurrencesHash());
    }
}
