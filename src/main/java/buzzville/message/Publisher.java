package buzzville.message;

/** Where messages go when they come into the world. */
public interface Publisher {
    /** Publishes what just happened; {@code now} is the instant of the occurrence. */
    void publish(Message message, long now);
}
