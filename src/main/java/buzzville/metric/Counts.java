package buzzville.metric;

/** How many things happened in each bucket of a span; what happens at or after its end is not counted. */
public final class Counts {
    private final Span span;
    private final long[] counts;

    public Counts(Span span) {
        this.span = span;
        this.counts = new long[span.buckets()];
    }

    /** Counts one happening at virtual time {@code now}. */
    public void add(long now) {
        if (now < span.to()) {
            counts[(int) (now / span.bucket())]++;
        }
    }

    public long count(int bucket) {
        return counts[bucket];
    }
}
