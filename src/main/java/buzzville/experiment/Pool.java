package buzzville.experiment;

import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of several replications put together, exactly. The first summary that is added becomes the pool and changes
 * with every other.
 */
public final class Pool {
    private @Nullable RunSummary pooled;
    private long kernelEvents;
    private long occurrences;

    /** Adds a run of the same scenario and strategy. */
    public void add(RunSummary run) {
        kernelEvents += run.kernelEvents();
        occurrences += run.occurrences();
        RunSummary all = pooled;
        if (all == null) {
            pooled = run;
            return;
        }
        all.services().forEach((name, stage) -> stage.add(same(run.services().get(name), name)));
        all.instances()
                .forEach((name, stages) -> add(stages, same(run.instances().get(name), name)));
        all.broker().add(run.broker());
        add(all.partitions(), run.partitions());
        all.events()
                .forEach((name, event) ->
                        event.handled().add(same(run.events().get(name), name).handled()));
        all.producers().forEach((name, tally) -> tally.add(same(run.producers().get(name), name)));
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
                all.partitions(),
                all.events(),
                all.producers(),
                all.incidents(),
                all.objectives(),
                kernelEvents,
                occurrences,
                all.fingerprint(),
                all.occurrencesHash());
    }
}
