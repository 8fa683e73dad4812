package buzzville.broker.backpressure;

import buzzville.message.Message;
import buzzville.metric.Readings;

/**
 * One sender's side of backpressure, and what the broker knows of that sender.
 *
 * <p>The three methods that begin with {@code at} happen where the broker is and say what it answers; {@link #hear} happens a
 * network delay later where the sender is. Only {@link #when} and {@link #hear} decide what the sender does.
 */
public interface Valve {
    /** Not before something is heard. */
    long HOLD = Long.MAX_VALUE;

    /** Never: the sender gives the message up by itself, and knows it. */
    long REFUSE = -1;

    /** No answer. */
    long SILENCE = -1;

    /** What an answer is about. */
    enum About {
        ACCEPTED,
        REFUSED,
        SETTLED
    }

    /**
     * When the sender's next message may go. Asked again after everything heard and at the instant returned, as long as the
     * message waits.
     *
     * @return an instant, in the past or now if it may go at once; {@link #HOLD} or {@link #REFUSE}
     */
    long when(Message message, long now);

    /** Keeps to other parameters from now on: the same policy, which goes on where it was. */
    default void keepTo(BackpressurePolicy other, long now) {}

    /** The message goes. */
    default void sent(Sending sending, long now) {}

    /** The broker accepted a message. @return what it says to the sender, at least 0, or {@link #SILENCE} */
    default long atAcceptance(Sending sending, long now) {
        return SILENCE;
    }

    /** Somebody refused a message and says so. @return as above */
    default long atRefusal(Sending sending, long now) {
        return SILENCE;
    }

    /** All who expected the message are done with it. @return as above */
    default long atSettlement(Sending sending, long now) {
        return SILENCE;
    }

    /** The sender hears an answer. */
    default void hear(About about, Sending sending, long said, long now) {}

    /** Shows the numbers behind what it last said; only when somebody explains a message. */
    default void show(long now, Readings to) {}
}
