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
    private static final int CROWD = 32;

    /** The kind of an event that was taken back but still has its place. */
    private static final int CANCELLED = -1;

    /** The kind of a slot without an event. */
    private static final int FREE = -2;

    /*
     * An event stands by its slot in a row of four longs, half a cache line: time, key, argument, kind. The time of a free one
     * is the next free slot. Slot 0 is never used and ends that list.
     */
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
        rows = new long[4 * slots];
        freeSlots(0);
    }

    /** Adds an event and returns its key, which is the given order with the slot in its low bits. */
    long add(long time, long order, long argument, int kind) {
        int slot = free;
        if (slot == 0) {
            slot = makeRoom();
        }
        long[] rows = this.rows;
        int row = 4 * slot;
        long key = order | slot;
        free = (int) rows[row];
        rows[row] = time;
        rows[row + 1] = key;
        rows[row + 2] = argument;
        rows[row + 3] = kind;
        place(time, key);
        return key;
    }

    private void place(long time, long key) {
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
    }

    boolean cancel(long key) {
        int row = 4 * slot(key);
        if (row >= rows.length || rows[row + 1] != key || rows[row + 3] < 0) {
            return false;
        }
        rows[row + 3] = CANCELLED;
        cancelled++;
        return true;
    }

    /** The time of the next event, cancelled or not, or {@code Long.MAX_VALUE}. */
    long nextTime() {
        return near.size() > 0 || refill() ? near.time(0) : Long.MAX_VALUE;
    }

    /** The time of the next event that was not cancelled, or {@code Long.MAX_VALUE}. */
    long nextLiveTime() {
        long time = nextTime();
        while (near.size() > 0 && kind(slot(near.key(0))) < 0) {
            release(remove());
            time = nextTime();
        }
        return time;
    }

    /** Takes out the event that {@link #nextTime} has just announced and returns its slot, to be read and released. */
    int remove() {
        return slot(near.remove());
    }

    /** Negative if the event was cancelled. */
    int kind(int slot) {
        return (int) rows[4 * slot + 3];
    }

    long argument(int slot) {
        return rows[4 * slot + 2];
    }

    void release(int slot) {
        long[] rows = this.rows;
        if (rows[4 * slot + 3] == CANCELLED) {
            cancelled--;
        }
        rows[4 * slot + 3] = FREE;
        rows[4 * slot] = free;
        free = slot;
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
                release(slot);
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
        int slots = rows.length / 4;
        if (cancelled > slots / 2) {
            sweep();
        } else if (slots < SLOTS) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
            freeSlots(slots);
        } else {
            throw new InvariantException(
                    "%d events are pending, and no more can be: is something scheduled faster than it happens?"
                            .formatted(SLOTS - 1 - cancelled));
        }
        return free;
    }

    private void freeSlots(int from) {
        for (int slot = rows.length / 4 - 1; slot >= from; slot--) {
            rows[4 * slot + 3] = FREE;
            rows[4 * slot] = free;
            free = slot;
        }
        free = Math.max(from, 1);
    }

    /** Forgets the cancelled events and sorts the others in afresh. */
    private void sweep() {
        near.clear();
        chunks.clear();
        for (; finest != ground; finest = finest.outer) {
            finest.clear();
        }
        ground.clear();
        nearUntil = Long.MAX_VALUE;
        for (int slot = rows.length / 4 - 1; slot > 0; slot--) {
            if (kind(slot) == CANCELLED) {
                release(slot);
            } else {
                place(rows[4 * slot], rows[4 * slot + 1]);
            }
        }
    }
}
