package buzzville.scenario;

import buzzville.unit.Dimension;
import buzzville.unit.Quantity;

/**
 * Until when nothing is measured.
 *
 * @param nanos virtual nanoseconds from the start; 0 while it is not known yet
 * @param sought whether pilot runs are to find it by MSER-5 before anything is measured
 */
public record Warmup(long nanos, boolean sought) {
    private static final String MSER_5 = "mser-5";

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
