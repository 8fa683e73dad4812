package buzzville.message;

import buzzville.metric.Fate;
import org.jspecify.annotations.Nullable;

/** Sees every message come and every story end; absent unless a trace was asked for. */
public interface Recorder {
    /** Something happened, or an {@link Aggregate} came into being. */
    void occurred(Message message);

    /** The broker let it in, and it takes no time there: a partition with threads is told of by its lanes. */
    default void admitted(Message message) {}

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
