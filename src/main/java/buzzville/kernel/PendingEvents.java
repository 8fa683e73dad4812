package buzzville.kernel;

import java.util.Arrays;

/**
 * The events to come, in arrays of primitives.
 *
 * <p>The near ones, up to some instant, are in a heap; if they are few, that is all there is. The far ones lie unsorted in
 * the buckets of a ladder (Tang, Goh and Thng, "Ladder queue", 2005) and come to the heap a bucket at a time. A bucket that
 * is too full for that becomes a finer rung, and so does the heap itself when it gets crowded; only events of one instant
 * cannot be told apart by time, so of them the heap takes any number. An event moves once per rung, and each rung is at
 * least 32 times finer than the one before: the work per event hardly grows with their number, and no schedule is worse
 * than a heap's logarithm.
 */
final class PendingEvents {
    static final int SLOT_BITS = 24;
    private static final int SLOTS = 1 << SLOT_BITS;

    /** More near events than this are worth a rung. */
    private static final int CROWD = NearEvents.FEW;

    /** The kind of an event that was taken back but still has its place. */
    private static final int CANCELLED = -1;

    /*
     * An event stands by its slot in a row of three longs: key, argument, kind. The key of a free slot is the next free one,
     * which is no key of this slot. Slot 0 is never used and ends that list.
     */
    private static final int ROW = 3;
    private long[] rows;
    private int free;
    private int cancelled;

    private final NearEvents near = new NearEvents();
    private final Chunks chunks = new Chunks();
    private final Rung ground = new Rung(chunks);
    private Rung finest = ground;
    private long nearUntil = Long.MAX_VALUE;
    private int crowd = CROWD;

    PendingEvents(int slots) {
        rows = new long[ROW * slots];
        rows[2] = CANCELLED;
        freeSlots(1);
    }

    /** Adds an event and returns its key, which is the given order with the slot in its low bits. */
    long add(long time, long order, long argument, int kind) {
        int slot = free;
        if (slot == 0) {
            slot = makeRoom();
        }
        long[] rows = this.rows;
        int row = ROW * slot;
        long key = order | slot;
        free = (int) rows[row];
        rows[row] = key;
        rows[row + 1] = argument;
        rows[row + 2] = kind;
        if (time <= nearUntil) {
            near.add(time, key);
            if (near.size() > crowd) {
                spread();
            }
        } else {
            Rung rung = finest;
            while (time > rung.last()) {
                rung = rung.outer;
            }
            rung.put(time, key);
        }
        return key;
    }

    boolean cancel(long key) {
        int row = ROW * slot(key);
        if (row >= rows.length || rows[row] != key || rows[row + 2] < 0) {
            return false;
        }
        rows[row + 2] = CANCELLED;
        cancelled++;
        return true;
    }

    /** The time of the next event, cancelled or not, or {@code Long.MAX_VALUE}. */
    long nextTime() {
        return near.size() > 0 || refill() ? near.firstTime() : Long.MAX_VALUE;
    }

    /** The time of the next event that was not cancelled, or {@code Long.MAX_VALUE}. */
    long nextLiveTime() {
        long time = nextTime();
        while (near.size() > 0 && kind(slot(near.firstKey())) < 0) {
            forget(remove());
            time = nextTime();
        }
        return time;
    }

    /** Takes out the event that {@link #nextTime} has just announced and returns its slot, to be read and released. */
    int remove() {
        return slot(near.removeFirst());
    }

    /** Negative if the event was cancelled. */
    int kind(int slot) {
        return (int) rows[ROW * slot + 2];
    }

    long argument(int slot) {
        return rows[ROW * slot + 1];
    }

    /** Makes the slot of an event free that was taken out. */
    void release(int slot) {
        rows[ROW * slot] = free;
        free = slot;
    }

    /** Makes the slot of a cancelled event free. */
    void forget(int slot) {
        cancelled--;
        release(slot);
    }

    private static int slot(long key) {
        return (int) key & SLOTS - 1;
    }

    /** Brings the next bucket to the heap, which is empty; false if there is none. */
    private boolean refill() {
        while (near.size() == 0) {
            if (finest.advance()) {
                nearUntil = finest.empty(near);
                crowd = CROWD;
                if (near.size() <= CROWD || !spread()) {
                    dropCancelled();
                    near.order();
                }
            } else if (finest != ground) {
                finest = finest.outer;
            } else {
                nearUntil = Long.MAX_VALUE;
                return false;
            }
        }
        return true;
    }

    /** Looking at all rows at once also has the processor fetch them together, just before they are needed. */
    private void dropCancelled() {
        for (int entry = near.size() - 1; entry >= 0; entry--) {
            int slot = slot(near.key(entry));
            if (kind(slot) < 0) {
                forget(slot);
                near.drop(entry);
            }
        }
    }

    /** Empties the heap into a finer rung, unless all its events are of one instant. */
    private boolean spread() {
        int events = near.size();
        long earliest = Long.MAX_VALUE;
        long latest = 0;
        for (int entry = 0; entry < events; entry++) {
            earliest = Math.min(earliest, near.time(entry));
            latest = Math.max(latest, near.time(entry));
        }
        if (earliest == latest) {
            crowd = 2 * events;
            return false;
        }
        Rung rung = finest.finer(events, earliest, latest - earliest, nearUntil);
        for (int entry = 0; entry < events; entry++) {
            rung.put(near.time(entry), near.key(entry));
        }
        near.clear();
        nearUntil = earliest - 1;
        finest = rung;
        return true;
    }

    /** Finds a free slot when there is none: where cancelled events stand, if they are many, or in a longer table. */
    private int makeRoom() {
        int slots = rows.length / ROW;
        if (cancelled > slots / 2) {
            sweep();
        } else if (slots < SLOTS) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
            freeSlots(slots);
        } else {
            throw new InvariantException("%d events are pending, and no more can be: is something scheduled faster than it happens?"
                    .formatted(SLOTS - 1 - cancelled));
        }
        return free;
    }

    private void freeSlots(int from) {
        for (int slot = rows.length / ROW - 1; slot >= from; slot--) {
            release(slot);
        }
    }

    /** Forgets the cancelled events and sorts the others in afresh. */
    private void sweep() {
        for (; finest != ground; finest = finest.outer) {
            emptyFinest();
        }
        emptyFinest();
        dropCancelled();
        nearUntil = Long.MAX_VALUE;
        if (near.size() <= CROWD || !spread()) {
            near.order();
        }
    }

    private void emptyFinest() {
        while (finest.advance()) {
            finest.empty(near);
        }
    }
}
