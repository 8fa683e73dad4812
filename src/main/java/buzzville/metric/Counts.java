package buzzville.metric;

/** How many things happened in each bucket of a span; what happens at or after its end is not counted. */
public final class Counts {
    private final Span span;
    private final long[] counts;
    /** The bucket of the latest happening, since the next is almost always in the same one: a division saved. */
    private int bucket;

    private long bucketEnd;

    public Counts(Span span) {
        this.span = span;
        this.counts = new long[span.buckets()];
    }

    /** Counts one happening at virtual time {@code now}, never in an earlier bucket than the one before. */
    public void add(long now) {
        if (now >= bucketEnd) {
            if (now >= span.to()) {
                return;
            }
            bucket = (int) (now / span.bucket());
            bucketEnd = Math.min(span.to(), (bucket + 1L) * span.bucket());
        }
        counts[bucket]++;
    }

    /** Counts so many happenings in the bucket of this instant, whichever that is. */
    public void add(long instant, long happenings) {
        if (instant < span.to()) {
            counts[(int) (instant / span.bucket())] += happenings;
        }
    }

    public long count(int bucket) {
        return counts[bucket];
    }
}
