package buzzville.consumer;

import buzzville.message.Message;
import java.util.function.LongConsumer;

/** What may hold an effect back when it is due. */
public interface Gate {
    /**
     * Whether the effect has to wait.
     *
     * @param cause of the effect
     * @param go called with the instant at which it may go, if it has to wait
     */
    boolean holds(Message cause, long now, LongConsumer go);
}
