package buzzville.random;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The second parameter of a distribution that is given by its mean and one more figure a person knows: a standard
 * deviation, a coefficient of variation (standard deviation / mean) or a 99th percentile.
 */
final class Spread {
    /** The 99th percentile of the standard normal distribution. */
    static final double Z99 = 2.326347874040841;

    private Spread() {}

    /**
     * Returns the shape that the one given figure asks for.
     *
     * @param byCv from a coefficient of variation, above 0, to the family's shape
     * @param byTail from p99 / mean, above 1, to the family's shape
     * @throws IllegalArgumentException if not exactly one of sd, cv and p99 is given, or it is out of range
     */
    static double shape(
            double mean,
            @Nullable Double sd,
            @Nullable Double cv,
            @Nullable Double p99,
            DoubleUnaryOperator byCv,
            DoubleUnaryOperator byTail) {
        Check.positive("mean", mean);
        onlyOne("sd, cv and p99", sd, cv, p99);
        if (sd != null) {
            return byCv.applyAsDouble(Check.positive("sd", sd) / mean);
        }
        if (cv != null) {
            return byCv.applyAsDouble(Check.positive("cv", cv));
        }
        double tail = Check.positive("p99", p99 == null ? Double.NaN : p99) / mean;
        if (!(tail > 1)) {
            throw new IllegalArgumentException(
                    "p99 must be above the mean, but is %s times the mean".formatted(Check.number(tail)));
        }
        return byTail.applyAsDouble(tail);
    }

    static void onlyOne(String names, @Nullable Double... figures) {
        int given = 0;
        for (Double figure : figures) {
            given += figure == null ? 0 : 1;
        }
        if (given != 1) {
            throw new IllegalArgumentException("exactly one of %s must be given, but %s"
                    .formatted(names, given == 0 ? "none is" : given + " are"));
        }
    }

    /** Returns the refusal of a tail that no member of the family has. */
    static IllegalArgumentException tooHeavy(String family, double tail, double heaviest) {
        return new IllegalArgumentException("p99 is %s times the mean, but a %s distribution's is at most %s times"
                .formatted(Check.number(tail), family, Check.number(heaviest)));
    }

    /** Returns the refusal of a tail so light that the values would all but be equal. */
    static IllegalArgumentException tooLight(String family, double tail, double lightest) {
        return new IllegalArgumentException("p99 is %s times the mean, but a %s distribution takes at least %s times"
                .formatted(Check.number(tail), family, Check.number(lightest)));
    }
}
