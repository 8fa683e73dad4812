package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import buzzville.codec.Undecodable;
import java.math.BigInteger;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * A distribution of latencies in nanoseconds: count, mean, deviation and maximum exactly, percentiles by nearest rank
 * within 0.1 % of the true value.
 *
 * <p>Zeros are counted and not stored, so a latency that is always zero costs no memory.
 */
public final class LatencyHistogram implements Coded {
    /*
     * A run only notes: latencies in a small array, and when that is full all of them in cells, side by side, so that the
     * cells, which lie far apart, are fetched together. Whoever reads has the cells booked first, each of which is a bucket
     * of the histogram.
     */
    private static final int NOTES = 256;

    /** Three significant digits: no bucket is wider than 1/1024 of its values. */
    private static final int SIGNIFICANT_DIGITS = 3;

    /** As many halvings of an octave as give such buckets. */
    private static final int CELL_BITS = 10;

    private static final long[] NO_NOTES = {};
    private static final int[] NO_CELLS = {};

    private long zeros;
    private long max;
    private final Sum128 sum = new Sum128();
    private final Sum128 squares = new Sum128();
    private long[] notes = NO_NOTES;
    private int noted;
    private int[] cells = NO_CELLS;
    private long inCells;
    private @Nullable Histogram booked;

    /** Records one latency of {@code nanos}, at least 0. */
    public void record(long nanos) {
        if (nanos == 0) {
            zeros++;
            return;
        }
        if (noted == notes.length) {
            makeRoom();
        }
        notes[noted++] = nanos;
    }

    /** Records so many latencies of 0. */
    void recordZeros(long count) {
        zeros += count;
    }

    private void makeRoom() {
        if (notes.length == 0) {
            notes = new long[NOTES];
        } else {
            putInCells();
        }
    }

    private void putInCells() {
        long greatest = max;
        for (int i = 0; i < noted; i++) {
            long nanos = notes[i];
            if (nanos < 0) {
                throw new IllegalStateException("a latency of " + nanos + " ns is negative");
            }
            greatest = Math.max(greatest, nanos);
        }
        max = greatest;
        sum.addAll(notes, noted);
        squares.addSquares(notes, noted);
        int needed = Octaves.cell(max, CELL_BITS) + 1;
        if (needed > cells.length) {
            cells = Arrays.copyOf(cells, Octaves.cell(2 * max, CELL_BITS) + 1);
        }
        int[] cells = this.cells;
        for (int i = 0; i < noted; i++) {
            cells[Octaves.cell(notes[i], CELL_BITS)]++;
        }
        inCells += noted;
        noted = 0;
        if (inCells > Integer.MAX_VALUE - NOTES) {
            book(); // before a cell can overflow
        }
    }

    private void book() {
        Histogram histogram = booked;
        if (histogram == null) {
            booked = histogram = new Histogram(SIGNIFICANT_DIGITS);
        }
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] > 0) {
                histogram.recordValueWithCount(Octaves.lowest(cell, CELL_BITS), cells[cell]);
            }
        }
        cells = NO_CELLS;
        inCells = 0;
    }

    /** Books what is noted. @return the histogram of all latencies above 0, or null if there are none */
    private @Nullable Histogram positive() {
        if (noted > 0) {
            putInCells();
        }
        if (inCells > 0) {
            book();
        }
        return booked;
    }

    /** Adds what {@code other} recorded. */
    public void add(LatencyHistogram other) {
        Histogram theirs = other.positive();
        positive();
        zeros += other.zeros;
        max = Math.max(max, other.max);
        sum.add(other.sum);
        squares.add(other.squares);
        if (theirs != null) {
            if (booked == null) {
                booked = new Histogram(SIGNIFICANT_DIGITS);
            }
            booked.add(theirs);
        }
    }

    public long count() {
        return zeros + noted + inCells + (booked == null ? 0 : booked.getTotalCount());
    }

    public long zeros() {
        return zeros;
    }

    /** The largest latency in nanoseconds, exactly; 0 when empty. */
    public long max() {
        positive();
        return max;
    }

    /** The exact sum in nanoseconds. */
    public Sum128 sum() {
        positive();
        return sum;
    }

    /** The mean in nanoseconds; NaN when empty. */
    public double mean() {
        return sum().toDouble() / count();
    }

    /** The sample standard deviation in nanoseconds (divisor n - 1); NaN below two values. */
    public double deviation() {
        long count = count();
        if (count < 2) {
            return Double.NaN;
        }
        positive();
        BigInteger n = BigInteger.valueOf(count);
        BigInteger scaled = squares.exact().multiply(n).subtract(sum().exact().pow(2));
        return Math.sqrt(scaled.doubleValue() / ((double) count * (double) (count - 1)));
    }

    /**
     * The smallest recorded latency with at least {@code fraction} of all latencies at or below it (nearest rank).
     *
     * @param fraction above 0 and at most 1
     * @return nanoseconds, within 0.1 %; NaN when empty
     */
    public double percentile(double fraction) {
        return count() == 0 ? Double.NaN : valueAtRank(rank(fraction, count()));
    }

    /**
     * The latency of the given rank.
     *
     * @param rank from 1 (the smallest) to {@link #count()}
     */
    public double valueAtRank(long rank) {
        Histogram positive = positive();
        if (rank <= zeros || positive == null) {
            return 0;
        }
        if (rank >= count()) {
            return max;
        }
        long seen = zeros;
        for (HistogramIterationValue value : positive.recordedValues()) {
            seen += value.getCountAddedInThisIterationStep();
            if (seen >= rank) {
                return Math.min(max, positive.medianEquivalentValue(value.getValueIteratedTo()));
            }
        }
        return max;
    }

    /** The nearest rank of a fraction among {@code count} values: the least integer at or above their product. */
    public static long rank(double fraction, long count) {
        double exact = fraction * count;
        long nearest = Math.round(exact);
        // 0.99 * 100 is 99.00000000000001 in binary; such dust must not lift the rank
        long rank = Math.abs(exact - nearest) <= 1e-9 * Math.max(1, exact) ? nearest : (long) Math.ceil(exact);
        return Math.min(count, Math.max(1, rank));
    }

    /** Visits every bucket with something in it, from below: its lower bound in nanoseconds and its count. */
    public void forEachBucket(BucketVisitor visitor) {
        if (zeros > 0) {
            visitor.bucket(0, zeros);
        }
        Histogram positive = positive();
        if (positive != null) {
            for (HistogramIterationValue value : positive.recordedValues()) {
                visitor.bucket(
                        positive.lowestEquivalentValue(value.getValueIteratedTo()),
                        value.getCountAddedInThisIterationStep());
            }
        }
    }

    @Override
    public void code(Codec codec) {
        positive();
        zeros = codec.number(zeros);
        max = codec.number(max);
        codec.all(sum, squares);
        if (codec.reads()) {
            read(codec);
        } else {
            write(codec);
        }
    }

    /** Each bucket as its distance from the one before and its count. */
    private void write(Codec codec) {
        Histogram histogram = booked;
        if (histogram == null) {
            codec.size(0);
            return;
        }
        int buckets = 0;
        for (HistogramIterationValue any : histogram.recordedValues()) {
            buckets += any.getCountAddedInThisIterationStep() > 0 ? 1 : 0;
        }
        codec.size(buckets);
        long before = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            long lowest = histogram.lowestEquivalentValue(value.getValueIteratedTo());
            codec.number(lowest - before);
            codec.number(value.getCountAddedInThisIterationStep());
            before = lowest;
        }
    }

    private void read(Codec codec) {
        int buckets = codec.size(0);
        if (buckets == 0) {
            return;
        }
        Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
        long lowest = 0;
        for (int i = 0; i < buckets; i++) {
            lowest += codec.number(0);
            long count = codec.number(0);
            if (lowest < 0 || count < 1) {
                throw new Undecodable("a histogram has " + count + " values of " + lowest);
            }
            histogram.recordValueWithCount(lowest, count);
        }
        booked = histogram;
    }
}
