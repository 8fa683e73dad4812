package buzzville.broker.journal;

/** One replica's way to its disk. */
public abstract class Flusher {
    /** From when on which entries are on disk. */
    protected final Progress flushed = new Progress();

    /** One more entry was appended at {@code at}; calls come in the order of positions, and of time. */
    public abstract void appended(long at);

    /** Recovery leaves exactly so many entries, all of them on disk. */
    void reset(long end) {
        flushed.reset(end);
    }

    /** The log ends here from now on. */
    void cut(long end) {
        flushed.cut(end);
    }

    /** From when on which entries are on disk. */
    public final Progress flushed() {
        return flushed;
    }
}
