package buzzville.random;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The range checks that distributions share; each refuses NaN. They know no units, so a sentence that compares quantities leaves
 * it to whoever read them to say what was written.
 */
final class Check {
    private Check() {}

    static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s must be above 0, but is %s".formatted(name, number(value)));
        }
        return value;
    }

    static double notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s must be 0 or more, but is %s".formatted(name, number(value)));
        }
        return value;
    }

    static void below(String lowName, double low, String highName, double high) {
        if (!(low < high)) {
            throw new IllegalArgumentException("%s must be below %s".formatted(lowName, highName));
        }
    }

    /** Returns a number as a person writes it: whole if it is whole, else of five significant digits. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        return new BigDecimal(value)
                .round(new MathContext(5))
                .stripTrailingZeros()
                .toString();
    }
}
