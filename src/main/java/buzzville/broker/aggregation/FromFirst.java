package buzzville.broker.aggregation;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * A group's window opens with its first message at t, is [t, t + window), and the next opens with the first message after
 * that. Of Poisson arrivals of rate r in a group, 1 / (window + 1 / r) aggregates a second are left.
 *
 * @param window how long it is, longer than 0
 */
@Doc("Messages in a window from a group's first one on become one.")
@Manual(
        rule =
                "The first message of a group at t opens the window [t, t + window); all of the group that come in it go on as one"
                        + " message at t + window, and the next message opens the next window.",
        source =
                "Debouncing at the trailing edge with a maximum wait; `bufferTimeout` of Project Reactor without its size. Output"
                        + " of Poisson arrivals of rate r: one per window + 1 / r (a renewal process).",
        use =
                "When groups speak at odd times: windows of different groups close at different instants, so what is left comes"
                        + " without bursts, and at most every window per group.",
        hurts = "The first message of each window, often the most interesting one, waits longest: a whole window.",
        names = "Not a session window, which every further message prolongs: this one never lasts longer than it says.",
        example = "from-first(500ms)")
public record FromFirst(
        @Doc("How long after its first message the window closes.") @DurationNanos
        long window) implements WindowPolicy {
    public FromFirst {
        check("window", window);
    }

    @Override
    public long closesAt(long opened) {
        return Math.addExact(opened, window);
    }

    static void check(String what, long window) {
        if (!(window > 0)) {
            throw new IllegalArgumentException(what + " must be longer than 0s");
        }
    }
}
