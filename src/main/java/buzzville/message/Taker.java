package buzzville.message;

/** Where a stage's messages go when their turn has come. */
public interface Taker {
    /** Whether one more can be taken right now. */
    boolean ready();

    /**
     * Whether this one can be taken right now; where lanes have workers of their own or partitions owners, that depends on which
     * it is.
     */
    default boolean readyFor(Copy copy) {
        return ready();
    }

    /** Takes a copy; only when {@link #ready()}. */
    void take(Copy copy, long now);

    /** The worker of this copy, kept although its service ended, is free at last. */
    void release(Copy copy, long now);
}
