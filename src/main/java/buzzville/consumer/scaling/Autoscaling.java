package buzzville.consumer.scaling;

import buzzville.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * A number of workers that is looked at every so often and changed as a metric asks for. The first look is at {@code every},
 * when there is something to look back on.
 */
public interface Autoscaling extends ScalingPolicy {
    /** The longest of any duration here: a year. */
    long LONGEST = 365L * 86_400 * 1_000_000_000;

    /** The fewest workers of an instance. */
    int min();

    /** The most workers of an instance. */
    int max();

    /** From one evaluation to the next, nanoseconds, above 0. */
    long every();

    /** From the decision to a worker that takes messages, nanoseconds; null for no time at all. */
    @Nullable
    Distribution startUp();

    /** How long nobody takes anything new after each change, nanoseconds, 0 or more. */
    long rebalance();

    /** What is measured, as {@code scaling.csv} calls it. */
    String measure();

    /**
     * Starts deciding, for one instance of a service.
     *
     * @param partitions of the broker
     */
    Scaler start(int partitions);

    /**
     * Checks what all of them have in common.
     *
     * @param least the smallest {@code min} that this policy allows
     * @throws IllegalArgumentException with a sentence for the user
     */
    static void check(int least, int min, int max, long every, long rebalance) {
        if (!(least <= min && min <= 1_000_000)) {
            throw new IllegalArgumentException("min must be from " + least + " to 1000000, but is " + min);
        }
        if (!(1 <= max && max <= 1_000_000)) {
            throw new IllegalArgumentException("max must be from 1 to 1000000, but is " + max);
        }
        if (!(min <= max)) {
            throw new IllegalArgumentException("min must be at most max, but min is " + min + " and max is " + max);
        }
        if (!(0 < every && every <= LONGEST)) {
            throw new IllegalArgumentException("every must be longer than 0s and at most 365d");
        }
        duration("rebalance", rebalance);
    }

    /** Checks a duration that may be nothing. */
    static void duration(String what, long nanos) {
        if (!(0 <= nanos && nanos <= LONGEST)) {
            throw new IllegalArgumentException(what + " must be from 0s to 365d");
        }
    }
}
