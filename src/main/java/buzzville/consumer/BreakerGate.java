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
import org.jspecify.annotations.Nullable;

/**
 * A gate before workers that a circuit breaker opens and shuts: while the breaker is open nothing is dispatched and messages
 * wait in their lanes; while it is half-open so many are dispatched as it allows on trial.
 *
 * <p>What has passed the gate is worked on, whatever the breaker says by then.
 */
public final class BreakerGate implements Taker {
    private final Simulation simulation;
    private final Breaker breaker;
    private final BreakerLog log;
    private final PolicyTally tally;
    private final EventType halfOpen;
    private @Nullable Taker workers;
    private @Nullable Backlog backlog;

    /** A gate whose breaker is closed; {@link #stand} puts it in its place. */
    public BreakerGate(Simulation simulation, String name, BreakerPolicy policy, Span span, PolicyTally tally) {
        this.simulation = simulation;
        this.log = new BreakerLog(name, span);
        this.tally = tally;
        this.halfOpen = simulation.eventType(name + "/half-open", Rank.TIMER, (now, argument) -> tryAgain(now));
        this.breaker = policy.start(this::changed);
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
        return breaker.state() != State.OPEN
                && breaker.allows(simulation.now())
                && workers().ready();
    }

    @Override
    public boolean readyFor(int priority) {
        return ready() && workers().readyFor(priority);
    }

    @Override
    public void take(Copy copy, long now) {
        breaker.called(now);
        tally.count(Deed.ADMITTED, copy.priority(), copy.message.occurredAt);
        workers().take(copy, now);
    }

    @Override
    public void release(Copy copy, long now) {
        workers().release(copy, now);
    }

    void succeeded(Copy copy, long now) {
        breaker.succeeded(now, now - copy.startedAt);
    }

    void failed(Copy copy, long now) {
        breaker.failed(now, now - copy.startedAt);
    }

    /** A copy that had passed the gate came to an end that says nothing of the workers. */
    void cancelled(long now) {
        breaker.cancelled(now);
    }

    private void tryAgain(long now) {
        if (breaker.allows(now) && backlog != null) {
            backlog.pump(now);
        }
    }

    private void changed(State from, State to, Reason reason, long now) {
        log.changed(from, to, reason, now);
        if (to == State.OPEN) {
            tally.figure("opened", 1);
            halfOpen.at(breaker.halfOpenAt(), 0);
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
