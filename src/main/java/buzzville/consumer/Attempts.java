package buzzville.consumer;

import buzzville.message.Copy;
import buzzville.message.Failed;
import buzzville.metric.AttemptTally;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import buzzville.retry.Retries;
import org.jspecify.annotations.Nullable;

/** What a service does about attempts that fail, and what it learns from all of them; only where attempts can fail. */
public final class Attempts {
    private int most;
    private @Nullable Retries retries;
    private final @Nullable BreakerGate gate;
    private final AttemptTally tally;
    private @Nullable PolicyTally policy;

    /**
     * Counts from nothing.
     *
     * @param most how often a message may be tried, each time at once, if there are no {@code retries} to ask
     * @param retries asked after each failure, or null
     * @param gate told of how each attempt ends, or null
     * @param policy the books of the retries, or null
     */
    public Attempts(
            int most,
            @Nullable Retries retries,
            @Nullable BreakerGate gate,
            AttemptTally tally,
            @Nullable PolicyTally policy) {
        this.most = most;
        this.retries = retries;
        this.gate = gate;
        this.tally = tally;
        this.policy = policy;
    }

    /** A message that fails from now on may have been tried so often, the first time included. */
    public void keepTo(int attempts) {
        most = attempts;
    }

    /** Others are asked after each failure from now on, or nobody. */
    public void keepTo(@Nullable Retries others, @Nullable PolicyTally books) {
        retries = others;
        policy = books;
    }

    public AttemptTally tally() {
        return tally;
    }

    /** An attempt begins. */
    void began(Copy copy) {
        if (retries != null && copy.attempts == 1) {
            retries.began(copy.startedAt);
        }
    }

    /** An attempt ended well. */
    void succeeded(Copy copy, long now) {
        tally.ended(copy.message.occurredAt, now - copy.startedAt, false);
        if (gate != null) {
            gate.succeeded(copy, now);
        }
    }

    /** An attempt failed. @return whether there is another, after {@code copy.failed.retryAfter} */
    boolean failed(Copy copy, long now) {
        tally.ended(copy.message.occurredAt, now - copy.startedAt, true);
        if (gate != null) {
            gate.failed(copy, now);
        }
        if (copy.failed == null) {
            copy.failed = new Failed(now);
        }
        copy.failed.lastAt = now;
        long delay = retries != null
                ? retries.delay(copy.message.identity, copy.attempts, now)
                : copy.attempts < most ? 0 : Retries.GIVE_UP;
        count(copy, delay);
        copy.failed.retryAfter = delay;
        return delay >= 0;
    }

    /** An attempt, or one that was to be made, ended without telling anything of the service. */
    void cancelled(long now) {
        if (gate != null) {
            gate.cancelled(now);
        }
    }

    private void count(Copy copy, long delay) {
        long occurredAt = copy.message.occurredAt;
        if (delay >= 0) {
            tally.retried(occurredAt);
        } else if (delay == Retries.DENIED) {
            tally.denied(occurredAt);
        }
        if (policy == null) {
            return;
        }
        policy.count(delay >= 0 ? Deed.ADMITTED : Deed.DROPPED, copy.priority(), occurredAt);
        if (delay > 0) {
            policy.blocked(copy.priority(), occurredAt, delay);
        } else if (delay == Retries.DENIED) {
            policy.figure("denied", 1);
        }
    }
}
