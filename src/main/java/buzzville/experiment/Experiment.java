package buzzville.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replications of several variants of one city, row by row: replication 0 of every variant, then replication 1. Replication k
 * has the same chance in every variant, and a row counts when it is complete, so that whatever ends an experiment leaves
 * variants that can be compared. Threads never show.
 */
public final class Experiment {
    private final List<Variant> variants;
    private final StoppingRule rule;
    private final int threads;
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final List<RunResult> row = new ArrayList<>();
    private int complete;
    private @Nullable Stop stop;

    /** Has one replication simulated, or knows what came of it; several threads may ask at once. */
    public interface Simulator {
        RunResult simulate(Variant variant, int replication);
    }

    /** Takes the finished runs in order, on the thread that called, before their figures are pooled. */
    public interface Taker {
        void take(Variant variant, int replication, RunResult run);
    }

    /**
     * An experiment that has not begun.
     *
     * @param variants at least one; their names differ
     * @param threads how many runs at once, at least 1
     */
    public Experiment(List<Variant> variants, StoppingRule rule, int threads) {
        this.variants = List.copyOf(variants);
        this.rule = rule;
        this.threads = threads;
        variants.forEach(variant -> pools.put(variant.name(), new Pool()));
    }

    /**
     * Runs as many replications as the rule wants, or as there is time for.
     *
     * @return why it ended
     * @throws InterruptedRun if it is interrupted before the first row is complete
     */
    public Stop run(Simulator simulator, Taker taker) {
        int width = variants.size();
        try {
            Parallel.untilEnough(
                    rule.most() * width,
                    threads,
                    index -> simulator.simulate(variants.get(index % width), index / width),
                    (index, run) -> take(run, taker));
        } catch (InterruptedRun e) {
            if (complete == 0) {
                throw e;
            }
            stop = new Stop(Stop.Reason.INTERRUPTED, complete, rule.most(), "", Double.NaN);
        }
        return stop();
    }

    private boolean take(RunResult run, Taker taker) {
        row.add(run);
        if (row.size() < variants.size()) {
            return true;
        }
        for (int i = 0; i < row.size(); i++) {
            taker.take(variants.get(i), complete, row.get(i));
            pool(variants.get(i)).add(row.get(i).summary());
        }
        row.clear();
        complete++;
        stop = rule.after(complete, this::findings);
        return stop == null;
    }

    /** Why it ended. */
    public Stop stop() {
        Stop ended = stop;
        if (ended == null) {
            throw new IllegalStateException("the experiment has not ended");
        }
        return ended;
    }

    /** What each variant has come to, by its name. */
    public Map<String, Findings> findings() {
        Map<String, Findings> findings = new LinkedHashMap<>();
        variants.forEach(variant -> findings.put(variant.name(), pool(variant).findings(variant.scenario())));
        return findings;
    }

    /** What one variant has come to. */
    public Findings findings(String name) {
        Findings findings = findings().get(name);
        if (findings == null) {
            throw new IllegalArgumentException("no variant '" + name + "'");
        }
        return findings;
    }

    private Pool pool(Variant variant) {
        Pool pool = pools.get(variant.name());
        if (pool == null) {
            throw new IllegalStateException("no variant '" + variant.name() + "'");
        }
        return pool;
    }
}
