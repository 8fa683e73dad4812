package buzzville.retry;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.RatePerSecond;
import buzzville.unit.Ratio;
import buzzville.unit.Short;

/**
 * A bound on all retries of one who tries: within the time to live at most {@code share} times the first attempts, and
 * {@code minimum} per second on top for one who has just begun or tries rarely.
 *
 * <p>Finagle's {@code RetryBudget}: each first attempt earns a token, a retry costs 1/share tokens, what was earned or spent is
 * forgotten after ttl (in tenths of it), and a reserve of minimum × ttl / share tokens is always there. Defaults are Finagle's;
 * the ten percent per client of Google's "Site Reliability Engineering", chapter 21, is {@code {share: 10%, minimum: 0/s}}.
 *
 * @param share retries for each first attempt; 0 for none but the minimum
 * @param minimum retries per second that are always there
 * @param ttl how long what was earned or spent is remembered, nanoseconds
 */
@Short("share")
@Doc("A bound on all retries together: a share of the first attempts and a minimum per second on top.")
public record RetryBudget(
        @Doc("Most retries for each first attempt.") @Default("20%") @Ratio(max = 1000)
        double share,

        @Doc("Retries per second that are always allowed on top.") @Default("10/s") @RatePerSecond
        double minimum,

        @Doc("How long attempts and retries count; forgotten in tenths of it.") @Default("10s") @DurationNanos
        long ttl) {
    private static final long SHORTEST = 1_000_000;
    private static final long LONGEST = 3_600_000_000_000L;

    public RetryBudget {
        if (!(share == 0 || 1e-6 <= share && share <= 1000)) {
            throw new IllegalArgumentException("share must be 0%, or from 0.0001% to 100000%");
        }
        if (!(0 <= minimum && minimum <= 1e6)) {
            throw new IllegalArgumentException("minimum must be from 0/s to 1000000/s, but is " + minimum + "/s");
        }
        if (share == 0 && minimum == 0) {
            throw new IllegalArgumentException(
                    "share and minimum must not both be 0: no retry would ever be allowed; expected no retries instead");
        }
        if (!(SHORTEST <= ttl && ttl <= LONGEST)) {
            throw new IllegalArgumentException("ttl must be from 1ms to 1h");
        }
    }
}
