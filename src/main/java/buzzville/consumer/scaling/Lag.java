package buzzville.consumer.scaling;

import buzzville.random.Distribution;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import buzzville.unit.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * One worker for so many messages that are not done, as KEDA's Kafka scaler has it done by the Kubernetes Horizontal Pod
 * Autoscaler: {@code desired = ceil(lag / threshold)}, no change while {@code lag / (threshold * current)} is within
 * {@code tolerance} of 1; lag counts as {@code partitions * threshold} at most, so that there are never more workers than
 * partitions. Then the window of {@code downStabilization}, within which the highest recommendation counts, and the default
 * limit upwards, to double or 4 more within 15 s.
 *
 * <p>Lag is what waits and what workers have in hand: as on a Kafka log, all beyond the committed offset. With
 * {@code min = 0} the service goes to sleep: nobody is left once more than {@code cooldown} has passed since lag was last
 * above {@code activation}, and the next lag above it brings one worker at once. Otherwise there are never fewer than
 * {@code max(1, min)}.
 *
 * <p>Source: KEDA documentation 2.x, "Apache Kafka" scaler (lagThreshold 10, activationLagThreshold 0,
 * allowIdleConsumers false) and "ScaledObject specification" (pollingInterval 30 s, cooldownPeriod 300 s, minReplicaCount 0,
 * maxReplicaCount 100). KEDA also lets the autoscaler look every 15 s; here {@code every} is both.
 *
 * @param threshold messages for each worker, at least 1
 * @param activation lag above which the service is not asleep
 * @param min fewest workers, 0 to let the service sleep
 * @param max most workers
 * @param every from one evaluation to the next
 * @param cooldown from the last lag above {@code activation} to sleep
 * @param cap what bounds the number of workers besides {@code max}
 * @param tolerance how far from 1 the ratio of lag to {@code threshold * current} may be without a change
 * @param downStabilization of the recommendations of so long the highest counts for fewer workers
 * @param startUp from the decision to a worker that takes messages
 * @param rebalance how long nobody takes anything new after each change
 */
@Doc("A worker for so many messages that are not done, as by KEDA.")
@Manual(
        rule =
                "Every `every`: `desired = ceil(lag / threshold)`, with lag counted up to `partitions * threshold`; no change"
                        + " within `tolerance`; for fewer workers the highest recommendation of `down-stabilization` counts. With"
                        + " `min` 0 nobody is left once `cooldown` has passed without lag.",
        source =
                "KEDA documentation: Apache Kafka scaler (`lagThreshold` 10, `allowIdleConsumers`) and ScaledObject"
                        + " (`pollingInterval` 30 s, `cooldownPeriod` 300 s); the steps between are those of the Kubernetes HPA.",
        use =
                "When the queue is what matters: it sees a backlog that utilisation cannot show, and a service with nothing to"
                        + " do costs nothing.",
        hurts =
                "Every change of the group is a rebalance in which nobody works, so a lag that swings makes itself worse. A"
                        + " broker with one partition never gets a second worker. From sleep the first message waits for an"
                        + " evaluation (up to 30 s) and the start of a worker.",
        names = "KEDA's lagThreshold is an average per worker, not a level that triggers a step (that is `threshold`)."
                + " Unless they own partitions (`rebalance`), workers share one subscription and more of them help:"
                + " `cap: none` lets them.",
        example = "lag(threshold=20, min=1, max=4, every=1s, down-stabilization=5s, cap=none, start-up=1s)")
public record Lag(
        @Doc("Messages for each worker.") @Default("10") int threshold,

        @Doc("Lag above which the service is not asleep.") @Default("0")
        int activation,

        @Doc("Fewest workers; 0 lets the service sleep.") @Default("0")
        int min,

        @Doc("Most workers.") @Default("100") int max,

        @Doc("From one evaluation to the next.") @Default("30s") @DurationNanos
        long every,

        @Doc("From the last lag above the activation to sleep.") @Default("300s") @DurationNanos
        long cooldown,

        @Doc("What bounds the number of workers besides the most.") @Default("partitions")
        Cap cap,

        @Doc("How far the ratio of lag to the threshold of all workers may be from 1 without a change.")
        @Default("10%")
        @Ratio
        double tolerance,

        @Doc("For fewer workers, the highest recommendation of so long counts.") @Default("300s") @DurationNanos
        long downStabilization,

        @Doc("From the decision to a worker that takes messages, constant or drawn; absent: none.")
        @Nullable
        @DurationNanos
        Distribution startUp,

        @Doc("How long nobody takes anything new after each change.") @Default("0s") @DurationNanos
        long rebalance)
        implements Autoscaling {
    private static final long ONE = 1_000_000_000;

    /** What bounds the number of workers. */
    public enum Cap {
        /** The partitions of the broker: more consumers of a log than partitions have nothing to do. */
        PARTITIONS,
        /** Nothing but {@code max}. */
        NONE
    }

    public Lag {
        if (!(1 <= threshold)) {
            throw new IllegalArgumentException("threshold must be at least 1, but is " + threshold);
        }
        if (!(0 <= activation)) {
            throw new IllegalArgumentException("activation must be at least 0, but is " + activation);
        }
        if (!(0 <= tolerance && tolerance <= 1)) {
            throw new IllegalArgumentException("tolerance must be from 0% to 100%");
        }
        Autoscaling.duration("cooldown", cooldown);
        Autoscaling.duration("down-stabilization", downStabilization);
        Autoscaling.check(0, min, max, every, rebalance);
    }

    @Override
    public String measure() {
        return "lag";
    }

    /** The most workers that there can be before so many partitions. */
    public int mostWith(int partitions) {
        return cap == Cap.PARTITIONS ? Math.min(max, Math.max(partitions, Math.max(1, min))) : max;
    }

    @Override
    public Scaler start(int partitions) {
        return new ByLag(partitions);
    }

    private final class ByLag implements Scaler {
        private final Behavior behavior =
                new Behavior(Behavior.Pace.UP, new Behavior.Pace(downStabilization, 1, 0, 15_000_000_000L));
        private final long mostLag;
        private long activeAt;

        ByLag(int partitions) {
            mostLag = cap == Cap.PARTITIONS ? (long) partitions * threshold : Long.MAX_VALUE;
        }

        @Override
        public void begin(@Nullable Scaler former, long now) {
            activeAt = now;
            if (former instanceof ByLag other) {
                activeAt = other.activeAt;
                behavior.goOn(other.behavior);
            }
        }

        @Override
        public Decision decide(Reading reading) {
            int workers = reading.workers();
            boolean active = reading.lag() > activation;
            long lag = Math.min(reading.lag(), mostLag);
            int raw = (int) Math.min(Integer.MAX_VALUE, lag / threshold + (lag % threshold == 0 ? 0 : 1));
            if (active) {
                activeAt = reading.now();
            }
            if (workers == 0) {
                return active
                        ? decision(reading, raw, Math.max(1, min), "activated")
                        : decision(reading, raw, 0, "asleep");
            } else if (!active && min == 0 && reading.now() - activeAt > cooldown) {
                return decision(reading, raw, 0, "cooldown is over");
            }
            String why = lag < reading.lag() ? "capped at partitions" : Decision.direction(workers, raw);
            int desired = raw;
            if (isWithin(lag, workers)) {
                desired = workers;
                why = lag < reading.lag() ? why : Decision.TOLERANCE;
            }
            int least = Math.max(1, min);
            return behavior.decide(reading, reading.lag(), threshold, raw, desired, least, max, why);
        }

        private Decision decision(Reading reading, int raw, int applied, String reason) {
            return new Decision(reading.lag(), threshold, raw, applied, reason);
        }

        /** Whether lag / (threshold * workers) is as near to 1 as tolerated. */
        private boolean isWithin(long lag, int workers) {
            double should = (double) threshold * workers;
            return Math.abs(lag - should) * ONE <= should * Math.round(tolerance * ONE);
        }
    }
}
