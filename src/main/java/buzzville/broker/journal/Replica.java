package buzzville.broker.journal;

import java.util.ArrayDeque;

/** One copy of a log, on one node. */
final class Replica {
    /** Which entries have come here, and when. */
    final Progress reached = new Progress();

    final Flusher flusher;
    final Disk disk;
    boolean up = true;
    boolean inSync = true;
    /** While it is down: how many entries it has kept that the log has kept too. */
    long kept;
    /** Up and out of sync: it comes back in when it has what the log held when somebody looked, soon enough after that. */
    boolean trails;

    /** It has lost what the others count on its having. */
    boolean lacks;

    /** It is back after a crash and copies what it lacks; when it will have done so is known. */
    boolean returns;

    /** When somebody looked, and where the log ended. */
    long lookedAt;

    long lookedFor;
    /** Entries that it may lack for too long, the oldest first, as long as it is in sync. */
    final ArrayDeque<Suspect> suspects = new ArrayDeque<>();

    /** An entry, and since when it is lacked. */
    record Suspect(long position, long since) {}

    /** Behind until then, after it came back. */
    long catchesUpAt = Long.MIN_VALUE;
    /** How many stalls of its disk last, since when, and how many entries came meanwhile. */
    private int stalls;

    private long stalledAt;
    private int unasked;

    Replica(FlushPolicy policy, Disk disk) {
        this.disk = disk;
        this.flusher = policy.start(disk);
    }

    void append(long at) {
        long there = Math.max(at, catchesUpAt);
        reached.add(there);
        if (stalls == 0) {
            flusher.appended(there);
        } else {
            unasked++;
        }
    }

    /** The disk stands still. */
    void stall(long now) {
        if (stalls++ == 0) {
            stalledAt = now;
            flusher.flushed().end(now);
        }
    }

    /** The disk goes on where it stood still, and is asked for what came meanwhile. */
    void goOn(long now) {
        if (--stalls == 0) {
            flusher.flushed().delay(now - stalledAt);
            disk.stoodStill(stalledAt, now);
            for (; unasked > 0; unasked--) {
                flusher.appended(now);
            }
        }
    }

    /** How many entries it would still have if it crashed now. */
    long survives(boolean host, long now) {
        long end = reached.end(now);
        return host ? Math.min(end, flusher.flushed().end(stalls > 0 ? stalledAt : now)) : end;
    }

    /** The log ends here from now on. */
    void cut(long end) {
        unasked = (int) Math.max(0, unasked - Math.max(0, reached.known() - end));
        reached.cut(end);
        flusher.cut(end);
    }

    /** Reads what it has kept; what is read again is flushed. */
    void recover() {
        up = true;
        unasked = 0;
        reached.reset(kept);
        flusher.reset(kept);
    }

    /** When an entry has arrived here, on disk if that is asked for. */
    long from(long position, boolean onDisk) {
        if (!onDisk) {
            return reached.from(position);
        }
        long there = flusher.flushed().from(position);
        return stalls > 0 && there > stalledAt ? Progress.NEVER : there;
    }
}
