package buzzville.broker;

import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.metric.CallTally;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally;
import buzzville.retry.Breaker;
import buzzville.retry.Retries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all instances of a producer have in common when they call, or publish again what was refused: one retry budget, one
 * breaker for each service, one set of books.
 *
 * @param concurrency for how many messages each instance may be calling at a time
 * @param retries whether and when it tries again, or null for never
 * @param breakers by index of the service's account; empty for none
 * @param tally what became of its attempts
 * @param retried the books of the retry policy; null without one
 * @param broken the books of the breakers; null without any
 */
public record Sender(
        int concurrency,
        @Nullable Retries retries,
        List<Breaker> breakers,
        CallTally tally,
        @Nullable PolicyTally retried,
        @Nullable PolicyTally broken) {

    /** Whether the sender hears that its message ended so. */
    static boolean hearsOf(Copy copy, Fate fate) {
        return copy.told || fate.isTold() || fate == Fate.DEAD_LETTERED;
    }

    /**
     * What to do after an attempt has failed, and its books.
     *
     * @param attempt the one that failed, from 1
     * @return nanoseconds to wait before the next, or below 0 for no more attempts
     */
    long delay(Message message, int attempt, long now) {
        if (retries == null || retried == null) {
            return Retries.GIVE_UP;
        }
        long delay = retries.delay(message.identity, attempt, now);
        if (delay >= 0) {
            retried.count(PolicyTally.Deed.ADMITTED, message.priority, message.occurredAt);
        } else {
            retried.count(PolicyTally.Deed.REJECTED, message.priority, message.occurredAt);
            retried.figure(delay == Retries.DENIED ? "denied by the budget" : "given up", 1);
            if (delay == Retries.DENIED) {
                tally.count(CallTally.Count.DENIED, message.occurredAt);
            }
        }
        return delay;
    }

    /** Something is tried for the first time. */
    void began(long now) {
        if (retries != null) {
            retries.began(now);
        }
    }

    /** An attempt is made. */
    void attempted(Message message, int attempt) {
        tally.count(CallTally.Count.CALLS, message.occurredAt);
        if (attempt > 1) {
            tally.count(CallTally.Count.RETRIES, message.occurredAt);
        }
        if (broken != null) {
            broken.count(PolicyTally.Deed.ADMITTED, message.priority, message.occurredAt);
        }
    }

    /** An attempt is not made, because the breaker is open. */
    void stopped(Message message) {
        tally.count(CallTally.Count.STOPPED, message.occurredAt);
        if (broken != null) {
            broken.count(PolicyTally.Deed.REJECTED, message.priority, message.occurredAt);
        }
    }

    /** What stands between it and a service; null for nothing. */
    @Nullable
    Breaker breaker(int account) {
        return breakers.isEmpty() ? null : breakers.get(account);
    }
}
