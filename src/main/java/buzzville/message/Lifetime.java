package buzzville.message;

/** Draws how long a message may live. */
@FunctionalInterface
public interface Lifetime {
    /** The time to live of this message in nanoseconds; the same however often it is asked. */
    long of(Message message);
}
