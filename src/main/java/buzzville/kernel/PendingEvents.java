package buzzville.kernel;

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
    /** This bit of a key says that the event can be cancelled: its argument is a slot among the timers. */
    static final long TIMER = 1L << 23;

    private final Timers timers = new Timers();
    private final Chunks chunks = new Chunks();
    private final Rung ground = new Rung(chunks);
    private Rung finest = ground;
    private long nearUntil = Long.MAX_VALUE;
    private int crowd = FEW;

    /** The present: nothing is scheduled before it. */
    long now;

    /** The sequence of the next event, in its place in a key. */
    long sequence;

    void add(long time, long key, long argument) {
        if (time <= nearUntil) {
            insert(time, key, argument);
        } else {
            Rung rung = finest;
            while (time > rung.last()) {
                rung = rung.outer;
            }
            rung.put(time, key, argument);
        }
    }

    /** Adds an event that can be cancelled, and returns its ticket. */
    long addTimer(long time, long key, long sequence, long argument) {
        if (timers.full()) {
            makeRoomForTimers();
        }
        long ticket = timers.add(sequence, argument);
        add(time, key | TIMER, Timers.slot(ticket));
        return ticket;
    }

    boolean cancel(long ticket) {
        return timers.cancel(ticket);
    }

    /** The time of the next event, cancelled or not, or {@code Long.MAX_VALUE}. */
    long nextTime() {
        return size() > 0 || refill() ? firstTime : Long.MAX_VALUE;
    }

    /** The time of the next event that was not cancelled, or {@code Long.MAX_VALUE}. */
    long nextLiveTime() {
        long time = nextTime();
        while (size() > 0 && isCancelled(firstKey, firstArgument)) {
            timers.end((int) firstArgument);
            removeFirst();
            time = nextTime();
        }
        return time;
    }

    /** Ends the timer that stood first; false if it was cancelled. */
    boolean endTimer(long slot) {
        return timers.end((int) slot);
    }

    /** The argument of the timer that ended last. */
    long timerArgument() {
        return timers.argument;
    }

    private boolean isCancelled(long key, long argument) {
        return (key & TIMER) != 0 && timers.isCancelled((int) argument);
    }

    /** Brings the next bucket near, where nothing is; false if there is none. */
    private boolean refill() {
        while (size() == 0) {
            if (finest.advance()) {
                nearUntil = finest.empty(this);
                crowd = FEW;
                if (size() <= FEW || !divide()) {
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

    private void dropCancelled() {
        for (int at = WIDTH * size() - WIDTH; at >= 0 && timers.cancelled() > 0; at -= WIDTH) {
            if (isCancelled(key(at), argument(at))) {
                timers.end((int) argument(at));
                drop(at);
            }
        }
    }

    @Override
    void crowded() {
        if (size() > crowd) {
            disorder();
            if (!divide()) {
                order();
            }
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
            rung.put(time(at), key(at), argument(at));
        }
        clear();
        nearUntil = earliest - 1;
        finest = rung;
        return true;
    }

    /** Finds slots where cancelled events stand, if they are many, or in a longer table. */
    private void makeRoomForTimers() {
        if (timers.mostlyCancelled()) {
            sweep();
        } else {
            timers.grow();
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
        if (size() <= FEW || !divide()) {
            order();
        }
    }

    private void emptyFinest() {
        while (finest.advance()) {
            finest.empty(this);
        }
    }
}
