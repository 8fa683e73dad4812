package buzzville.message;

/** What a copy remembers of its failed attempts; most copies have none. Instants are virtual nanoseconds. */
public final class Failed {
    /** End of the first attempt that failed. */
    public final long firstAt;
    /** End of the last one so far. */
    public long lastAt;
    /** How long it waits apart before it rejoins the queue, once it is back. */
    public long retryAfter;

    public Failed(long firstAt) {
        this.firstAt = firstAt;
        this.lastAt = firstAt;
    }
}
