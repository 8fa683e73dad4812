package buzzville.kernel;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One virtual clock and the events to come: the whole state of time in one run.
 *
 * <p>Events happen in the order of (time, {@link Rank}, order of scheduling), which is total, so that a run is a pure
 * function of what was scheduled. Time is in virtual nanoseconds and starts at 0. One thread runs a simulation; only
 * {@link #stop} may be called from another.
 */
public final class Simulation {
    /*
     * The order within one instant is one 64-bit key, compared as a signed number: rank (3 bits), sequence or explicit
     * order (37 bits); the kind of the event (24 bits) stands below.
     */
    static final int RANK_SHIFT = 61;
    static final int KIND_BITS = 24;
    static final long SEQUENCES = 1L << (RANK_SHIFT - KIND_BITS);
    private static final int KINDS = (int) PendingEvents.TIMER;

    private final PendingEvents pending = new PendingEvents();
    private final @Nullable Onlooker onlooker;
    private EventHandler[] handlers = new EventHandler[16];
    private int kinds;
    private long events;
    private long cancelled;
    private long fingerprint;
    private boolean running;
    private volatile boolean stopping;

    /** Sees every event just before it happens. */
    public interface Onlooker {
        /** @param now in virtual nanoseconds since the start */
        void happens(EventType type, long now, long argument);
    }

    public Simulation() {
        this(null);
    }

    /**
     * A simulation that is looked at: it runs as any other, only slower.
     *
     * @param onlooker null for nobody
     */
    public Simulation(@Nullable Onlooker onlooker) {
        this.onlooker = onlooker;
    }

    /** The present instant, in virtual nanoseconds since the start. */
    public long now() {
        return pending.now;
    }

    /**
     * Declares a kind of event. Kinds enter the fingerprint by the order of their declaration, not by name.
     *
     * @param name for traces and messages; need not be unique
     * @param rank where its events stand among those of the same instant
     * @param handler what its events do
     * @throws InvariantException if there are 2<sup>23</sup> kinds already
     */
    public EventType eventType(String name, Rank rank, EventHandler handler) {
        if (kinds == KINDS) {
            throw new InvariantException("event '%s' is one kind too many: there are %d".formatted(name, kinds));
        }
        if (kinds == handlers.length) {
            handlers = Arrays.copyOf(handlers, 2 * kinds);
        }
        EventType type = new EventType(pending, name, kinds, rank);
        handlers[kinds] = seen(type, Objects.requireNonNull(handler, "handler"));
        kinds++;
        return type;
    }

    /** Whoever looks on stands before the handler, so that the loop knows nothing of it. */
    private EventHandler seen(EventType type, EventHandler handler) {
        Onlooker looking = onlooker;
        return looking == null
                ? handler
                : (now, argument) -> {
                    looking.happens(type, now, argument);
                    handler.happen(now, argument);
                };
    }

    /**
     * Takes back an event.
     *
     * @param ticket what {@code timer} returned
     * @return false if it has happened or was cancelled before
     */
    public boolean cancel(long ticket) {
        boolean was = pending.cancel(ticket);
        if (was) {
            cancelled++;
        }
        return was;
    }

    /** When the next event happens, or {@code Long.MAX_VALUE} if none is pending. */
    public long nextEventTime() {
        return pending.nextLiveTime();
    }

    /** How many events are still to come. */
    public int pending() {
        return (int) ((pending.sequence >>> KIND_BITS) - events - cancelled);
    }

    /** How many events have happened. */
    public long events() {
        return events;
    }

    /** A hash of the time, kind and argument of every event so far, in order; the same on every machine. */
    public long fingerprint() {
        long hash = (fingerprint ^ fingerprint >>> 32) * 0xd6e8feb86659fd93L;
        hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        return hash ^ hash >>> 32;
    }

    /**
     * Makes {@link #runUntil} return after the current event, with the clock at that event; if it is not running, its
     * next call returns at once. Running on afterwards loses nothing.
     */
    public void stop() {
        stopping = true;
    }

    /**
     * Runs every event before the bound, then sets the clock to the bound, unless {@link #stop} was called. Events at
     * exactly the bound remain pending.
     *
     * @param bound in virtual nanoseconds since the start, not before now
     * @throws InvariantException if the bound is past, or if an event handler calls this
     */
    public void runUntil(long bound) {
        if (running) {
            throw new InvariantException(
                    "an event at %d ns tried to run the simulation that runs it".formatted(pending.now));
        }
        if (!(bound >= pending.now)) {
            throw new InvariantException("cannot run until %d ns: it is already %d ns".formatted(bound, pending.now));
        }
        running = true;
        try {
            run(bound);
        } finally {
            running = false;
        }
        if (stopping) {
            stopping = false;
        } else {
            pending.now = bound;
        }
    }

    private void run(long bound) {
        PendingEvents pending = this.pending;
        while (!stopping) {
            long time = pending.firstTime;
            if (time >= bound) {
                time = pending.nextTime();
                if (time >= bound) {
                    return;
                }
            }
            long key = pending.firstKey;
            long argument = pending.firstArgument;
            pending.removeFirst();
            if ((key & PendingEvents.TIMER) != 0) {
                if (!pending.endTimer(argument)) {
                    continue;
                }
                argument = pending.timerArgument();
            }
            int kind = (int) key & KINDS - 1;
            begin(time, kind, argument);
            handlers[kind].happen(time, argument);
        }
    }

    /**
     * Each step of the fingerprint is one to one in what was before and in the event; the reader's call mixes the bits.
     */
    private void begin(long time, int kind, long argument) {
        pending.now = time;
        events++;
        fingerprint = (Long.rotateLeft(fingerprint ^ time, 23) + (argument ^ (long) kind << 40)) * 0xbf58476d1ce4e5b9L;
    }
}
