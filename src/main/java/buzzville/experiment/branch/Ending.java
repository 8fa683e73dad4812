package buzzville.experiment.branch;

import buzzville.message.Priority;
import buzzville.metric.Fate;
import org.jspecify.annotations.Nullable;

/**
 * How the story of one message ended at one subscription.
 *
 * @param id of the message
 * @param event its type
 * @param service the subscription; "broker" for one that nobody expected
 * @param occurredAt virtual nanoseconds
 * @param fate null if it was still on its way at the end of the run
 * @param endedAt virtual nanoseconds; the end of the run for one that was still on its way
 */
public record Ending(
        long id,
        String event,
        Priority priority,
        String service,
        long occurredAt,
        @Nullable Fate fate,
        long endedAt) {
    /** Whether it has been processed. */
    public boolean isDelivered() {
        return fate == Fate.DELIVERED;
    }

    /** Whether it was lost for some reason. */
    public boolean isLost() {
        return fate != null && fate.isLoss();
    }

    /** Whether another run of the same city had the same end for it, at the same instant. */
    boolean isSame(Ending other) {
        return fate == other.fate && (fate == null || endedAt == other.endedAt);
    }

    /** When it ended, the end of time for one that was still on its way. */
    long end() {
        return fate == null ? Long.MAX_VALUE : endedAt;
    }
}
