package buzzville.consumer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Taker;

/**
 * A gate before workers that lets messages through one at a time, never sooner than a fixed gap after the one before: the rate
 * that a channel allows, however many workers stand behind it. What has not passed waits in the queue.
 */
public final class Pace implements Taker {
    private final Taker workers;
    private long gap;
    private final EventType open;
    private boolean closed;

    /**
     * An open gate.
     *
     * @param gap between two dispatches, nanoseconds, above 0
     */
    public Pace(Simulation simulation, String name, Taker workers, Backlog backlog, long gap) {
        this.workers = workers;
        this.gap = gap;
        this.open = simulation.eventType(name + "/pace", Rank.WORKER_READY, (now, argument) -> {
            closed = false;
            backlog.pump(now);
        });
    }

    /** From the next dispatch on, another gap. */
    public void keepTo(long other) {
        gap = other;
    }

    /** The gap that keeps a rate: rounded up, so that the rate is never exceeded. */
    public static long gap(double perSecond) {
        return (long) Math.ceil(1e9 / perSecond);
    }

    @Override
    public boolean ready() {
        return !closed && workers.ready();
    }

    @Override
    public boolean readyFor(Copy copy) {
        return !closed && workers.readyFor(copy);
    }

    @Override
    public void take(Copy copy, long now) {
        closed = true;
        open.in(gap, 0);
        workers.take(copy, now);
    }

    @Override
    public void release(Copy copy, long now) {
        workers.release(copy, now);
    }
}
