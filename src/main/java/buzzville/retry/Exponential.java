package buzzville.retry;

import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * A wait that grows by a factor from retry to retry up to a bound, with or without jitter: after the n-th failure the cap is
 * c = min(max, base · factorⁿ⁻¹); the wait is c without jitter, uniform in [0, c) with full and in [c/2, c) with equal jitter.
 *
 * <p>Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015. Defaults of base and max are those of Kafka's
 * {@code retry.backoff.ms} and {@code retry.backoff.max.ms}.
 *
 * @param attempts how often it may be tried, the first time included
 * @param base the cap after the first failure, nanoseconds
 * @param factor by which the cap grows
 * @param max the greatest cap, nanoseconds
 * @param jitter what part of the cap is left to chance
 * @param budget what bounds all retries together, or null
 */
@Doc("Tries again after delays that grow, with or without jitter.")
@Manual(
        rule =
                "After the n-th failure let c = min(max, base · factorⁿ⁻¹). Wait c with `jitter=none`, a time uniform in [0, c)"
                        + " with `full` and in [c/2, c) with `equal`; then try again, until `attempts` have been made.",
        source = "Brooker, Exponential Backoff and Jitter, AWS Architecture Blog, 2015; `base` and `max` as Kafka's"
                + " `retry.backoff.ms` 100 and `retry.backoff.max.ms` 1000.",
        use =
                "Failures that last, such as an outage: retries thin out by themselves, and full jitter spreads those that failed"
                        + " together over the whole cap (mean c/2), so that they do not come back as a wave.",
        hurts =
                "Latency of what fails late: the n-th retry has waited base · (factorⁿ − 1)/(factor − 1) in all. It delays"
                        + " load and does not remove it: when most attempts fail, use a budget too.",
        names =
                "Truncated binary exponential backoff is `factor=2` with `jitter=full`. What some call \"jitter\" is ±20 %"
                        + " of the delay (Kafka), much less than `equal`.",
        example = "exponential(attempts=5, base=200ms, max=5s, jitter=full, budget=20%)")
public record Exponential(
        @Doc("How often it may be tried, the first time included.") @Default("3")
        int attempts,

        @Doc("The delay, or its cap with jitter, after the first failure.") @Default("100ms") @DurationNanos
        long base,

        @Doc("How many times as long it is after each further failure.") @Default("2") @Count
        double factor,

        @Doc("The longest delay.") @Default("1s") @DurationNanos
        long max,

        @Doc("What part of the delay is left to chance.") @Default("none")
        Jitter jitter,

        @Doc("What bounds all retries together; absent: nothing.") @Nullable
        RetryBudget budget)
        implements RetryPolicy {

    /** What part of a delay is left to chance. */
    public enum Jitter {
        /** Nothing: the delay is the cap. */
        NONE,
        /** All of it: uniform from 0 to the cap. */
        FULL,
        /** Half of it: uniform from half the cap to the cap. */
        EQUAL
    }

    public Exponential {
        Fixed.checkAttempts(attempts);
        if (!(0 < base && base <= Fixed.LONGEST)) {
            throw new IllegalArgumentException("base must be longer than 0s and at most 168h");
        }
        if (!(1 <= factor && factor <= 1000)) {
            throw new IllegalArgumentException("factor must be from 1 to 1000, but is " + factor);
        }
        if (!(base <= max && max <= Fixed.LONGEST)) {
            throw new IllegalArgumentException("max must be at least base and at most 168h");
        }
    }

    @Override
    public long backoff(int attempt, UniformRandomProvider chance) {
        long cap = cap(attempt);
        return switch (jitter) {
            case NONE -> cap;
            case FULL -> (long) (cap * chance.nextDouble());
            case EQUAL -> cap / 2 + (long) ((cap - cap / 2) * chance.nextDouble());
        };
    }

    @Override
    public long longest() {
        return cap(attempts - 1);
    }

    /** The cap after a failure, nanoseconds: multiplied step by step, so that it is the same bits on every machine. */
    long cap(int attempt) {
        if (factor == 1) {
            return base;
        }
        double cap = base;
        for (int n = 1; n < attempt && cap < max; n++) {
            cap *= factor;
        }
        return Math.min(max, Math.round(cap));
    }
}
