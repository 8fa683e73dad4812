package buzzville.metric;

import org.jspecify.annotations.Nullable;

/**
 * How latencies developed: for every bucket of a span, the distribution of the latencies of what occurred in it.
 *
 * <p>Coarser than a {@link LatencyHistogram} (3 % instead of 0.1 %), because it exists once per bucket and serves charts.
 */
public final class LatencySeries {
    private static final int SUB_BITS = 5;
    private static final int CELLS = 64 - SUB_BITS << SUB_BITS;

    private final Span span;
    private final int[] @Nullable [] cells;
    private final long[] max;
    /** The bucket of the latest latency and its cells, since the next is almost always in the same one. */
    private int bucket;

    private int[] counts = {};
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
            counts = cells(bucket);
        }
        counts[Octaves.cell(nanos, SUB_BITS)]++;
        if (nanos > max[bucket]) {
            max[bucket] = nanos;
        }
    }

    private int[] cells(int bucket) {
        int[] known = cells[bucket];
        if (known == null) {
            cells[bucket] = known = new int[CELLS];
        }
        return known;
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
        int last = Octaves.cell(max[bucket], SUB_BITS);
        for (int cell = 0; cell < last; cell++) {
            seen += counts[cell];
            if (seen >= rank) {
                return middle(cell);
            }
        }
        return (double) max[bucket];
    }

    private static double middle(int cell) {
        return cell < 2 << SUB_BITS
                ? cell // holds one value
                : Octaves.lowest(cell, SUB_BITS) + Octaves.width(cell, SUB_BITS) / 2.0;
    }
}
