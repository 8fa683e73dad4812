package buzzville.message;

/** What waits before a taker, as the taker sees it. */
public interface Backlog {
    /** The taker may have become ready: give it what it can take. */
    void pump(long now);

    /** A copy comes back to the tail, above capacity if need be: its attempt failed. */
    void rejoin(Copy copy, long now);

    /** A copy comes back to the head, above capacity if need be: its attempt was aborted. */
    void putBack(Copy copy, long now);
}
