package buzzville.message;

import buzzville.metric.Fate;
import org.jspecify.annotations.Nullable;

/** Sees every message come and every story end; absent unless a trace was asked for. */
public interface Recorder {
    /** Something happened, or an {@link Aggregate} came into being. */
    void occurred(Message message);

    /**
     * The broker let it in: it takes no time there, or its log has it now. A partition with threads and without a log is told of
     * by its lanes.
     */
    default void admitted(Message message) {}

    /**
     * The log of a partition is served by nobody from now on, or by somebody again: one without a log is not told of.
     *
     * @param served whether somebody serves it
     */
    default void serves(int partition, boolean served) {}

    /**
     * Something became of an attempt to publish a message that its sender keeps, or of the message as a whole.
     *
     * @param message the one that stands in the books for all attempts
     * @param attempt from 1; 0 if it is about none
     * @param fate how that attempt ended, if it was lost; else null
     */
    default void published(Message message, Attempt what, int attempt, @Nullable Fate fate, long now) {}

    /** The broker handed it to its subscriptions, or found that it has none. */
    default void routed(Message message) {}

    /**
     * A story ended, or the run did.
     *
     * @param account the subscription that expected the message, or the broker's for one that nobody expects
     * @param copy what the subscription saw of it; null if it never got there
     * @param fate how it ended; null when it is still on its way at the end of the run
     */
    void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now);

    /** A copy was served to the end for nothing: it had been delivered before. */
    default void repeated(Copy copy, long now) {}

    /** As above, of one that had become part of an aggregate, whose end is its own. */
    default void ended(
            Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now, Aggregate into) {
        ended(message, account, copy, fate, now);
    }

    /** Nobody expects anything of it any more; never told of an aggregate, nor again of a message that is handed over later. */
    default void settled(Message message) {}
}
