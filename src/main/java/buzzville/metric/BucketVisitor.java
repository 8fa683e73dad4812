package buzzville.metric;

/** Sees the buckets of a histogram one after the other. */
@FunctionalInterface
public interface BucketVisitor {
    /**
     * One bucket.
     *
     * @param from its lower bound in nanoseconds
     * @param count how many latencies fell into it, above 0
     */
    void bucket(long from, long count);
}
