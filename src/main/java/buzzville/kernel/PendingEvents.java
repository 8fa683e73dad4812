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
    /** This bit of a key says that the event can be cancelled: its argument is its ticket. */
    static final long TIMER = 1L << 23;

    private final Timers timers = new Timers();
    private final Chunks chunks = new Chunks();
    private final Rung ground = new Rung(chunks);
    private Rung finest = ground;
    private long nearUntil = Long.MAX_VALUE;
    private int crowd = FEW;

    /** Cancelled events are left where they are until they come near or are as many as this. */
    private int mostCancelled = 1 << 10;

    private int cancelled;

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
        long ticket = timers.add(sequence, argument);
        add(time, key | TIMER, ticket);
        return ticket;
    }

    boolean cancel(long ticket) {
        if (!timers.end(ticket)) {
            return false;
        }
        if (++cancelled == mostCancelled) {
            sweep();
        }
        return true;
    }

    /** The time of the next event, cancelled or not, or {@code Long.MAX_VALUE}. */
    long nextTime() {
        return size() > 0 || refill() ? firstTime : Long.MAX_VALUE;
    }

    /** The time of the next event that was not cancelled, or {@code Long.MAX_VALUE}. */
    long nextLiveTime() {
        long time = nextTime();
        while (size() > 0 && isCancelled(firstKey, firstArgument)) {
            cancelled--;
            removeFirst();
            time = nextTime();
        }
        return time;
    }

    /** The event with this ticket has just been removed; false if it was cancelled. */
    boolean endTimer(long ticket) {
        boolean live = timers.end(ticket);
        if (!live) {
            cancelled--;
        }
        return live;
    }

    /** The argument of the timer that ended last. */
    long timerArgument() {
        return timers.argument;
    }

    private boolean isCancelled(long key, long argument) {
        return (key & TIMER) != 0 && !timers.has(argument);
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
        for (int at = WIDTH * size() - WIDTH; at >= 0 && cancelled > 0; at -= WIDTH) {
            if (isCancelled(key(at), argument(at))) {
                cancelled--;
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

    /** Forgets the cancelled events and sorts the others in afresh. */
    private void sweep() {
        disorder();
        for (; finest != ground; finest = finest.outer) {
            emptyFinest();
        }
        emptyFinest();
        dropCancelled();
        mostCancelled = Math.max(mostCancelled, size());
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
