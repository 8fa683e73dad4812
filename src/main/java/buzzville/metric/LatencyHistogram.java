package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import buzzville.codec.Undecodable;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A distribution of latencies in nanoseconds: count, mean, deviation and maximum exactly, percentiles by nearest rank
 * within 0.1 % of the true value.
 *
 * <p>Zeros are counted and not stored, so a latency that is always zero costs no memory.
 */
public final class LatencyHistogram implements Coded {
    /*
     * A run only notes: latencies in a small array, and when that is full all of them in cells, side by side, so that the
     * cells, which lie far apart, are fetched together. Whoever reads has the notes put in their cells first.
     */
    private static final int NOTES = 256;

    /** An octave is halved so often: no cell is wider than 1/1024 of its values, three significant digits. */
    private static final int CELL_BITS = 10;

    private static final long[] NONE = {};

    private long zeros;
    private long max;
    private final Sum128 sum = new Sum128();
    private final Sum128 squares = new Sum128();
    private long[] notes = NONE;
    private int noted;
    private long[] cells = NONE;
    private long inCells;

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
        reserve(Octaves.cell(max, CELL_BITS) + 1);
        long[] cells = this.cells;
        for (int i = 0; i < noted; i++) {
            cells[Octaves.cell(notes[i], CELL_BITS)]++;
        }
        inCells += noted;
        noted = 0;
    }

    /** Makes room for so many cells, and for those of another octave, so that this is seldom done. */
    private void reserve(int needed) {
        if (needed > cells.length) {
            cells = Arrays.copyOf(cells, needed + (1 << CELL_BITS));
        }
    }

    /** Puts what is noted in its cells. */
    private void settle() {
        if (noted > 0) {
            putInCells();
        }
    }

    /** Adds what {@code other} recorded. */
    public void add(LatencyHistogram other) {
        other.settle();
        settle();
        zeros += other.zeros;
        max = Math.max(max, other.max);
        sum.add(other.sum);
        squares.add(other.squares);
        if (other.inCells > 0) {
            inCells += other.inCells;
            int used = other.used();
            reserve(used);
            for (int cell = 0; cell < used; cell++) {
                cells[cell] += other.cells[cell];
            }
        }
    }

    /** How many cells there are up to that of the maximum. */
    private int used() {
        return inCells == 0 ? 0 : Octaves.cell(max, CELL_BITS) + 1;
    }

    public long count() {
        return zeros + noted + inCells;
    }

    public long zeros() {
        return zeros;
    }

    /** The largest latency in nanoseconds, exactly; 0 when empty. */
    public long max() {
        settle();
        return max;
    }

    /** The exact sum in nanoseconds. */
    public Sum128 sum() {
        settle();
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
        settle();
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
        settle();
        if (rank <= zeros) {
            return 0;
        }
        long seen = zeros;
        for (int cell = 0; rank < count(); cell++) {
            seen += cells[cell];
            if (seen >= rank) {
                // the middle of the cell stands for what is in it
                return Math.min(max, Octaves.lowest(cell, CELL_BITS) + Octaves.width(cell, CELL_BITS) / 2);
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
        settle();
        int used = used();
        for (int cell = 0; cell < used; cell++) {
            if (cells[cell] > 0) {
                visitor.bucket(Octaves.lowest(cell, CELL_BITS), cells[cell]);
            }
        }
    }

    @Override
    public void code(Codec codec) {
        settle();
        zeros = codec.number(zeros);
        max = codec.number(max);
        codec.all(sum, squares);
        if (codec.reads()) {
            read(codec);
        } else {
            write(codec);
        }
    }

    /** Each cell with something in it as its distance from the one before and its count. */
    private void write(Codec codec) {
        int used = used();
        int filled = 0;
        for (int cell = 0; cell < used; cell++) {
            filled += cells[cell] > 0 ? 1 : 0;
        }
        codec.size(filled);
        long before = 0;
        for (int cell = 0; cell < used; cell++) {
            if (cells[cell] > 0) {
                codec.number(cell - before);
                codec.number(cells[cell]);
                before = cell;
            }
        }
    }

    private void read(Codec codec) {
        int filled = codec.size(0);
        int most = Octaves.cell(max, CELL_BITS);
        reserve(filled == 0 ? 0 : most + 1);
        long cell = 0;
        for (int i = 0; i < filled; i++) {
            cell += codec.number(0);
            long count = codec.number(0);
            if (cell < 0 || cell > most || count < 1) {
                throw new Undecodable("a histogram has " + count + " values in its cell " + cell + " of " + most);
            }
            cells[(int) cell] += count;
            inCells += count;
        }
    }
}
