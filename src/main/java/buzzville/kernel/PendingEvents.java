package buzzville.kernel;

import java.util.Arrays;

/**
 * The events to come, in arrays of primitives.
 *
 * <p>The near ones, up to some instant, are kept in order; if they are few, that is all there is. The far ones lie
 * unsorted in the buckets of a ladder (Tang, Goh and Thng, "Ladder queue", 2005) and come near a bucket at a time. A
 * bucket that is too full for that becomes a finer rung, and so do the near events themselves when they get crowded;
 * only events of one instant cannot be told apart by time, and of them any number may be near. An event moves once per
 * rung, and each rung is at least 4 times finer than the one before: the work per event hardly grows with their
 * number, and no schedule costs more than a heap's logarithm.
 *
 * <p>A subclass of the near events, not their owner, because following one pointer less per event can be measured.
 */
final class PendingEvents extends NearEvents {
    static final int SLOT_BITS = 24;
    private static final int SLOTS = 1 << SLOT_BITS;

    /** More near events than this are worth a rung. */
    private static final int CROWD = FEW;

    /*
     * An event has a slot from its scheduling to its end, where its key stands as long as it may happen: that is what
     * tickets are compared with. A free slot holds the number of the next free one, and the slot of a cancelled event
     * 0; neither is a key of that slot. Slot 0 is never used and ends the list of free ones.
     */
    private long[] tickets;
    private int free;
    private int cancelled;

    private final Chunks chunks = new Chunks();
    private final Rung ground = new Rung(chunks);
    private Rung finest = ground;
    private long nearUntil = Long.MAX_VALUE;
    private int crowd = CROWD;

    /** The present: nothing is scheduled before it. */
    long now;

    /** The sequence of the next event, in its place in a key. */
    long sequence;

    /** The kind and argument of the event taken last. */
    int kind;

    long argument;

    PendingEvents(int slots) {
        tickets = new long[slots];
        tickets[0] = -1;
        freeSlots(1);
    }

    /** Adds an event and returns its key, which is the given order with the slot in its low bits. */
    long add(long time, long order, long argument, int kind) {
        int slot = free;
        if (slot == 0) {
            slot = makeRoom();
        }
        long key = order | slot;
        free = (int) tickets[slot];
        tickets[slot] = key;
        if (time <= nearUntil) {
            insert(time, key, argument, kind);
            if (size() > crowd) {
                spread();
            }
        } else {
            Rung rung = finest;
            while (time > rung.last()) {
                rung = rung.outer;
            }
            rung.put(time, key, argument, kind);
        }
        return key;
    }

    boolean cancel(long key) {
        int slot = slot(key);
        if (slot >= tickets.length || tickets[slot] != key) {
            return false;
        }
        tickets[slot] = 0;
        cancelled++;
        return true;
    }

    /** The time of the next event, cancelled or not, or {@code Long.MAX_VALUE}. */
    long nextTime() {
        return size() > 0 || refill() ? firstTime : Long.MAX_VALUE;
    }

    /** The time of the next event that was not cancelled, or {@code Long.MAX_VALUE}. */
    long nextLiveTime() {
        long time = nextTime();
        while (size() > 0 && isCancelled(firstKey)) {
            take();
            time = nextTime();
        }
        return time;
    }

    /** Takes the event that {@link #nextTime} has just announced; false if it was cancelled. */
    boolean take() {
        long key = firstKey;
        kind = firstKind;
        argument = firstArgument;
        removeFirst();
        boolean live = !isCancelled(key);
        if (!live) {
            cancelled--;
        }
        release(slot(key));
        return live;
    }

    private static int slot(long key) {
        return (int) key & SLOTS - 1;
    }

    private boolean isCancelled(long key) {
        return tickets[slot(key)] != key;
    }

    private void release(int slot) {
        tickets[slot] = free;
        free = slot;
    }

    /** Brings the next bucket near, where nothing is; false if there is none. */
    private boolean refill() {
        while (size() == 0) {
            if (finest.advance()) {
                nearUntil = finest.empty(this);
                crowd = CROWD;
                if (size() <= CROWD || !divide()) {
                    dropCancelled();
                    order();
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

    /** Looking at all tickets at once also has the processor fetch them together, just before they are needed. */
    private void dropCancelled() {
        for (int at = WIDTH * size() - WIDTH; at >= 0; at -= WIDTH) {
            long key = key(at);
            if (isCancelled(key)) {
                cancelled--;
                release(slot(key));
                drop(at);
            }
        }
    }

    /** Makes room among the near events, if it can. */
    private void spread() {
        disorder();
        if (!divide()) {
            order();
        }
    }

    /** Empties the near events, which have no order, into a finer rung, unless all are of one instant. */
    private boolean divide() {
        int end = WIDTH * size();
        long earliest = Long.MAX_VALUE;
        long latest = 0;
        for (int at = 0; at < end; at += WIDTH) {
            earliest = Math.min(earliest, time(at));
            latest = Math.max(latest, time(at));
        }
        if (earliest == latest) {
            crowd = 2 * size();
            return false;
        }
        Rung rung = finest.finer(size(), earliest, latest - earliest, nearUntil);
        for (int at = 0; at < end; at += WIDTH) {
            rung.put(time(at), key(at), argument(at), kind(at));
        }
        clear();
        nearUntil = earliest - 1;
        finest = rung;
        return true;
    }

    /** Finds a free slot when there is none: where cancelled events stand, if they are many, or in a longer table. */
    private int makeRoom() {
        int slots = tickets.length;
        if (cancelled > slots / 2) {
            sweep();
        } else if (slots < SLOTS) {
            tickets = Arrays.copyOf(tickets, 2 * slots);
            freeSlots(slots);
        } else {
            throw new InvariantException(
                    "%d events are pending, and no more can be: is something scheduled faster than it happens?"
                            .formatted(SLOTS - 1 - cancelled));
        }
        return free;
    }

    private void freeSlots(int from) {
        for (int slot = tickets.length - 1; slot >= from; slot--) {
            release(slot);
        }
    }

    /** Forgets the cancelled events and sorts the others in afresh. */
    private void sweep() {
        disorder();
        for (; finest != ground; finest = finest.outer) {
            emptyFinest();
        }
        emptyFinest();
        dropCancelled();
        nearUntil = Long.MAX_VALUE;
        if (size() <= CROWD || !divide()) {
            order();
        }
    }

    private void emptyFinest() {
        while (finest.advance()) {
            finest.empty(this);
        }
    }
}
