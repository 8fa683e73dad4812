package buzzville.message;

/** Where a stage's messages go when their turn has come. */
public interface Taker {
    /** Whether one more can be taken right now. */
    boolean ready();

    /**
     * Whether one more of this priority can be taken right now; asked only where lanes have workers of their own.
     *
     * @param priority ordinal
     */
    default boolean readyFor(int priority) {
        return ready();
    }

    /** Takes a copy; only when {@link #ready()}. */
    void take(Copy copy, long now);

    /** The worker of this copy, kept although its service ended, is free at last. */
    void release(Copy copy, long now);
}
