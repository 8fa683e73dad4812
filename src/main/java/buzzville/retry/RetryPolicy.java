package buzzville.retry;

import buzzville.random.Draws;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** Whether a failed attempt is repeated, and after how long. */
public interface RetryPolicy {
    /** How often it may be tried, the first time included. */
    int attempts();

    /** What bounds all retries together, or null. */
    @Nullable
    RetryBudget budget();

    /**
     * How long to wait before the next attempt.
     *
     * @param attempt the one that failed, from 1
     * @param chance draws that belong to what is tried and to this attempt
     * @return nanoseconds, at least 0
     */
    long backoff(int attempt, UniformRandomProvider chance);

    /** The longest wait that may come before any attempt, nanoseconds; 0 if a retry never waits. */
    long longest();

    /**
     * Starts counting, for one who tries.
     *
     * @param draws for jitter, aimed at what is tried and at the attempt
     */
    default Retries start(Draws draws) {
        return new Retries(this, draws);
    }
}
