package buzzville.experiment.branch;

import buzzville.experiment.Findings;
import buzzville.experiment.Sample;
import buzzville.experiment.branch.Aftermath.Tally;
import buzzville.experiment.branch.Aftermath.Who;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Gathers what a choice changed, replication by replication: both runs of each, message by message. */
public final class Branching {
    /**
     * What a service's messages of one priority came to, of those that occurred from the instant on.
     *
     * @param offered all replications together; the same with the choice and without it, unless it changes what follows
     */
    public record Row(Who who, long offered, long offeredWithout, List<Side> sides) {}

    /**
     * How many waited anywhere, in the first replication, at instants from that of the choice on.
     *
     * @param at virtual nanoseconds
     */
    public record Backlog(long[] at, long[] without, long[] with) {}

    private static final double[] FRACTIONS = {0.5, 0.95, 0.99};

    private final List<Aftermath> without = new ArrayList<>();
    private final List<Aftermath> with = new ArrayList<>();
    private Divergence divergence = Divergence.NONE;
    private @Nullable Backlog backlog;

    /** Adds the next replication. */
    public void add(Endings before, Endings after, long from, long to) {
        without.add(Aftermath.of(before, from, to));
        with.add(Aftermath.of(after, from, to));
        divergence = divergence.plus(Divergence.between(before, after));
    }

    /** Says what waited in the first replication. */
    public void backlog(Backlog waiting) {
        backlog = waiting;
    }

    /** What the choice changed. */
    public Result result(Findings before, Findings after) {
        Aftermath poolWithout = pooled(without);
        Aftermath poolWith = pooled(with);
        TreeSet<Who> all = new TreeSet<>(Comparator.comparing(Who::service).thenComparing(Who::priority));
        all.addAll(poolWithout.all().keySet());
        all.addAll(poolWith.all().keySet());
        List<Row> rows = new ArrayList<>();
        for (Who who : all) {
            Tally one = poolWithout.tally(who);
            Tally other = poolWith.tally(who);
            List<Side> sides = new ArrayList<>();
            sides.add(new Side("lost", false, lost(one, without, who), lost(other, with, who)));
            for (double fraction : FRACTIONS) {
                sides.add(new Side(
                        "p" + Math.round(100 * fraction),
                        true,
                        percentile(fraction, one, without, who),
                        percentile(fraction, other, with, who)));
            }
            sides.add(new Side("max", true, most(one, without, who), most(other, with, who)));
            rows.add(new Row(who, other.offered(), one.offered(), sides));
        }
        return new Result(before, after, rows, divergence, backlog);
    }

    private static Aftermath pooled(List<Aftermath> runs) {
        Aftermath pool = new Aftermath();
        runs.forEach(pool::add);
        return pool;
    }

    private static Sample lost(Tally pool, List<Aftermath> runs, Who who) {
        return Sample.share(share(pool), pool.offered(), values(runs, who, Branching::share));
    }

    private static double share(Tally tally) {
        return tally.offered() == 0 ? Double.NaN : (double) tally.lost() / tally.offered();
    }

    private static Sample percentile(double fraction, Tally pool, List<Aftermath> runs, Who who) {
        ToDoubleFunction<Tally> of = tally ->
                tally.latency().count() == 0 ? Double.NaN : tally.latency().percentile(fraction);
        return Sample.percentile(
                fraction, of.applyAsDouble(pool), pool.latency().count(), values(runs, who, of));
    }

    private static Sample most(Tally pool, List<Aftermath> runs, Who who) {
        ToDoubleFunction<Tally> of = tally ->
                tally.latency().count() == 0 ? Double.NaN : tally.latency().max();
        return Sample.extreme(of.applyAsDouble(pool), values(runs, who, of));
    }

    private static double[] values(List<Aftermath> runs, Who who, ToDoubleFunction<Tally> of) {
        return runs.stream()
                .mapToDouble(run -> of.applyAsDouble(run.tally(who)))
                .toArray();
    }

    /**
     * What a choice changed.
     *
     * @param before the whole run without it
     * @param after the whole run with it
     * @param rows of messages that occurred from the instant on
     * @param divergence of all messages
     */
    public record Result(
            Findings before,
            Findings after,
            List<Row> rows,
            Divergence divergence,
            @Nullable Backlog backlog) {
        /** What the workers of each service that has any cost in a mean run, without the choice and with it. */
        public Map<String, double[]> prices() {
            Map<String, double[]> prices = new LinkedHashMap<>();
            before.summary().scaling().forEach((name, one) -> {
                var other = after.summary().scaling().get(name);
                if (other != null) {
                    prices.put(name, new double[] {one.workerHours(), other.workerHours(), one.cost(), other.cost()});
                }
            });
            return prices;
        }
    }
}
