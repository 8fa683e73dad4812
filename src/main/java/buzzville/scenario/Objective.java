package buzzville.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A promise to check, such as {@code police critical on-time(100ms) >= 99.9%}.
 *
 * @param text as written
 * @param selectors names of services, events and priorities that it is about; it must hold at every service if none is named
 * @param during name of an incident: only messages that occurred while it lasted, or levels meanwhile; null for the run
 * @param metric what is measured
 * @param comparison how it is compared
 * @param value with what: nanoseconds, a fraction, a count or a rate per second
 */
public record Objective(
        String text,
        List<String> selectors,
        @Nullable String during,
        Metric metric,
        Comparison comparison,
        double value) {
    /** How an actual value is compared. */
    public enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        EQUAL("="),
        AT_LEAST(">="),
        GREATER(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** Whether the promise is kept by this actual value; not by NaN. */
        public boolean holds(double actual, double value) {
            return switch (this) {
                case LESS -> actual < value;
                case AT_MOST -> actual <= value;
                case EQUAL -> actual == value;
                case AT_LEAST -> actual >= value;
                case GREATER -> actual > value;
            };
        }

        /** Whether smaller values are better. */
        public boolean wantsLittle() {
            return this == LESS || this == AT_MOST || this == EQUAL;
        }
    }

    /**
     * Reads a promise.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Objective parse(String text) {
        return new ObjectiveParser(text).parse();
    }

    /** Whether one actual value keeps this promise less than another; no value at all is the worst. */
    public boolean isWorse(double actual, double than) {
        if (Double.isNaN(actual) || Double.isNaN(than)) {
            return Double.isNaN(actual) && !Double.isNaN(than);
        }
        return comparison.wantsLittle() ? actual > than : actual < than;
    }

    /** Whether it is about the same figure at the same places, and wants the same of it, whatever the bound. */
    public boolean asksForTheSameAs(Objective other) {
        return selectors.equals(other.selectors)
                && Objects.equals(during, other.during)
                && metric.equals(other.metric)
                && comparison.wantsLittle() == other.comparison.wantsLittle();
    }

    /** The metric as written, such as {@code all-handled p99}. */
    public String metricText() {
        return ObjectiveParser.metricText(text).toLowerCase(Locale.ROOT);
    }
}
