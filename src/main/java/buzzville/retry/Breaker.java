package buzzville.retry;

import buzzville.metric.Readings;
import java.util.Locale;

/**
 * What stands between one who calls and those called: closed, it lets calls through and listens to how they end; open, it lets
 * none through; half-open, it lets a few through to see whether it may close.
 *
 * <p>Before each call ask {@link #allows}, then say {@link #called}; when the call ends say how. Results count in the state in
 * which they come, whichever it was when the call began.
 */
public interface Breaker {
    /** An instant that will not come by itself. */
    long NEVER = Long.MAX_VALUE;

    /** What it does with calls; the ordinal is the number in time series. */
    enum State {
        /** Calls go through. */
        CLOSED,
        /** Some go through, on trial. */
        HALF_OPEN,
        /** None go through. */
        OPEN
    }

    /** Why its state changed. */
    enum Reason {
        /** Too many of the latest calls failed. */
        FAILURES,
        /** Too many of the latest calls were slow. */
        SLOW_CALLS,
        /** It was open for as long as it should be. */
        WAITED,
        /** The calls on trial went well. */
        TRIALS,
        /** Somebody has decided that there is none any more. */
        REMOVED
    }

    /** Told of each change of state. */
    interface Watcher {
        void changed(State from, State to, Reason reason, long now);
    }

    /** Takes over what the same policy with other parameters remembers; before anything is asked of it. */
    default void begin(Breaker former, long now) {}

    /** What state it is in; an open one becomes half-open when it is first asked after its time. */
    State state();

    /** Whether one more call may be made now. An open one whose time has come is half-open from here on. */
    boolean allows(long now);

    /** A call is made; only when it {@link #allows} one. */
    void called(long now);

    /**
     * A call ended well.
     *
     * @param took its duration, nanoseconds
     */
    void succeeded(long now, long took);

    /**
     * A call ended badly.
     *
     * @param took its duration, nanoseconds
     */
    void failed(long now, long took);

    /** A call ended and says nothing of who was called: it is as if it had not been made. */
    void cancelled(long now);

    /** When an open one allows calls on trial, nanoseconds; {@link #NEVER} in the other states. */
    long halfOpenAt();

    /** Shows its state and what it rests on; only when somebody explains a message. */
    default void show(long now, Readings to) {
        to.word("state", state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
