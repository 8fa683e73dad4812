package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * A limit on the messages at a stage that follows the quotient of the usual stay and the present one (the rule, its names and
 * its defaults are those of {@code Gradient2Limit} in Netflix' concurrency-limits).
 *
 * <p>With L the limit, s the stay of the message that leaves and S the mean of stays, which is that of all for the first 10 and
 * then moves to each by 2/({@code longWindow} + 1):
 *
 * <pre>g = max(0.5, min(1, tolerance S/s)), L &lt;- (1 - smoothing) L + smoothing (g L + queue)</pre>
 *
 * <p>within {@code min} and {@code max}, unless fewer than L/2 were present when it entered. If S is more than 2 s, it is cut
 * to 0.9 S afterwards. The limit is floor(L).
 *
 * @param smoothing part of the way to the new limit, more than 0, at most 1
 * @param tolerance by what factor a stay may be longer than usual, 1 or more
 * @param longWindow messages over which the usual stay is averaged
 * @param queue room to grow, messages
 */
@Doc("Limits those at the stage by how long they stay beside the usual.")
@Manual(
        rule =
                "A newcomer is refused when as many as the limit L are at the stage. When a message leaves after a stay s, with S"
                        + " the exponential mean of stays: g = max(0.5, min(1, `tolerance` S/s)); L = (1 - `smoothing`) L + `smoothing`"
                        + " (g L + `queue`), from `min` to `max`; no change if fewer than L/2 were present at its entry. If S > 2 s then"
                        + " S = 0.9 S.",
        source =
                "Netflix concurrency-limits, `Gradient2Limit`, with its mean of `longWindow` samples after 10 of warm-up.",
        use = "Services whose stays vary: means instead of the shortest stay, and some tolerance, make it calmer than"
                + " `vegas-limit`.",
        hurts =
                "An overload that lasts: S learns the long stays within `longWindow` messages and calls them usual, so the limit"
                        + " grows to `max`. Losses do not count.",
        names = "The library puts windows of a second before it if asked to; here every message is a sample.")
public record Gradient2Limit(
        @Doc("Limit to begin with.") @Default("20") @Count int initial,

        @Doc("Smallest limit.") @Default("20") @Count int min,

        @Doc("Largest limit.") @Default("200") @Count int max,

        @Doc("Part of the way that it moves to its new value, from more than 0 to 1.") @Default("0.2") @Count
        double smoothing,

        @Doc("Factor by which a stay may be longer than the usual one.") @Default("1.5") @Count
        double tolerance,

        @Doc("Messages over which the usual stay is averaged.") @Default("600") @Count
        int longWindow,

        @Doc("Messages by which it may grow.") @Default("4") @Count
        int queue)
        implements AdmissionPolicy {
    private static final int WARM_UP = 10;

    public Gradient2Limit {
        Bounds.limit(initial, min, max);
        Bounds.check("smoothing must be more than 0 and at most 1", 0 < smoothing && smoothing <= 1, smoothing);
        Bounds.check("tolerance must be 1 or more", 1 <= tolerance && tolerance < Double.POSITIVE_INFINITY, tolerance);
        Bounds.check("long-window must be 1 or more", 1 <= longWindow, longWindow);
        Bounds.check("queue must be 0 or more", 0 <= queue, queue);
    }

    @Override
    public Admission start(GuardedStage stage) {
        return new Limiter(new Rule(), stage.tally());
    }

    @Override
    public boolean watchesStay() {
        return true;
    }

    /** The limit at work. */
    final class Rule implements Limiter.Rule {
        private double limit = initial;
        private double usual;
        private double sum;
        private int seen;

        @Override
        public int initial() {
            return initial;
        }

        @Override
        public int resume(Limiter.Rule former) {
            if (former instanceof Rule other) {
                limit = Math.max(min, Math.min(max, other.limit));
                usual = other.usual;
                sum = other.sum;
                seen = other.seen;
            }
            return (int) limit;
        }

        @Override
        public int next(Copy copy, long stay, int inFlight, boolean dropped) {
            double mean = average(stay);
            if (mean / stay > 2) {
                usual *= 0.9;
            }
            if (inFlight >= limit / 2) {
                double gradient = Math.max(0.5, Math.min(1, tolerance * mean / stay));
                double moved = limit * (1 - smoothing) + (limit * gradient + queue) * smoothing;
                limit = Math.max(min, Math.min(max, moved));
            }
            return (int) limit;
        }

        private double average(long stay) {
            if (seen < WARM_UP) {
                seen++;
                sum += stay;
                usual = sum / seen;
            } else {
                double part = 2.0 / (longWindow + 1);
                usual = usual * (1 - part) + stay * part;
            }
            return usual;
        }
    }
}
