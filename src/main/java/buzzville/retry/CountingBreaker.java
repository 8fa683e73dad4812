package buzzville.retry;

import buzzville.metric.Readings;
import org.jspecify.annotations.Nullable;

/** A circuit breaker that judges by its latest calls, however long ago they were. */
final class CountingBreaker implements Breaker {
    /** Shares are compared by counts; this much less than the share still is the share. */
    private static final double ROUNDING = 1e-9;

    private final CircuitBreaker policy;
    private final Watcher watcher;
    private State state = State.CLOSED;
    private Window window;
    private long halfOpenAt = NEVER;
    private int trialsLeft;

    CountingBreaker(CircuitBreaker policy, Watcher watcher) {
        this.policy = policy;
        this.watcher = watcher;
        this.window = new Window(policy.window());
    }

    /** The state goes on, and an open one stays so for as long as it was to. */
    @Override
    public void begin(Breaker former, long now) {
        if (!(former instanceof CountingBreaker other)) {
            return;
        }
        state = other.state;
        halfOpenAt = other.halfOpenAt;
        trialsLeft = Math.max(0, policy.trials() - (other.policy.trials() - other.trialsLeft));
        window = new Window(state == State.CLOSED ? policy.window() : state == State.OPEN ? 1 : policy.trials());
        window.addAll(other.window);
        if (state == State.HALF_OPEN) {
            judge(now);
        }
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public boolean allows(long now) {
        if (state == State.OPEN && now >= halfOpenAt) {
            halfOpenAt = NEVER;
            trialsLeft = policy.trials();
            become(State.HALF_OPEN, policy.trials(), Reason.WAITED, now);
        }
        return state == State.CLOSED || state == State.HALF_OPEN && trialsLeft > 0;
    }

    @Override
    public void called(long now) {
        if (!allows(now)) {
            throw new IllegalStateException("a call was made although the breaker is " + state);
        }
        if (state == State.HALF_OPEN) {
            trialsLeft--;
        }
    }

    @Override
    public void succeeded(long now, long took) {
        ended(false, took, now);
    }

    @Override
    public void failed(long now, long took) {
        ended(true, took, now);
    }

    @Override
    public void cancelled(long now) {
        if (state == State.HALF_OPEN && trialsLeft < policy.trials()) {
            trialsLeft++;
        }
    }

    @Override
    public long halfOpenAt() {
        return halfOpenAt;
    }

    @Override
    public void show(long now, Readings to) {
        Breaker.super.show(now, to);
        if (state == State.OPEN) {
            to.duration("half-open-in", Math.max(0, halfOpenAt - now));
        } else {
            to.number("failed", window.failed).number("kept", window.kept);
            to.share("failure-rate", policy.failureRate());
        }
    }

    private void ended(boolean failed, long took, long now) {
        if (state == State.OPEN) {
            return;
        }
        window.add(failed, policy.slowAfter() != null && took > policy.slowAfter());
        judge(now);
    }

    private void judge(long now) {
        if (window.kept < Math.min(policy.minimum(), window.size())) {
            return;
        }
        Reason tooMany = tooMany();
        if (tooMany != null) {
            halfOpenAt = now + policy.open();
            become(State.OPEN, 1, tooMany, now);
        } else if (state == State.HALF_OPEN) {
            become(State.CLOSED, policy.window(), Reason.TRIALS, now);
        }
    }

    private @Nullable Reason tooMany() {
        return window.failed >= policy.failureRate() * window.kept - ROUNDING
                ? Reason.FAILURES
                : window.slow >= policy.slowRate() * window.kept - ROUNDING ? Reason.SLOW_CALLS : null;
    }

    private void become(State next, int keeps, Reason reason, long now) {
        State before = state;
        state = next;
        window = new Window(keeps);
        watcher.changed(before, next, reason, now);
    }

    /** The results of the latest calls. */
    private static final class Window {
        private static final byte FAILED = 1;
        private static final byte SLOW = 2;

        private final byte[] ring;
        private int next;
        private int kept;
        private int failed;
        private int slow;

        Window(int size) {
            ring = new byte[size];
        }

        void addAll(Window older) {
            for (int i = older.kept; i > 0; i--) {
                byte one = older.ring[Math.floorMod(older.next - i, older.ring.length)];
                add((one & FAILED) != 0, (one & SLOW) != 0);
            }
        }

        int size() {
            return ring.length;
        }

        void add(boolean hasFailed, boolean wasSlow) {
            if (kept == ring.length) {
                failed -= (ring[next] & FAILED) != 0 ? 1 : 0;
                slow -= (ring[next] & SLOW) != 0 ? 1 : 0;
            } else {
                kept++;
            }
            ring[next] = (byte) ((hasFailed ? FAILED : 0) | (wasSlow ? SLOW : 0));
            failed += hasFailed ? 1 : 0;
            slow += wasSlow ? 1 : 0;
            next = (next + 1) % ring.length;
        }
    }
}
