package buzzville.consumer.scaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntBinaryOperator;

/**
 * From what a metric asks for to what is done, as the Kubernetes Horizontal Pod Autoscaler goes about it: first the
 * stabilization windows, then the limits of change per period, then {@code min} and {@code max}.
 *
 * <p>Within the window for scaling down the highest recommendation counts, within that for scaling up the lowest, the
 * newest included; the number of workers at the first evaluation is a recommendation too, made then. A limit of change is
 * counted from the number of workers at the beginning of its period, which is the present one without the changes since.
 * What happened exactly a window or a period ago no longer counts.
 */
final class Behavior {
    private final Pace up;
    private final Pace down;
    private final Deque<Stamped> recommendations = new ArrayDeque<>();
    private final Deque<Stamped> changes = new ArrayDeque<>();
    private boolean begun;

    /**
     * How fast it may go in one direction: as far as the more generous of the two limits allows (selectPolicy Max).
     *
     * @param stabilization nanoseconds
     * @param share of the workers at the beginning of the period, 1 for all
     * @param workers as a number; 0 for no such limit
     * @param period nanoseconds
     */
    record Pace(long stabilization, double share, int workers, long period) {
        /** The defaults of the autoscaling/v2 API for more workers: to double or 4 more within 15 s, at once. */
        static final Pace UP = new Pace(0, 1, 4, 15_000_000_000L);

        private static final long ONE = 1_000_000_000;

        private long parts() {
            return Math.round(share * ONE);
        }

        /** The most that there may be after so many at the beginning of the period. */
        long most(long start) {
            long more = start * parts();
            return Math.max(start + (more + ONE - 1) / ONE, start + workers);
        }

        /** The fewest that there may be after so many at the beginning of the period. */
        long fewest(long start) {
            long left = start * Math.max(0, ONE - parts()) / ONE;
            return Math.min(left, start - workers);
        }

        /** Such as {@code limited: 4 per 15s}. */
        String reason(long start, boolean growing) {
            boolean byShare = growing
                    ? start + workers < start + (start * parts() + ONE - 1) / ONE
                    : start * Math.max(0, ONE - parts()) / ONE < start - workers;
            String most = byShare ? parts() / (ONE / 100) + "%" : Integer.toString(workers);
            return "limited: " + most + " per " + seconds(period);
        }

        private static String seconds(long nanos) {
            return nanos % ONE == 0 ? nanos / ONE + "s" : nanos / 1_000_000 + "ms";
        }
    }

    private record Stamped(long at, int number) {}

    Behavior(Pace up, Pace down) {
        this.up = up;
        this.down = down;
    }

    /** Remembers what another one has recommended and done; what it has forgotten stays forgotten. */
    void goOn(Behavior former) {
        recommendations.addAll(former.recommendations);
        changes.addAll(former.changes);
        begun = former.begun;
    }

    /**
     * What is done.
     *
     * @param raw what the metric asks for, no change included
     * @param why the reason if nothing else limits the change
     */
    Decision decide(Reading reading, double metric, double target, int raw, int min, int max, String why) {
        return decide(reading, metric, target, raw, raw, min, max, why);
    }

    /** The same where {@code desired}, which goes through the limits, is not what the formula alone gives. */
    Decision decide(Reading reading, double metric, double target, int raw, int desired, int min, int max, String why) {
        int workers = reading.workers();
        long now = reading.now();
        if (!begun) {
            begun = true;
            recommendations.add(new Stamped(now, workers));
        }
        int stable = stabilized(now, workers, desired);
        recommendations.add(new Stamped(now, desired));
        int applied = stable;
        String reason = stable != desired ? Decision.STABILIZATION : why;
        if (stable > workers) {
            long start = atPeriodStart(now, workers, up.period());
            long limit = Math.max(workers, up.most(start));
            applied = (int) Math.min(stable, Math.min(max, limit));
            reason = applied == stable ? reason : max > limit ? up.reason(start, true) : Decision.MAX;
        } else if (stable < workers) {
            long start = atPeriodStart(now, workers, down.period());
            long limit = Math.min(workers, down.fewest(start));
            applied = (int) Math.max(stable, Math.max(min, limit));
            reason = applied == stable ? reason : min < limit ? down.reason(start, false) : Decision.MIN;
        }
        if (applied != workers) {
            changes.add(new Stamped(now, applied - workers));
        }
        return new Decision(metric, target, raw, applied, reason);
    }

    private int stabilized(long now, int workers, int desired) {
        long window = Math.max(up.stabilization(), down.stabilization());
        while (!recommendations.isEmpty() && recommendations.peek().at() <= now - window) {
            recommendations.remove();
        }
        int lowest = extreme(now - up.stabilization(), desired, Math::min);
        int highest = extreme(now - down.stabilization(), desired, Math::max);
        return Math.min(Math.max(workers, lowest), highest);
    }

    private int extreme(long after, int desired, IntBinaryOperator which) {
        int found = desired;
        for (Stamped recommendation : recommendations) {
            if (recommendation.at() > after) {
                found = which.applyAsInt(found, recommendation.number());
            }
        }
        return found;
    }

    private long atPeriodStart(long now, int workers, long period) {
        long longest = Math.max(up.period(), down.period());
        while (!changes.isEmpty() && changes.peek().at() <= now - longest) {
            changes.remove();
        }
        long start = workers;
        for (Stamped change : changes) {
            if (change.at() > now - period) {
                start -= change.number();
            }
        }
        return start;
    }
}
