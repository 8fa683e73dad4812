package buzzville.message;

/** Whoever makes messages: a producer, or a service that publishes effects. */
public interface Origin {
    /** The name in the scenario. */
    String name();

    /** The broker held one of its messages back for so many nanoseconds. */
    default void held(Message message, long nanos) {}

    /** The last subscription that expected this message is done with it, one way or another. */
    default void settled(Message message, long now) {}

    /** The name of one of the states that its instances go through. */
    default String state(int state) {
        throw new IllegalStateException("'" + name() + "' has no states");
    }
}
