package buzzville.clock;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The latest exchanges with one server, of which the quickest is believed: where the way was short, it cannot have been lopsided by
 * much (RFC 5905, section 10).
 */
final class ClockFilter {
    /**
     * What one exchange told.
     *
     * @param at true time at which it ended
     * @param offset as in {@link Exchange#offset}, nanoseconds
     * @param delay as in {@link Exchange#delay}, nanoseconds
     * @param serverBound how wrong the server said that it may be, and the client may have measured, nanoseconds
     * @param corrected by how much the client had corrected its clock in all, nanoseconds
     */
    record Sample(long at, long offset, long delay, long serverBound, long corrected) {
        /**
         * How wrong the offset may be by now (RFC 5905, section 11.2: root distance): what the server said, half of the way there and
         * back, and what either clock may have drifted since the question.
         *
         * @param dispersion how much that is, ppm
         */
        long distance(long now, double dispersion) {
            return serverBound + (delay + 1) / 2 + Math.round((now - at + delay) * dispersion / 1e6);
        }
    }

    private final @Nullable Sample[] samples;
    private int next;

    ClockFilter(int size) {
        samples = new Sample[size];
    }

    void add(Sample sample) {
        samples[next] = sample;
        next = (next + 1) % samples.length;
    }

    /** The quickest of the latest, the newer of two as quick; null if there is none. */
    @Nullable
    Sample best() {
        Sample best = null;
        for (Sample each : samples) {
            if (each != null
                    && (best == null
                            || each.delay() < best.delay()
                            || each.delay() == best.delay() && each.at() > best.at())) {
                best = each;
            }
        }
        return best;
    }

    /** What was measured before the clock stepped says nothing of it. */
    void clear() {
        Arrays.fill(samples, null);
    }
}
