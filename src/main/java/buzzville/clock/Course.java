package buzzville.clock;

import java.util.Arrays;

/**
 * What a clock shows, over true time: straight pieces, each with a rate of its own, and jumps between them.
 *
 * <p>All times are nanoseconds. A rate is how much faster than true time the clock runs, in parts per trillion (1 ppm is a
 * million of them), so that everything is exact arithmetic of integers and the same on every machine.
 */
public final class Course {
    /** Parts per trillion in one part per million. */
    public static final long PPM = 1_000_000;

    private static final long MILLION = 1_000_000;
    private static final long TRILLION = MILLION * MILLION;
    /** A clock that stands still, and one that runs twice as fast. */
    private static final long MOST = TRILLION;

    private long[] from = new long[4];
    private long[] shown = new long[4];
    private long[] rate = new long[4];
    private int pieces;

    /**
     * A clock that shows something at true time 0.
     *
     * @param shown what it shows then
     * @param rate parts per trillion, from -10^12 (it stands still) to 10^12
     */
    public Course(long shown, long rate) {
        add(0, shown, rate);
    }

    private void add(long now, long showing, long newRate) {
        if (!(newRate >= -MOST && newRate <= MOST)) {
            throw new IllegalArgumentException("a rate is at most ±10^12 parts per trillion, but is " + newRate);
        }
        if (pieces > 0 && now < from[pieces - 1]) {
            throw new IllegalArgumentException(
                    "a clock cannot change at " + now + " ns: it is known until " + from[pieces - 1] + " ns");
        }
        if (pieces > 0 && now == from[pieces - 1]) {
            pieces--; // nothing was shown in no time
        }
        if (pieces == from.length) {
            from = Arrays.copyOf(from, 2 * pieces);
            shown = Arrays.copyOf(shown, 2 * pieces);
            rate = Arrays.copyOf(rate, 2 * pieces);
        }
        from[pieces] = now;
        shown[pieces] = showing;
        rate[pieces++] = newRate;
    }

    /** Runs at another rate from true time {@code now} on, never before the last change. */
    public void bend(long now, long newRate) {
        add(now, read(now), newRate);
    }

    /** Shows something else from true time {@code now} on, never before the last change, and runs on at the same rate. */
    public void jump(long now, long showing) {
        add(now, showing, rate[pieces - 1]);
    }

    /** What it shows at a true time of 0 or more, whether that is past or to come, should nothing change any more. */
    public long read(long now) {
        int piece = piece(now);
        return shown[piece] + elapsed(now - from[piece], rate[piece]);
    }

    /** The same rounded up: of what must not be less than it says, such as a bound. */
    public long readUp(long now) {
        int piece = piece(now);
        long time = now - from[piece];
        return shown[piece] + 2 * time - elapsed(time, -rate[piece]);
    }

    /** What it shows too much, in nanoseconds; negative if it is slow. */
    public long error(long now) {
        return read(now) - now;
    }

    /**
     * When it is most wrong: at an end of one of its straight pieces.
     *
     * @param until the last instant that is looked at, from 0
     */
    public long worst(long until) {
        long worst = 0;
        for (int i = 0; i < pieces && from[i] <= until; i++) {
            long end = i + 1 < pieces ? Math.min(until, from[i + 1] - 1) : until;
            for (long at : new long[] {from[i], end}) {
                worst = Math.abs(error(at)) > Math.abs(error(worst)) ? at : worst;
            }
        }
        return worst;
    }

    /** Its rate at a true time, in parts per trillion. */
    public long rate(long now) {
        return rate[piece(now)];
    }

    /** How often it went back so far, which makes two of its readings contradict the order of what happened in one process. */
    public int backwardSteps() {
        int steps = 0;
        for (int i = 1; i < pieces; i++) {
            if (shown[i] < shown[i - 1] + elapsed(from[i] - from[i - 1], rate[i - 1])) {
                steps++;
            }
        }
        return steps;
    }

    /** How many straight pieces it has so far. */
    int pieces() {
        return pieces;
    }

    private int piece(long now) {
        int last = pieces - 1;
        if (now >= from[last]) {
            return last;
        }
        int found = Arrays.binarySearch(from, 0, pieces, now);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /** What a clock of this rate counts in so much true time, rounded down. */
    static long elapsed(long time, long rate) {
        long whole = Math.floorDiv(time, TRILLION);
        long rest = Math.floorMod(time, TRILLION);
        long high = rest / MILLION * rate;
        long low = rest % MILLION * rate;
        return time + whole * rate + Math.floorDiv(high + Math.floorDiv(low, MILLION), MILLION);
    }
}
