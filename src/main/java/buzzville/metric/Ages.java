package buzzville.metric;

import java.util.Arrays;

/**
 * How old the oldest of some things is at the end of each bucket of a span, found from when each began and ended.
 *
 * <p>Of what ends, only the last end of a bucket that it saw is noted, and the earliest beginning for each: what saw that one had
 * seen all of them since it began. So an end costs a comparison or two however long it took.
 */
public final class Ages {
    private static final long NONE = Long.MAX_VALUE;

    private final Span span;
    /** By bucket, the earliest beginning of what saw the end of this one and not that of the next. */
    private final long[] earliest;

    private int passed;
    private long next;

    /** Nothing has begun. */
    public Ages(Span span) {
        this.span = span;
        this.earliest = new long[span.buckets()];
        Arrays.fill(earliest, NONE);
        this.next = end(0);
    }

    /** Something is over; {@code now} is never earlier than before. What ends as a bucket does was still there. */
    public void ended(long began, long now) {
        while (now >= next) {
            passed++;
            next = passed < earliest.length ? end(passed) : Long.MAX_VALUE;
        }
        if (passed > 0) {
            saw(passed - 1, began);
        }
    }

    /** Something will be there for ever. */
    public void stays(long began) {
        saw(earliest.length - 1, began);
    }

    private void saw(int bucket, long began) {
        if (began < end(bucket) && began < earliest[bucket]) {
            earliest[bucket] = began;
        }
    }

    private long end(int bucket) {
        return Math.min(span.to(), (bucket + 1) * span.bucket());
    }

    /** How old the oldest is at the end of each bucket, nanoseconds; 0 where there is none. */
    public long[] atEnds() {
        long[] ages = new long[earliest.length];
        long oldest = NONE;
        for (int i = ages.length - 1; i >= 0; i--) {
            oldest = Math.min(oldest, earliest[i]);
            ages[i] = Math.max(0, end(i) - oldest);
        }
        return ages;
    }
}
