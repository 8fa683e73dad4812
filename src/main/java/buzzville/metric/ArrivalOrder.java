package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import java.util.Arrays;

/**
 * How far the order in which messages arrived somewhere is from the order in which they occurred. Only messages that
 * occurred in [from, to) are noted; two that occurred at one instant are in order either way.
 *
 * <p>It remembers the instant of every occurrence, in the order of arrival, so it is only for those who asked for it.
 */
public final class ArrivalOrder implements Coded {
    private final long from;
    private final long to;
    private long[] occurred = new long[16];
    private int noted;
    private long latest = Long.MIN_VALUE;

    private long arrivals;
    private long outOfOrder;
    private long maxDisplacement;
    /** Inverted pairs among what others noted. */
    private long added;
    /** Inverted pairs among the first {@link #counted} that it noted itself. */
    private long inversions;

    private int counted;

    /** Nothing has arrived yet of what occurs in [from, to), virtual nanoseconds. */
    public ArrivalOrder(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** The next message to arrive occurred at this instant. */
    public void arrived(long occurredAt) {
        if (!(from <= occurredAt && occurredAt < to)) {
            return;
        }
        if (noted == occurred.length) {
            occurred = Arrays.copyOf(occurred, 2 * noted);
        }
        occurred[noted++] = occurredAt;
        arrivals++;
        if (occurredAt < latest) {
            outOfOrder++;
            maxDisplacement = Math.max(maxDisplacement, latest - occurredAt);
        } else {
            latest = occurredAt;
        }
    }

    /** Adds what arrived elsewhere, or in another run; pairs of one here and one there do not count. */
    public void add(ArrivalOrder other) {
        arrivals += other.arrivals;
        outOfOrder += other.outOfOrder;
        maxDisplacement = Math.max(maxDisplacement, other.maxDisplacement);
        added += other.inversions();
    }

    public long arrivals() {
        return arrivals;
    }

    /** Messages that arrived after one that occurred later. */
    public long outOfOrder() {
        return outOfOrder;
    }

    /** Pairs of messages of which the one that occurred later arrived earlier. */
    public long inversions() {
        if (counted < noted) {
            long[] instants = Arrays.copyOf(occurred, noted);
            inversions = sort(instants, new long[noted], 0, noted);
            counted = noted;
        }
        return added + inversions;
    }

    /** The most by which a message occurred before one that had arrived by then, nanoseconds; 0 when all came in order. */
    public long maxDisplacement() {
        return maxDisplacement;
    }

    /** Sorts a part by merging. @return how many of its pairs were inverted */
    private static long sort(long[] instants, long[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long inverted = sort(instants, spare, from, middle) + sort(instants, spare, middle, to);
        System.arraycopy(instants, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            if (left < middle && (right == to || spare[left] <= spare[right])) {
                instants[i] = spare[left++];
            } else {
                inverted += middle - left; // all that are left of the first half come behind it
                instants[i] = spare[right++];
            }
        }
        return inverted;
    }

    @Override
    public void code(Codec codec) {
        arrivals = codec.number(arrivals);
        outOfOrder = codec.number(outOfOrder);
        maxDisplacement = codec.number(maxDisplacement);
        long all = codec.number(codec.reads() ? 0 : inversions());
        if (codec.reads()) {
            added = all; // and of single arrivals nothing is known any more
        }
    }
}
