package buzzville.kernel;

import java.util.Arrays;

/**
 * The events to come, in arrays of primitives.
 *
 * <p>The near ones, up to some instant, are in a heap; if they are few that is all there is. The far ones hang unsorted in
 * the buckets of a ladder (Tang, Goh and Thng, "Ladder queue", 2005) and come to the heap a bucket at a time. A bucket
 * that is too full for that becomes a finer rung, and so does the heap itself; only events of one instant cannot be told
 * apart by time, so the heap takes any number of them. An event moves once per rung, and rungs get at least 32 times finer
 * each, so the work per event is nearly constant for many events, and never worse than a heap's by more than a factor.
 */
final class PendingEvents {
    static final int SLOT_BITS = 24;
    private static final int SLOTS = 1 << SLOT_BITS;

    /** More near events than this are worth a rung. */
    private static final int CROWD = 64;

    /** The kinds of rows that are no events: one that was taken back but still has its place, and one that is free. */
    private static final int CANCELLED = -1;

    private static final int FREE = -2;

    /*
     * An event stands by its slot in a row of four longs, half a cache line: time, key, argument, kind. Its list (a bucket's
     * or the free one) goes through a table of its own, so that walking it need not wait for the rows. Slot 0 ends lists.
     */
    private long[] rows;
    private int[] next;
    private int free;
    private int cancelled;

    private final NearEvents near = new NearEvents();
    private final Rung ground = new Rung();
    private Rung finest = ground;
    private long nearUntil = Long.MAX_VALUE;
    private int crowd = CROWD;

    PendingEvents() {
        this(1 << 10);
    }

    PendingEvents(int slots) {
        rows = new long[4 * slots];
        next = new int[slots];
        freeSlots(0);
    }

    /** Adds an event and returns its key, which is the given order with the slot in its low bits. */
    long add(long time, long order, long argument, int kind) {
        int slot = free;
        if (slot == 0) {
            slot = makeRoom();
        }
        free = next[slot];
        long key = order | slot;
        long[] rows = this.rows;
        int row = slot << 2;
        rows[row] = time;
        rows[row + 1] = key;
        rows[row + 2] = argument;
        rows[row + 3] = kind;
        if (time <= nearUntil) {
            near.add(time, key);
            if (near.size() > crowd) {
                spread();
            }
        } else {
            Rung rung = finest;
            while (time > rung.last) {
                rung = rung.outer;
            }
            next[slot] = rung.put(time, slot);
        }
        return key;
    }

    boolean cancel(long key) {
        int slot = (int) key & (SLOTS - 1);
        if (slot >= next.length || rows[4 * slot + 1] != key || rows[4 * slot + 3] < 0) {
            return false;
        }
        rows[4 * slot + 3] = CANCELLED;
        cancelled++;
        return true;
    }

    /** The time of the next event, cancelled or not, or {@code Long.MAX_VALUE}. */
    long nextTime() {
        return near.size() > 0 || refill() ? near.time() : Long.MAX_VALUE;
    }

    /** The time of the next event that was not cancelled, or {@code Long.MAX_VALUE}. */
    long nextLiveTime() {
        long time = nextTime();
        while (near.size() > 0 && kind((int) near.key(0) & (SLOTS - 1)) < 0) {
            release(remove());
            time = nextTime();
        }
        return time;
    }

    /** Takes out the event that {@link #nextTime} has just announced and returns its slot, to be read and released. */
    int remove() {
        return (int) near.remove() & (SLOTS - 1);
    }

    /** Negative if the event was cancelled. */
    int kind(int slot) {
        return (int) rows[4 * slot + 3];
    }

    long argument(int slot) {
        return rows[4 * slot + 2];
    }

    void release(int slot) {
        if (rows[4 * slot + 3] == CANCELLED) {
            cancelled--;
        }
        rows[4 * slot + 3] = FREE;
        next[slot] = free;
        free = slot;
    }

    /** Brings the next bucket to the heap, which is empty; false if there is none. */
    private boolean refill() {
        while (near.size() == 0) {
            if (finest.advance()) {
                distribute(finest.take(), finest.currentLast());
            } else if (finest != ground) {
                finest = finest.outer;
            } else {
                nearUntil = Long.MAX_VALUE;
                return false;
            }
        }
        return true;
    }

    /** Empties the heap into a finer rung, if its events differ in time. */
    private void spread() {
        int list = 0;
        for (int entry = 0; entry < near.size(); entry++) {
            int slot = (int) near.key(entry) & (SLOTS - 1);
            next[slot] = list;
            list = slot;
        }
        near.clear();
        distribute(list, nearUntil);
    }

    /** Puts the events of a list, all up to {@code last} and before all others, into the heap or into a finer rung. */
    private void distribute(int list, long last) {
        long[] rows = this.rows;
        int[] next = this.next;
        int events = 0;
        long earliest = Long.MAX_VALUE;
        long latest = 0;
        for (int slot = list; slot != 0; slot = next[slot]) {
            long time = rows[4 * slot];
            earliest = Math.min(earliest, time);
            latest = Math.max(latest, time);
            events++;
        }
        if (events <= CROWD || earliest == latest) {
            for (int slot = list; slot != 0; slot = next[slot]) {
                near.add(rows[4 * slot], rows[4 * slot + 1]);
            }
            nearUntil = last;
            crowd = Math.max(CROWD, 2 * events);
            return;
        }
        finest = finest.finer(earliest, latest - earliest, events, last);
        nearUntil = earliest - 1;
        for (int slot = list; slot != 0; ) {
            int following = next[slot];
            next[slot] = finest.put(rows[4 * slot], slot);
            slot = following;
        }
    }

    /** Finds a free slot when there is none: where cancelled events stand, if they are many, or in longer tables. */
    private int makeRoom() {
        int slots = next.length;
        if (cancelled > slots / 2) {
            sweep();
            return free;
        }
        if (slots == SLOTS) {
            throw new InvariantException("%d events are pending, and no more can be: is something scheduled faster than it happens?"
                    .formatted(SLOTS - 1 - cancelled));
        }
        rows = Arrays.copyOf(rows, 2 * rows.length);
        next = Arrays.copyOf(next, 2 * slots);
        freeSlots(slots);
        return free;
    }

    private void freeSlots(int from) {
        for (int slot = next.length - 1; slot >= from; slot--) {
            rows[4 * slot + 3] = FREE;
            next[slot] = free;
            free = slot;
        }
        free = Math.max(from, 1);
    }

    /** Forgets the cancelled events and hangs up the others afresh. */
    private void sweep() {
        near.clear();
        for (; finest != ground; finest = finest.outer) {
            finest.clear();
        }
        ground.clear();
        int list = 0;
        for (int slot = next.length - 1; slot > 0; slot--) {
            if (rows[4 * slot + 3] == CANCELLED) {
                release(slot);
            } else {
                next[slot] = list;
                list = slot;
            }
        }
        distribute(list, Long.MAX_VALUE);
    }
}
