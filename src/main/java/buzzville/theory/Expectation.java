package buzzville.theory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long messages wait, or why no formula tells. Times in nanoseconds; NaN where the formula does not say.
 *
 * @param formula which; null if there is none
 * @param hindrance why there is none; null if there is one
 * @param meanWait of all messages that are served
 * @param p95 the 95th percentile of it
 * @param loss share of messages that find no room
 * @param lanes mean waits by lane, in their order
 */
public record Expectation(
        @Nullable Formula formula,
        @Nullable Hindrance hindrance,
        double meanWait,
        double p95,
        double loss,
        List<Double> lanes) {
    static Expectation none(Hindrance why) {
        return new Expectation(null, why, Double.NaN, Double.NaN, Double.NaN, List.of());
    }
}
