package buzzville.consumer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Taker;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import buzzville.metric.Span;
import buzzville.retry.Breaker;
import buzzville.retry.Breaker.Reason;
import buzzville.retry.Breaker.State;
import buzzville.retry.BreakerPolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A gate before workers that a circuit breaker opens and shuts: while the breaker is open nothing is dispatched and messages
 * wait in their lanes; while it is half-open so many are dispatched as it allows on trial.
 *
 * <p>What has passed the gate is worked on, whatever the breaker says by then.
 */
public final class BreakerGate implements Taker {
    private final Simulation simulation;
    private final String name;
    private final BreakerLog log;
    private final PolicyTally tally;
    /** Null while nothing ever shuts the gate. */
    private @Nullable Breaker breaker;

    private @Nullable EventType halfOpen;
    /** How many breakers there were before; the timer of one of these opens nothing. */
    private long former;

    private @Nullable Taker workers;
    private @Nullable Backlog backlog;

    /** A gate that stands open until it {@linkplain #keepTo keeps to} a breaker; {@link #stand} puts it in its place. */
    public BreakerGate(Simulation simulation, String name, Span span, PolicyTally tally) {
        this.simulation = simulation;
        this.name = name;
        this.log = new BreakerLog(name, span);
        this.tally = tally;
    }

    /**
     * Keeps to a breaker from now on, which is closed, or is what the one before was; with null the gate stands open. Whoever waits
     * before it has to be let in afterwards.
     */
    public void keepTo(@Nullable BreakerPolicy policy, long now) {
        Breaker before = breaker;
        if (policy == null) {
            breaker = null;
            if (before != null) {
                former++;
                if (before.state() != State.CLOSED) {
                    log.changed(before.state(), State.CLOSED, Reason.REMOVED, now);
                    tally.figure("closed", 1);
                }
            }
            return;
        }
        if (halfOpen == null) {
            halfOpen = simulation.eventType(name + "/half-open", Rank.TIMER, this::tryAgain);
        }
        Breaker next = policy.start(this::changed);
        breaker = next;
        if (before != null) {
            next.begin(before, now);
        }
    }

    /** Puts the gate between a queue and its workers. */
    public void stand(Backlog before, Taker behind) {
        backlog = before;
        workers = behind;
    }

    public BreakerLog log() {
        return log;
    }

    /** Only the timer ends the time of an open breaker, so that it ends at one place among all that happens at that instant. */
    @Override
    public boolean ready() {
        Breaker here = breaker;
        return (here == null || here.state() != State.OPEN && here.allows(simulation.now()))
                && workers().ready();
    }

    @Override
    public boolean readyFor(Copy copy) {
        return ready() && workers().readyFor(copy);
    }

    @Override
    public void take(Copy copy, long now) {
        if (breaker != null) {
            breaker.called(now);
            tally.count(Deed.ADMITTED, copy.priority(), copy.message.occurredAt);
        }
        workers().take(copy, now);
    }

    @Override
    public void release(Copy copy, long now) {
        workers().release(copy, now);
    }

    void succeeded(Copy copy, long now) {
        if (breaker != null) {
            breaker.succeeded(now, now - copy.startedAt);
        }
    }

    void failed(Copy copy, long now) {
        if (breaker != null) {
            breaker.failed(now, now - copy.startedAt);
        }
    }

    /** A copy that had passed the gate came to an end that says nothing of the workers. */
    void cancelled(long now) {
        if (breaker != null) {
            breaker.cancelled(now);
        }
    }

    private void tryAgain(long now, long of) {
        if (of == former && breaker != null && breaker.allows(now) && backlog != null) {
            backlog.pump(now);
        }
    }

    private void changed(State from, State to, Reason reason, long now) {
        log.changed(from, to, reason, now);
        if (to == State.OPEN) {
            tally.figure("opened", 1);
            Objects.requireNonNull(halfOpen).at(Objects.requireNonNull(breaker).halfOpenAt(), former);
        } else {
            tally.figure(to == State.CLOSED ? "closed" : "half-opened", 1);
        }
    }

    private Taker workers() {
        if (workers == null) {
            throw new IllegalStateException("nobody stands behind this gate");
        }
        return workers;
    }
}
