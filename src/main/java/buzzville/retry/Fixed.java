package buzzville.retry;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * The same wait before each retry.
 *
 * @param attempts how often it may be tried, the first time included
 * @param delay from a failure to the next attempt, nanoseconds
 * @param budget what bounds all retries together, or null
 */
@Doc("Tries again after the same delay each time.")
@Manual(
        rule =
                "After each failure wait `delay`, then try again, until `attempts` have been made. If an attempt fails with"
                        + " probability p, whatever happened before, n attempts make a load of λ(1 + p + p² + … + pⁿ⁻¹).",
        source =
                "Spring Retry's `FixedBackOffPolicy`; RabbitMQ's delivery limit with a delay of 0 s (a rejected message is"
                        + " requeued at once).",
        use = "Rare failures that have nothing to do with load, such as a lost packet: a short delay repairs them.",
        hurts =
                "A service that fails because it is overloaded gets up to `attempts` times its load just then, and all who"
                        + " failed together come back together, `delay` later. An outage longer than attempts × delay"
                        + " dead-letters everything that came meanwhile.",
        names = "RabbitMQ's `delivery-limit` 20 counts returns, so it allows 21 attempts.",
        example = "fixed(attempts=3, delay=500ms)")
public record Fixed(
        @Doc("How often it may be tried, the first time included.") @Default("3")
        int attempts,

        @Doc("From a failure to the next attempt.") @Default("100ms") @DurationNanos
        long delay,

        @Doc("What bounds all retries together; absent: nothing.") @Nullable
        RetryBudget budget)
        implements RetryPolicy {
    static final long LONGEST = 7 * 86_400_000_000_000L;

    public Fixed {
        checkAttempts(attempts);
        if (!(0 <= delay && delay <= LONGEST)) {
            throw new IllegalArgumentException("delay must be from 0s to 168h");
        }
    }

    static void checkAttempts(int attempts) {
        if (!(1 <= attempts && attempts <= 1_000_000)) {
            throw new IllegalArgumentException("attempts must be from 1 to 1000000, but is " + attempts);
        }
    }

    @Override
    public long backoff(int attempt, UniformRandomProvider chance) {
        return delay;
    }

    @Override
    public long longest() {
        return delay;
    }
}
