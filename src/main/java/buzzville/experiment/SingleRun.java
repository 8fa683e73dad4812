package buzzville.experiment;

import buzzville.city.Judgement;
import buzzville.city.RunSummary;
import buzzville.metric.Latency;
import buzzville.metric.Tally;
import java.util.List;

/**
 * One run among others, in a few figures: of all its services together, or of the broker if there are none.
 *
 * @param replication its number, from 0
 * @param events how many events the kernel ran
 * @param occurrences how many things happened by themselves, warm-up included
 * @param messages how many messages came into the world, warm-up included
 * @param fingerprint hash of every event that ran
 * @param occurrencesHash hash of what happened whatever the strategy
 * @param offered messages expected
 * @param p99 end-to-end latency, nanoseconds; NaN when nothing was delivered
 * @param broken names of the objectives that it did not meet by itself
 * @param figures those by which strategies are compared
 */
public record SingleRun(
        long replication,
        long events,
        long occurrences,
        long messages,
        long fingerprint,
        long occurrencesHash,
        long offered,
        long delivered,
        long lost,
        double p99,
        List<String> broken,
        CityFigures figures) {
    private static final double P99 = 0.99;

    /** Whether chance changed nothing between this one and another replication. */
    boolean isLike(SingleRun other) {
        return equals(new SingleRun(
                replication,
                other.events,
                other.occurrences,
                other.messages,
                other.fingerprint,
                other.occurrencesHash,
                other.offered,
                other.delivered,
                other.lost,
                other.p99,
                other.broken,
                other.figures));
    }

    static SingleRun of(RunSummary run) {
        Tally all = new Tally(0, 1);
        run.receivers().forEach(stage -> all.add(stage.all()));
        return new SingleRun(
                run.replication(),
                run.kernelEvents(),
                run.occurrences(),
                run.messages(),
                run.fingerprint(),
                run.occurrencesHash(),
                all.offered(),
                all.delivered(),
                all.lost(),
                all.latency(Latency.END_TO_END).percentile(P99),
                run.objectives().entrySet().stream()
                        .filter(objective -> objective.getValue().verdict() != Judgement.Verdict.PASS)
                        .map(objective -> objective.getKey())
                        .toList(),
                CityFigures.of(run));
    }
}
