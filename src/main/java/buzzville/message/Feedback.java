package buzzville.message;

import buzzville.metric.Fate;

/** Somebody who hears what becomes of messages, as it is booked. */
public interface Feedback {
    /** The broker handed the message to its subscriptions, or found that it has none. */
    void routed(Message message, long now);

    /**
     * The message was lost on its way to the subscriptions, or one of its copies was lost there.
     *
     * @param told whether whoever lost it says so
     */
    void lost(Message message, Fate fate, boolean told, long now);

    /** Nobody expects anything of the message any more. */
    void settled(Message message, long now);
}
