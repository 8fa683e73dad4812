package buzzville.city.recovery;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.EventKind;
import buzzville.message.Message;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How late an objective lets a message be.
 *
 * @param what which latency
 * @param limit nanoseconds
 * @param inclusive whether a message may be just as late as that
 * @param accounts the subscriptions that it is about
 * @param kinds the types of events that it is about
 * @param origins whose messages it is about; empty for everybody's
 * @param from first instant of the occurrences that it is about
 * @param until first instant of those that it is not about any more
 */
public record Bound(
        What what,
        double limit,
        boolean inclusive,
        Set<Account> accounts,
        Set<EventKind> kinds,
        Set<String> origins,
        long from,
        long until) {
    /** Which latency. */
    public enum What {
        END_TO_END,
        WAIT,
        SOJOURN
    }

    boolean isAbout(Message message, Account account) {
        return from <= message.occurredAt
                && message.occurredAt < until
                && kinds.contains(message.kind)
                && accounts.contains(account)
                && (origins.isEmpty() || origins.contains(message.origin.name()));
    }

    /** Whether one that was delivered now is too late. */
    boolean isBroken(Message message, Copy copy, long now) {
        return isBeyond(
                switch (what) {
                    case END_TO_END -> now - message.occurredAt;
                    case WAIT -> copy.waited;
                    case SOJOURN -> now - copy.enteredAt;
                });
    }

    /** Whether one that is still somewhere now will be too late. */
    boolean isOverdue(Message message, @Nullable Copy copy, long now) {
        if (what == What.END_TO_END) {
            return isBeyond(now - message.occurredAt);
        }
        return what == What.SOJOURN
                && copy != null
                && copy.enteredAt != Message.NEVER
                && isBeyond(now - copy.enteredAt);
    }

    private boolean isBeyond(long latency) {
        return inclusive ? latency > limit : latency >= limit;
    }
}
