package buzzville.scenario;

import buzzville.unit.Dimension;
import buzzville.unit.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Until when nothing is measured.
 *
 * @param nanos virtual nanoseconds from the start; 0 while it is not known yet
 * @param sought whether pilot runs have yet to find it, by MSER-5, before anything is measured
 * @param search how pilot runs found it; null where they did not
 */
public record Warmup(long nanos, boolean sought, @Nullable Search search) {
    private static final String MSER_5 = "mser-5";

    /**
     * How pilot runs found it.
     *
     * @param pilots how many there were of each strategy
     * @param buckets how many intervals each was cut into
     * @param bucket their width in nanoseconds
     * @param own what was found under this strategy, nanoseconds
     * @param latest the strategy whose warm-up is the longest, which counts for all that are compared
     */
    public record Search(int pilots, int buckets, long bucket, long own, String latest) {}

    /** One that was written, or is still sought. */
    public Warmup(long nanos, boolean sought) {
        this(nanos, sought, null);
    }

    /**
     * Reads {@code 10min} or {@code mser-5}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Warmup parse(String text) {
        return text.equals(MSER_5)
                ? new Warmup(0, true)
                : new Warmup(Quantity.of(Dimension.DURATION).parseWhole(text, Long.MAX_VALUE), false);
    }
}
