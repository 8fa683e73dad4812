package buzzville.metric;

import java.util.Arrays;

/**
 * When something was so: episodes in order of time, to the nanosecond. What comes back sooner than a gap after it was over goes
 * on, so however often it flickers there are no more episodes than gaps fit into a run.
 */
public final class Episodes {
    /** The end of an episode that is not over. */
    public static final long OPEN = Long.MAX_VALUE;

    /*
     * What flickers does so at every message, so the latest episode is kept in fields, and only one that is followed by another
     * goes into the arrays.
     */
    private final long gap;
    private long latestFrom;
    private long latestUntil;
    private long latestTimes;
    private long[] from = new long[0];
    private long[] until = new long[0];
    private long[] times = new long[0];
    /** How many are in the arrays. */
    private int over;

    /** @param gap the shortest quiet time between two episodes, nanoseconds */
    public Episodes(long gap) {
        this.gap = gap;
    }

    /** It is so from {@code now} on, never earlier than what was told before, until {@link #end}. */
    public void begin(long now) {
        if (latestTimes == 0 || latestUntil != OPEN && now - latestUntil >= gap) {
            goOver();
            latestFrom = now;
        }
        latestTimes++;
        latestUntil = OPEN;
    }

    private void goOver() {
        if (latestTimes == 0) {
            return;
        }
        if (over == from.length) {
            int more = Math.max(4, 2 * over);
            from = Arrays.copyOf(from, more);
            until = Arrays.copyOf(until, more);
            times = Arrays.copyOf(times, more);
        }
        from[over] = latestFrom;
        until[over] = latestUntil;
        times[over++] = latestTimes;
        latestTimes = 0;
    }

    /** It is so no longer. */
    public void end(long now) {
        latestUntil = now;
    }

    /** It happened, and was over at once. */
    public void happened(long now) {
        begin(now);
        end(now);
    }

    public int size() {
        return latestTimes == 0 ? over : over + 1;
    }

    /** The first instant of an episode, virtual nanoseconds. */
    public long from(int episode) {
        return episode < over ? from[episode] : latestFrom;
    }

    /** Its last instant, or {@link #OPEN}. */
    public long until(int episode) {
        return episode < over ? until[episode] : latestUntil;
    }

    /** How often it began within an episode. */
    public long times(int episode) {
        return episode < over ? times[episode] : latestTimes;
    }
}
