package buzzville.consumer.scaling;

import buzzville.random.Distribution;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import org.jspecify.annotations.Nullable;

/**
 * A step up when many wait and a step down when few do: at an evaluation with {@code waiting >= up} the number of workers
 * grows by {@code step}, with {@code waiting <= down} it shrinks by as much, within {@code min} and {@code max}; after a
 * change nothing is changed until {@code cooldown} has passed (simple scaling of Amazon EC2 Auto Scaling, whose default
 * cooldown of 300 s this has).
 *
 * @param up so many waiting messages ask for more workers, at least 1
 * @param down so few waiting messages ask for fewer workers; below {@code up}
 * @param step how many workers come or go at once, at least 1
 * @param min fewest workers, at least 1
 * @param max most workers
 * @param every from one evaluation to the next
 * @param cooldown from one change to the next
 * @param startUp from the decision to a worker that takes messages
 * @param rebalance how long nobody takes anything new after each change
 */
@Doc("A step up when many messages wait, a step down when few do.")
@Manual(
        rule =
                "Every `every`: `waiting >= up` adds `step` workers, `waiting <= down` takes `step` away, within `min` and"
                        + " `max`; nothing changes until `cooldown` after the last change.",
        source =
                "Simple scaling policies of Amazon EC2 Auto Scaling on an alarm of the queue's length; the default cooldown"
                        + " of 300 s is theirs.",
        use = "When the load moves slowly and a rule that anybody can explain is worth more than a quick one.",
        hurts =
                "A step is too small for a surge: from 2 to 10 workers by steps of 1 with a cooldown of 5 min takes 40 min,"
                        + " while the queue grows. A large step with a short cooldown swings between both ends.",
        names = "Step or simple scaling; \"threshold\" is elsewhere also KEDA's lag per worker, which is `lag` here.",
        example = "threshold(up=20, down=0, max=4, every=1s, cooldown=2s, start-up=1s)")
public record Threshold(
        @Doc("So many waiting messages ask for more workers.")
        int up,

        @Doc("So few waiting messages ask for fewer workers.") @Default("0")
        int down,

        @Doc("How many workers come or go at once.") @Default("1")
        int step,

        @Doc("Fewest workers.") @Default("1") int min,
        @Doc("Most workers.") int max,

        @Doc("From one evaluation to the next.") @Default("1min") @DurationNanos
        long every,

        @Doc("From one change to the next.") @Default("300s") @DurationNanos
        long cooldown,

        @Doc("From the decision to a worker that takes messages, constant or drawn; absent: none.")
        @Nullable
        @DurationNanos
        Distribution startUp,

        @Doc("How long nobody takes anything new after each change.") @Default("0s") @DurationNanos
        long rebalance)
        implements Autoscaling {
    public Threshold {
        if (!(0 <= down && down < up)) {
            throw new IllegalArgumentException(
                    "down must be from 0 to below up, but down is " + down + " and up is " + up);
        }
        if (!(1 <= step && step <= 1_000_000)) {
            throw new IllegalArgumentException("step must be from 1 to 1000000, but is " + step);
        }
        Autoscaling.duration("cooldown", cooldown);
        Autoscaling.check(1, min, max, every, rebalance);
    }

    @Override
    public String measure() {
        return "waiting";
    }

    @Override
    public Scaler start(int partitions) {
        return new Steps();
    }

    private final class Steps implements Scaler {
        private long quietUntil;

        /** A cooldown that has begun lasts as long as it was to. */
        @Override
        public void begin(@Nullable Scaler former, long now) {
            quietUntil = former instanceof Steps other ? other.quietUntil : 0;
        }

        @Override
        public Decision decide(Reading reading) {
            int workers = reading.workers();
            boolean few = reading.waiting() <= down;
            long target = few ? down : up;
            int raw = workers + (few ? -step : reading.waiting() >= up ? step : 0);
            if (raw == workers) {
                return new Decision(reading.waiting(), target, raw, workers, "between down and up");
            }
            int applied = Math.max(min, Math.min(max, raw));
            if (applied != workers && reading.now() < quietUntil) {
                return new Decision(reading.waiting(), target, raw, workers, Decision.COOLDOWN);
            }
            if (applied != workers) {
                quietUntil = reading.now() + cooldown;
            }
            String reason =
                    applied < raw ? Decision.MAX : applied > raw ? Decision.MIN : Decision.direction(workers, applied);
            return new Decision(reading.waiting(), target, raw, applied, reason);
        }
    }
}
