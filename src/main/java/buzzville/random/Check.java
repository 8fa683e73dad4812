package buzzville.random;

import java.util.Locale;

/** The range checks that distributions share; each refuses NaN and names what it found. */
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
            throw new IllegalArgumentException("%s must be below %s, but they are %s and %s"
                    .formatted(lowName, highName, number(low), number(high)));
        }
    }

    /** Returns a number as a person writes it: no fraction if it has none, else four significant digits. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.isInfinite(value) || Double.isNaN(value)
                ? Double.toString(value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
