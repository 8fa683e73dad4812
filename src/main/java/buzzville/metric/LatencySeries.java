package buzzville.metric;

import org.jspecify.annotations.Nullable;

/**
 * How latencies developed: for every bucket of a span, the distribution of the latencies of what occurred in it.
 *
 * <p>Coarser than a {@link LatencyHistogram} (3 % instead of 0.1 %), because it exists once per bucket and serves charts.
 */
public final class LatencySeries {
    private static final int SUB_BITS = 5;
    private static final int SUBS = 1 << SUB_BITS;
    private static final int CELLS = (64 - SUB_BITS) * SUBS;

    private final Span span;
    private final int[] @Nullable [] cells;
    private final long[] max;
    private int bucket;
    private long bucketStart;
    private long bucketEnd;

    public LatencySeries(Span span) {
        this.span = span;
        this.cells = new int[span.buckets()][];
        this.max = new long[span.buckets()];
    }

    /** Records a latency in nanoseconds of something that occurred at this instant. */
    public void record(long occurredAt, long nanos) {
        if (occurredAt < bucketStart || occurredAt >= bucketEnd) {
            if (occurredAt >= span.to()) {
                return;
            }
            bucket = (int) (occurredAt / span.bucket());
            bucketStart = bucket * span.bucket();
            bucketEnd = Math.min(span.to(), bucketStart + span.bucket());
        }
        int[] counts = cells[bucket];
        if (counts == null) {
            cells[bucket] = counts = new int[CELLS];
        }
        counts[cell(nanos)]++;
        if (nanos > max[bucket]) {
            max[bucket] = nanos;
        }
    }

    /** How many latencies of one bucket were recorded. */
    public long count(int bucket) {
        int[] counts = cells[bucket];
        long total = 0;
        if (counts != null) {
            for (int count : counts) {
                total += count;
            }
        }
        return total;
    }

    /**
     * The percentile of one bucket in nanoseconds; NaN when nothing that occurred in it was delivered. Within 3 %, and the
     * largest latency exactly.
     */
    public double percentile(int bucket, double fraction) {
        int[] counts = cells[bucket];
        if (counts == null) {
            return Double.NaN;
        }
        long rank = LatencyHistogram.rank(fraction, count(bucket));
        long seen = 0;
        int last = cell(max[bucket]);
        for (int cell = 0; cell < last; cell++) {
            seen += counts[cell];
            if (seen >= rank) {
                return middle(cell);
            }
        }
        return (double) max[bucket];
    }

    private static int cell(long nanos) {
        if (nanos < SUBS) {
            return (int) nanos;
        }
        int shift = 63 - SUB_BITS - Long.numberOfLeadingZeros(nanos);
        return (shift << SUB_BITS) + (int) (nanos >>> shift);
    }

    private static double middle(int cell) {
        if (cell < 2 * SUBS) {
            return cell; // below two octaves of cells, each holds one value
        }
        int shift = (cell >> SUB_BITS) - 1;
        long low = (long) (SUBS + (cell & (SUBS - 1))) << shift;
        return low + (1L << shift) / 2.0;
    }
}
