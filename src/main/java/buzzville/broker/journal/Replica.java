package buzzville.broker.journal;

/** One copy of a log, on one node. */
final class Replica {
    /** Which entries have come here, and when. */
    final Progress reached = new Progress();

    final Flusher flusher;
    boolean up = true;
    boolean inSync = true;
    /** While it is down: how many entries it has kept that the log has kept too. */
    long kept;
    /** Behind until then, after it came back. */
    long catchesUpAt = Long.MIN_VALUE;

    Replica(Flusher flusher) {
        this.flusher = flusher;
    }

    void append(long at) {
        reached.add(Math.max(at, catchesUpAt));
        flusher.appended(Math.max(at, catchesUpAt));
    }

    /** How many entries it would still have if it crashed now. */
    long survives(boolean host, long now) {
        long end = reached.end(now);
        return host ? Math.min(end, flusher.flushed().end(now)) : end;
    }

    /** The log ends here from now on. */
    void cut(long end) {
        reached.cut(end);
        flusher.cut(end);
    }

    /** Reads what it has kept; what is read again is flushed. */
    void recover() {
        up = true;
        reached.reset(kept);
        flusher.reset(kept);
    }

    /** When an entry has arrived here, on disk if that is asked for. */
    long from(long position, boolean onDisk) {
        return onDisk ? flusher.flushed().from(position) : reached.from(position);
    }
}
