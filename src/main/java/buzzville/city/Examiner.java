package buzzville.city;

import buzzville.metric.Fate;
import buzzville.metric.Handled;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.metric.Tally;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;

/**
 * Reads the figure of one objective off what was measured, and says whether the promise is kept.
 *
 * <p>Losses and unfinished messages count as infinitely late: a percentile that they could push over its limit is not met.
 * Where nothing was delivered nothing is met, or a dead city would pass.
 */
final class Examiner {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Objective objective;
    private final Metric metric;
    private final Span interval;

    Examiner(Objective objective, Span interval) {
        this.objective = objective;
        this.metric = objective.metric();
        this.interval = interval;
    }

    /** The deadline that a tally needs to count for this objective, or none. */
    static long deadline(Objective objective) {
        Metric metric = objective.metric();
        if (metric.quantity() == Metric.Quantity.ON_TIME) {
            return metric.deadline();
        }
        // messages in flight that are younger than a maximum's limit have not broken it
        return metric.isLatency() && metric.statistic() == Metric.Statistic.MAX
                ? (long) objective.value()
                : Tally.NO_DEADLINE;
    }

    Judge.Evidence tally(Tally tally) {
        if (tally.offered() == 0) {
            return Judge.Evidence.MISSING;
        }
        Judge.Evidence evidence = switch (metric.quantity()) {
            case LOSS -> plain((double) tally.lost() / tally.offered());
            case FATE -> plain((double) fate(tally) / tally.offered());
            case ON_TIME -> onTime(tally);
            case OFFERED -> plain((double) tally.offered());
            case DELIVERED -> plain((double) tally.delivered());
            case IN_FLIGHT -> plain((double) tally.inFlight());
            case THROUGHPUT -> plain(tally.delivered() / (interval.length() / NANOS_PER_SECOND));
            default -> latency(tally);
        };
        if (tally.delivered() == 0 && evidence.holds() && metric.quantity() != Metric.Quantity.OFFERED) {
            return new Judge.Evidence(evidence.actual(), false, "nothing was delivered");
        }
        return evidence;
    }

    Judge.Evidence handled(Handled handled) {
        if (handled.offered() == 0) {
            return Judge.Evidence.MISSING;
        }
        return latency(handled.latency(), handled.offered(), handled.missed(), handled.unfinished(), 0);
    }

    Judge.Evidence level(Level level, int existing) {
        return switch (metric.quantity()) {
            case QUEUE -> plain(metric.statistic() == Metric.Statistic.MAX ? level.max() : level.mean());
            default -> plain(level.mean() / existing);
        };
    }

    private Judge.Evidence plain(double actual) {
        return new Judge.Evidence(actual, objective.comparison().holds(actual, objective.value()), "");
    }

    private long fate(Tally tally) {
        Fate fate = metric.fate();
        return fate == null ? 0 : tally.count(fate);
    }

    private Judge.Evidence onTime(Tally tally) {
        long decided = tally.offered() - tally.undecided();
        return decided == 0 ? Judge.Evidence.MISSING : plain((double) tally.onTime() / decided);
    }

    private Judge.Evidence latency(Tally tally) {
        Latency which = switch (metric.quantity()) {
            case WAIT -> Latency.WAIT;
            case SOJOURN -> Latency.SOJOURN;
            case BLOCKED -> Latency.BLOCKED;
            case NETWORK -> Latency.NETWORK;
            default -> Latency.END_TO_END;
        };
        return latency(tally.latency(which), tally.offered(), tally.lost(), tally.inFlight(), tally.undecided());
    }

    private Judge.Evidence latency(
            LatencyHistogram histogram, long offered, long lost, long unfinished, long undecided) {
        if (histogram.count() == 0) {
            return new Judge.Evidence(Double.NaN, false, "nothing was delivered");
        }
        if (metric.statistic() == Metric.Statistic.MEAN) {
            return plain(histogram.mean());
        }
        boolean max = metric.statistic() == Metric.Statistic.MAX;
        double actual = max ? histogram.max() : histogram.percentile(metric.percentile());
        if (!objective.comparison().wantsLittle()) {
            return plain(actual);
        }
        long late = lost + unfinished - (max ? undecided : 0);
        long all = histogram.count() + late;
        long rank = max ? all : LatencyHistogram.rank(metric.percentile(), all);
        if (rank > histogram.count()) {
            return new Judge.Evidence(
                    actual,
                    false,
                    "%d lost and %d unfinished of %d could push it over".formatted(lost, unfinished, offered));
        }
        return plain(max ? actual : histogram.valueAtRank(rank));
    }
}
