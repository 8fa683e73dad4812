package buzzville.message;

import org.jspecify.annotations.Nullable;

/** Whoever makes messages: a producer, or a service that publishes effects. */
public interface Origin {
    /** The name in the scenario. */
    String name();

    /** The broker held one of its messages back for so many nanoseconds. */
    default void held(Message message, long nanos) {}

    /** The last subscription that expected this message is done with it, one way or another. */
    default void settled(Message message, long now) {}

    /** What somebody gave this message to say; null where nobody did and the wire makes something up. */
    default @Nullable Content content(Message message) {
        return null;
    }

    /** The name of one of the states that its instances go through. */
    default String state(int state) {
        throw new IllegalStateException("'" + name() + "' has no states");
    }
}
