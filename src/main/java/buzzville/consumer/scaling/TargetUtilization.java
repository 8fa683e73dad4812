package buzzville.consumer.scaling;

import buzzville.random.Distribution;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import buzzville.unit.Ratio;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * As many workers as bring their utilisation to a target, as the Kubernetes Horizontal Pod Autoscaler (autoscaling/v2)
 * computes it: {@code desired = ceil(current * utilisation / target)}, no change while {@code utilisation / target} is
 * within {@code tolerance} of 1; then stabilization windows, limits of change per period (the more generous one counts),
 * {@code min} and {@code max}.
 *
 * <p>Utilisation is busy over existing workers, both integrated since the last evaluation, and 1 at most. Workers that
 * start or are down are what pods that are not ready are there: the formula's {@code current} is without them; where the
 * ratio is above 1 it is computed once more as if they were there and idle, and nothing changes if that brings it within
 * the tolerance or to the other side of 1. With nobody ready nothing changes. Fractions are exact, not whole percents.
 *
 * <p>Source: Kubernetes documentation, "Horizontal Pod Autoscaling", sections "Algorithm details" and "Configurable scaling
 * behavior"; defaults of the API reference (HPAScalingRules).
 *
 * @param target utilisation that is wanted, above 0 and at most 1
 * @param min fewest workers, at least 1
 * @param max most workers
 * @param every from one evaluation to the next
 * @param tolerance how far from 1 the ratio of utilisation to target may be without a change
 * @param upStabilization of the recommendations of so long the lowest counts for more workers
 * @param downStabilization of the recommendations of so long the highest counts for fewer workers
 * @param upShare how much the number may grow within {@code upPeriod}, as a share of it
 * @param upWorkers how much it may grow within {@code upPeriod}, in workers, if that is more
 * @param upPeriod period of the limits upwards
 * @param downShare how much the number may shrink within {@code downPeriod}, as a share of it
 * @param downWorkers how much it may shrink within {@code downPeriod}, in workers, if that is more
 * @param downPeriod period of the limits downwards
 * @param startUp from the decision to a worker that takes messages
 * @param rebalance how long nobody takes anything new after each change
 */
@Doc("As many workers as bring utilisation to a target, as by Kubernetes.")
@Manual(
        rule =
                "Every `every`: `desired = ceil(current * utilisation / target)`; no change while `utilisation / target` is"
                        + " within `tolerance` of 1. For fewer workers the highest recommendation of `down-stabilization` counts;"
                        + " within 15 s it may double or grow by 4, whichever is more.",
        source =
                "Kubernetes documentation, Horizontal Pod Autoscaling: Algorithm details, Configurable scaling behavior;"
                        + " defaults of HPAScalingRules in autoscaling/v2.",
        use =
                "When load changes over minutes and hours: a day with a quiet night costs a fraction of the peak's workers"
                        + " (4 instead of 10 on average is 60 % less).",
        hurts = "Utilisation never says more than 100 %: with a target of 70 % one evaluation asks for 1.43 times the"
                + " workers at most, however long the queue, so a surge of 10 times the load takes seven evaluations and"
                + " as many rebalances. It does not see the queue that is left when the surge is over.",
        names =
                "HPA, target tracking. Kubernetes measures processor time; here it is the share of workers that are busy.",
        example = "target-utilization(max=4, every=1s, down-stabilization=5s, up-period=1s, start-up=1s)")
public record TargetUtilization(
        @Doc("Utilisation that is wanted.") @Default("70%") @Ratio
        double target,

        @Doc("Fewest workers.") @Default("1") int min,
        @Doc("Most workers.") int max,

        @Doc("From one evaluation to the next.") @Default("15s") @DurationNanos
        long every,

        @Doc("How far the ratio of utilisation to target may be from 1 without a change.") @Default("10%") @Ratio
        double tolerance,

        @Doc("For more workers, the lowest recommendation of so long counts.") @Default("0s") @DurationNanos
        long upStabilization,

        @Doc("For fewer workers, the highest recommendation of so long counts.") @Default("300s") @DurationNanos
        long downStabilization,

        @Doc("How much the number may grow within a period, as a share of it.") @Default("100%") @Ratio(max = 1e3)
        double upShare,

        @Doc("How much the number may grow within a period, in workers, if that is more; 0 for no such limit.")
        @Default("4")
        int upWorkers,

        @Doc("Period of the limits upwards.") @Default("15s") @DurationNanos
        long upPeriod,

        @Doc("How much the number may shrink within a period, as a share of it.") @Default("100%") @Ratio
        double downShare,

        @Doc("How much the number may shrink within a period, in workers, if that is more; 0 for no such limit.")
        @Default("0")
        int downWorkers,

        @Doc("Period of the limits downwards.") @Default("15s") @DurationNanos
        long downPeriod,

        @Doc("From the decision to a worker that takes messages, constant or drawn; absent: none.")
        @Nullable
        @DurationNanos
        Distribution startUp,

        @Doc("How long nobody takes anything new after each change.") @Default("0s") @DurationNanos
        long rebalance)
        implements Autoscaling {
    private static final long ONE = 1_000_000_000;

    public TargetUtilization {
        if (!(target > 0 && target <= 1)) {
            throw new IllegalArgumentException("target must be above 0% and at most 100%");
        }
        if (!(0 <= tolerance && tolerance <= 1)) {
            throw new IllegalArgumentException("tolerance must be from 0% to 100%");
        }
        if (!(0 <= upShare && upShare <= 1e3 && 0 <= downShare && downShare <= 1)) {
            throw new IllegalArgumentException(
                    "up-share must be from 0% to 100000% and down-share from 0% to 100%, but they are " + upShare
                            + " and " + downShare);
        }
        Autoscaling.duration("up-stabilization", upStabilization);
        Autoscaling.duration("down-stabilization", downStabilization);
        Autoscaling.duration("up-period", upPeriod);
        Autoscaling.duration("down-period", downPeriod);
        if (!(0 <= upWorkers && upWorkers <= 1_000_000 && 0 <= downWorkers && downWorkers <= 1_000_000)) {
            throw new IllegalArgumentException("up-workers and down-workers must be from 0 to 1000000");
        }
        Autoscaling.check(1, min, max, every, rebalance);
    }

    @Override
    public String measure() {
        return "utilization";
    }

    @Override
    public Scaler start(int partitions) {
        return new Horizontal();
    }

    private final class Horizontal implements Scaler {
        private final Behavior behavior = new Behavior(
                new Behavior.Pace(upStabilization, upShare, upWorkers, upPeriod),
                new Behavior.Pace(downStabilization, downShare, downWorkers, downPeriod));
        private final BigInteger wanted = BigInteger.valueOf(Math.round(target * ONE));

        @Override
        public void begin(@Nullable Scaler former, long now) {
            if (former instanceof Horizontal other) {
                behavior.goOn(other.behavior);
            }
        }

        @Override
        public Decision decide(Reading reading) {
            int workers = reading.workers();
            BigInteger present = reading.present();
            if (present.signum() == 0 || reading.ready() == 0) {
                return new Decision(Double.NaN, target, workers, workers, "nobody is ready");
            }
            // ratio = (busy / present) / (wanted / ONE), as a fraction of whole numbers
            BigInteger over = reading.busy().min(present).multiply(BigInteger.valueOf(ONE));
            BigInteger under = present.multiply(wanted);
            double utilization = reading.busy().min(present).doubleValue() / present.doubleValue();
            int raw = ceil(over.multiply(BigInteger.valueOf(reading.ready())), under);
            String why = Decision.direction(workers, raw);
            int desired = raw;
            if (isWithin(over, under)) {
                desired = workers;
                why = Decision.TOLERANCE;
            } else if (over.compareTo(under) > 0 && reading.ready() < workers) {
                BigInteger fewer = over.multiply(BigInteger.valueOf(reading.ready()));
                BigInteger all = under.multiply(BigInteger.valueOf(workers));
                if (isWithin(fewer, all) || fewer.compareTo(all) < 0 || raw < workers) {
                    desired = workers;
                    why = "others are not ready yet";
                }
            }
            return behavior.decide(reading, utilization, target, raw, desired, min, max, why);
        }

        private boolean isWithin(BigInteger over, BigInteger under) {
            BigInteger off = over.subtract(under).abs().multiply(BigInteger.valueOf(ONE));
            return off.compareTo(under.multiply(BigInteger.valueOf(Math.round(tolerance * ONE)))) <= 0;
        }

        private static int ceil(BigInteger over, BigInteger under) {
            return over.add(under).subtract(BigInteger.ONE).divide(under).intValueExact();
        }
    }
}
