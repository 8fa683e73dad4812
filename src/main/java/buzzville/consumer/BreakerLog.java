package buzzville.consumer;

import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.retry.Breaker.Reason;
import buzzville.retry.Breaker.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The states of one breaker over time, and each change as long as there are not too many. */
public final class BreakerLog {
    /** How many changes are kept one by one. */
    public static final int MOST_LISTED = 1000;

    /** One change, at a virtual instant in nanoseconds. */
    public record Change(long at, State from, State to, Reason reason) {}

    private final Level state;
    private final Level open;
    private final Level halfOpen;
    private final List<Change> changes = new ArrayList<>();
    private long opened;
    private long all;

    BreakerLog(String name, Span span) {
        this.state = new Level(name + "/breaker", span);
        this.open = new Level(name + "/breaker/open", span);
        this.halfOpen = new Level(name + "/breaker/half-open", span);
    }

    void changed(State from, State to, Reason reason, long now) {
        state.set(now, to.ordinal());
        open.set(now, to == State.OPEN ? 1 : 0);
        halfOpen.set(now, to == State.HALF_OPEN ? 1 : 0);
        opened += to == State.OPEN ? 1 : 0;
        all++;
        if (changes.size() < MOST_LISTED) {
            changes.add(new Change(now, from, to, reason));
        }
    }

    /** Brings the levels up to the end. */
    public void finish(long end) {
        state.finish(end);
        open.finish(end);
        halfOpen.finish(end);
    }

    /** 0 while closed, 1 while half-open, 2 while open. */
    public Level state() {
        return state;
    }

    /** 1 while open. */
    public Level open() {
        return open;
    }

    /** 1 while half-open. */
    public Level halfOpen() {
        return halfOpen;
    }

    /** How often it opened, warm-up included. */
    public long opened() {
        return opened;
    }

    /** How many changes there were, warm-up included. */
    public long all() {
        return all;
    }

    /** The first of them, warm-up included. */
    public List<Change> changes() {
        return Collections.unmodifiableList(changes);
    }
}
