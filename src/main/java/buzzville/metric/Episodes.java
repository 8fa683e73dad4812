package buzzville.metric;

import java.util.Arrays;

/**
 * When something was so: episodes in order of time, to the nanosecond. What comes back sooner than a gap after it was over goes
 * on, so however often it flickers there are no more episodes than gaps fit into a run.
 */
public final class Episodes {
    /** The end of an episode that is not over. */
    public static final long OPEN = Long.MAX_VALUE;

    private final long gap;
    private long[] from = new long[0];
    private long[] until = new long[0];
    private long[] times = new long[0];
    private int size;

    /** @param gap the shortest quiet time between two episodes, nanoseconds */
    public Episodes(long gap) {
        this.gap = gap;
    }

    /** It is so from {@code now} on, never earlier than what was told before, until {@link #end}. */
    public void begin(long now) {
        if (size > 0 && (until[size - 1] == OPEN || now - until[size - 1] < gap)) {
            times[size - 1]++;
        } else {
            if (size == from.length) {
                int more = Math.max(4, 2 * size);
                from = Arrays.copyOf(from, more);
                until = Arrays.copyOf(until, more);
                times = Arrays.copyOf(times, more);
            }
            from[size] = now;
            times[size++] = 1;
        }
        until[size - 1] = OPEN;
    }

    /** It is so no longer. */
    public void end(long now) {
        until[size - 1] = now;
    }

    /** It happened, and was over at once. */
    public void happened(long now) {
        begin(now);
        end(now);
    }

    public int size() {
        return size;
    }

    /** The first instant of an episode, virtual nanoseconds. */
    public long from(int episode) {
        return from[episode];
    }

    /** Its last instant, or {@link #OPEN}. */
    public long until(int episode) {
        return until[episode];
    }

    /** How often it began within an episode. */
    public long times(int episode) {
        return times[episode];
    }
}
