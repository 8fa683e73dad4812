package buzzville.metric;

/**
 * What a run measures: the interval that levels and rates cover, and the buckets that series are cut into.
 *
 * @param from first measured instant (the end of the warm-up), virtual nanoseconds
 * @param to first instant no longer measured (the duration), virtual nanoseconds
 * @param bucket width of a series' bucket in nanoseconds; buckets start at time 0
 */
public record Span(long from, long to, long bucket) {
    public Span {
        if (!(0 <= from && from < to)) {
            throw new IllegalArgumentException("need 0 <= from < to, but from is " + from + " and to is " + to);
        }
        if (!(bucket > 0)) {
            throw new IllegalArgumentException("a bucket must be wider than " + bucket + " ns");
        }
    }

    /** The measured length in nanoseconds. */
    public long length() {
        return to - from;
    }

    /** How many buckets cover [0, to). */
    public int buckets() {
        return Math.toIntExact((to + bucket - 1) / bucket);
    }

    /** The instant in the middle of a bucket, of which the last may be shorter, virtual nanoseconds. */
    public long middle(int bucket) {
        long begin = bucket * this.bucket;
        return begin + (Math.min(to, begin + this.bucket) - begin) / 2;
    }

    /** The first instant after another at which a bucket begins or the measured interval begins or ends; the last is followed by none. */
    public long edgeAfter(long instant) {
        if (instant >= to) {
            return Long.MAX_VALUE;
        }
        long edge = (instant / bucket + 1) * bucket;
        if (instant < from) {
            edge = Math.min(edge, from);
        }
        return Math.min(edge, to);
    }

    /** Whether an occurrence at {@code instant} is measured. */
    public boolean covers(long instant) {
        return from <= instant && instant < to;
    }
}
