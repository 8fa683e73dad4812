package buzzville.metric;

/**
 * A quantity that holds until it changes, such as the length of a queue, averaged over time.
 *
 * <p>Not a mean of samples: a lane that is empty for an hour and holds 60 messages for a minute has a mean length of just
 * under 1, however often anybody looked. Alongside the whole it keeps, for every bucket of the span, the mean, the maximum
 * and the last value.
 */
public final class Level {
    /*
     * Between two boundaries (a bucket's edge, the span's start or end) a change costs one multiplication and three
     * comparisons; everything rarer happens in cross().
     */
    private final Span span;
    private final String name;
    private final long[] bucketArea;
    private final long[] bucketMax;
    private final long[] bucketLast;
    private final Sum128 area = new Sum128();
    private final Sum128 wholeArea = new Sum128();

    private long value;
    private long changedAt;
    private long segmentArea;
    private long segmentMax;
    private long boundary;
    private long max;

    /** A level of 0 that counts over {@code span}; the name is for messages. */
    public Level(String name, Span span) {
        this.name = name;
        this.span = span;
        int buckets = span.buckets();
        bucketArea = new long[buckets];
        bucketMax = new long[buckets];
        bucketLast = new long[buckets];
        boundary = span.edgeAfter(0);
    }

    /** Adds {@code change} to the level at virtual time {@code now}, never earlier than the previous change. */
    public void add(long now, long change) {
        set(now, value + change);
    }

    /** Sets the level at virtual time {@code now}, never earlier than the previous change. */
    public void set(long now, long newValue) {
        if (now >= boundary) {
            cross(now);
        }
        segmentArea += value * (now - changedAt);
        changedAt = now;
        value = newValue;
        if (newValue > segmentMax) {
            segmentMax = newValue;
        }
        if (newValue < 0) {
            throw new IllegalStateException("level '" + name + "' is " + newValue + " at " + now + " ns");
        }
    }

    /** Brings the integrals up to {@code now}; needed once before reading them. */
    public void finish(long now) {
        set(now, value);
        closeSegment();
    }

    public long value() {
        return value;
    }

    /** The integral over the span, in units times nanoseconds. */
    public Sum128 area() {
        return area;
    }

    /** The integral since time 0, before the span and after it included. */
    public Sum128 wholeArea() {
        return wholeArea;
    }

    /** The time average over the span. */
    public double mean() {
        return area.toDouble() / span.length();
    }

    /** The largest value that the level had within the span. */
    public long max() {
        return max;
    }

    /** The time average within bucket {@code index}; the last bucket may be shorter than the others. */
    public double bucketMean(int index) {
        long from = index * span.bucket();
        return bucketArea[index] / (double) (Math.min(from + span.bucket(), span.to()) - from);
    }

    public long bucketMax(int index) {
        return bucketMax[index];
    }

    public long bucketLast(int index) {
        return bucketLast[index];
    }

    private void cross(long now) {
        while (now >= boundary) {
            segmentArea += value * (boundary - changedAt);
            changedAt = boundary;
            closeSegment();
            segmentMax = value;
            boundary = span.edgeAfter(boundary);
        }
    }

    /** Books the part of a bucket that ends at {@code changedAt}: wholly inside or wholly outside the span. */
    private void closeSegment() {
        wholeArea.add(segmentArea);
        long start = segmentStart();
        if (start < span.to()) {
            int bucket = (int) (start / span.bucket());
            bucketArea[bucket] += segmentArea;
            bucketMax[bucket] = Math.max(bucketMax[bucket], segmentMax);
            bucketLast[bucket] = value;
            if (start >= span.from()) {
                area.add(segmentArea);
                max = Math.max(max, segmentMax);
            }
        }
        segmentArea = 0;
    }

    /** Where the segment began whose end is {@code boundary}. */
    private long segmentStart() {
        if (boundary == Long.MAX_VALUE) {
            return span.to();
        }
        long bucketStart = (boundary - 1) / span.bucket() * span.bucket();
        return boundary > span.from() ? Math.max(bucketStart, span.from()) : bucketStart;
    }
}
