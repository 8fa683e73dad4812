package buzzville.message;

/** Where messages go when they come into the world. */
public interface Publisher {
    /** Something happened that is to be published: from now on the books know of it. */
    void happened(Message message);

    /** Publishes what happened before, or just now. */
    void send(Message message, long now);

    /** Publishes what happened before, or just now: it is at the broker at {@code arrival}, whatever the network does. */
    void carry(Message message, long now, long arrival);

    /** Publishes what just happened; {@code now} is the instant of the occurrence. */
    default void publish(Message message, long now) {
        happened(message);
        send(message, now);
    }
}
