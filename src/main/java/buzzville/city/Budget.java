package buzzville.city;

import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Span;
import buzzville.metric.Spoils;
import buzzville.metric.Tally;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import org.jspecify.annotations.Nullable;

/**
 * What one objective allows to go wrong at one place over the whole run, and when that was spent: the error budget.
 *
 * <p>Shares of messages have one (loss, one fate, on-time), and percentiles and maxima of latencies: what is beyond the limit may
 * be as many as lie above the rank. Means, counts, levels and what is measured over several subscriptions have none.
 *
 * @param where the place, or empty where there is only one it could be
 * @param spoils when messages broke the promise
 * @param of how many messages it is a share of
 * @param allowed how many of them may break it
 * @param kept whether the promise is kept there after all
 */
public record Budget(String where, Spoils spoils, long of, long allowed, boolean kept) {
    /** What must be watched for the budget of an objective; null if it has none. */
    static @Nullable Spoils open(Objective objective, Span span) {
        Metric metric = objective.metric();
        boolean little = objective.comparison().wantsLittle();
        Fate fate = metric.fate() == null ? Fate.DELIVERED : metric.fate();
        return switch (metric.quantity()) {
            case LOSS -> share(objective) ? spoils(Spoils.Rule.LOST, fate, Latency.END_TO_END, 0, span) : null;
            case FATE -> share(objective) ? spoils(Spoils.Rule.FATE, fate, Latency.END_TO_END, 0, span) : null;
            case ON_TIME ->
                little ? null : spoils(Spoils.Rule.NOT_ON_TIME, fate, Latency.END_TO_END, metric.deadline(), span);
            case END_TO_END, WAIT, SOJOURN, BLOCKED, NETWORK -> {
                boolean ranked = metric.statistic() != Metric.Statistic.MEAN
                        && little
                        && objective.comparison() != Objective.Comparison.EQUAL;
                yield ranked ? spoils(Spoils.Rule.SLOW, fate, latency(metric), limit(objective), span) : null;
            }
            default -> null;
        };
    }

    /** Whether a share may be anything up to a value; one that must be just so has a budget only if that is zero. */
    private static boolean share(Objective objective) {
        return objective.comparison().wantsLittle()
                && (objective.comparison() != Objective.Comparison.EQUAL || objective.value() == 0);
    }

    private static Spoils spoils(Spoils.Rule rule, Fate fate, Latency latency, long limit, Span span) {
        return new Spoils(rule, fate, latency, limit, span);
    }

    private static Latency latency(Metric metric) {
        return switch (metric.quantity()) {
            case WAIT -> Latency.WAIT;
            case SOJOURN -> Latency.SOJOURN;
            case BLOCKED -> Latency.BLOCKED;
            case NETWORK -> Latency.NETWORK;
            default -> Latency.END_TO_END;
        };
    }

    /** The longest latency, in whole nanoseconds, that keeps the promise. */
    private static long limit(Objective objective) {
        return objective.comparison() == Objective.Comparison.LESS
                ? (long) Math.ceil(objective.value()) - 1
                : (long) Math.floor(objective.value());
    }

    /** What it came to; null where nothing happened that the objective is about. */
    static @Nullable Budget of(Objective objective, String where, Tally tally, boolean kept) {
        Spoils spoils = tally.spoils();
        if (spoils == null || tally.offered() == 0) {
            return null;
        }
        Metric metric = objective.metric();
        return switch (metric.quantity()) {
            case LOSS, FATE -> new Budget(where, spoils, tally.offered(), most(objective, tally.offered(), 0), kept);
            case ON_TIME -> {
                long decided = tally.offered() - tally.undecided();
                yield decided == 0 ? null : new Budget(where, spoils, decided, most(objective, decided, decided), kept);
            }
            default -> {
                boolean max = metric.statistic() == Metric.Statistic.MAX;
                long all = tally.delivered() + tally.lost() + tally.inFlight() - (max ? tally.undecided() : 0);
                long allowed = max || all == 0 ? 0 : all - LatencyHistogram.rank(metric.percentile(), all);
                yield new Budget(where, spoils, all, allowed, kept);
            }
        };
    }

    /** The greatest number of spoilt messages with which the share still holds; {@code of} is not 0 where the good ones are promised. */
    private static long most(Objective objective, long all, long of) {
        double share = of == 0 ? objective.value() : 1 - objective.value();
        long spoilt = Math.max(0, Math.min(all, (long) Math.floor(share * all)));
        while (spoilt < all && holds(objective, spoilt + 1, all, of)) {
            spoilt++;
        }
        while (spoilt > 0 && !holds(objective, spoilt, all, of)) {
            spoilt--;
        }
        return spoilt;
    }

    private static boolean holds(Objective objective, long spoilt, long all, long of) {
        double actual = (double) (of == 0 ? spoilt : of - spoilt) / all;
        return objective.comparison().holds(actual, objective.value());
    }
}
