package buzzville.message;

/** Where a stage's messages go when their turn has come. */
public interface Taker {
    /** Whether one more can be taken right now. */
    boolean ready();

    /** Takes a copy; only when {@link #ready()}. */
    void take(Copy copy, long now);

    /** The worker of this copy, kept although its service ended, is free at last. */
    void release(Copy copy, long now);
}
