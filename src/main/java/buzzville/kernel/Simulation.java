package buzzville.kernel;

import java.util.Arrays;
import java.util.Objects;

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
     * order (37 bits), and the slot where the rest of the event stands (24 bits). Distinct events have distinct keys.
     */
    static final int RANK_SHIFT = 61;
    static final long SEQUENCES = 1L << (RANK_SHIFT - PendingEvents.SLOT_BITS);

    private final PendingEvents pending = new PendingEvents(1 << 10);
    private EventHandler[] handlers = new EventHandler[16];
    private int kinds;
    private long events;
    private long cancelled;
    private long fingerprint;
    private boolean running;
    private volatile boolean stopping;

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
     */
    public EventType eventType(String name, Rank rank, EventHandler handler) {
        if (kinds == handlers.length) {
            handlers = Arrays.copyOf(handlers, 2 * kinds);
        }
        EventType type = new EventType(pending, name, kinds, rank);
        handlers[kinds] = Objects.requireNonNull(handler, "handler");
        kinds++;
        return type;
    }

    /**
     * Takes back an event.
     *
     * @param ticket what scheduling it returned
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
        return (int) ((pending.sequence >>> PendingEvents.SLOT_BITS) - events - cancelled);
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
            long time = pending.nextTime();
            if (time >= bound) {
                return;
            }
            if (pending.take()) {
                int kind = pending.kind;
                long argument = pending.argument;
                begin(time, kind, argument);
                handlers[kind].happen(time, argument);
            }
        }
    }

    /**
     * Each step of the fingerprint is one to one in what was before and in the event; the reader's call mixes the bits.
     */
    private void begin(long time, int kind, long argument) {
        pending.now = time;
        events++;
        long event = time ^ (argument + ((long) kind << 40)) * 0x9e3779b97f4a7c15L;
        fingerprint = (Long.rotateLeft(fingerprint, 23) ^ event) * 0xbf58476d1ce4e5b9L;
    }
}
