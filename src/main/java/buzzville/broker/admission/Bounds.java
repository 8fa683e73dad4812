package buzzville.broker.admission;

import java.math.BigDecimal;

/** What a parameter must be, and what it was. */
final class Bounds {
    private Bounds() {}

    /** Fails unless it {@code holds}; {@code what} says what must be. */
    static void check(String what, boolean holds, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(what + ", but is " + found);
        }
    }

    /** Fails unless a limit may begin with {@code initial} and go from {@code min} to {@code max}. */
    static void limit(int initial, int min, int max) {
        check("min must be 1 or more", 1 <= min, min);
        check("max must be min (" + min + ") or more", min <= max, max);
        check("initial must be from min (" + min + ") to max (" + max + ")", min <= initial && initial <= max, initial);
    }

    /** A duration as one would write it. */
    static String ms(long nanos) {
        return BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString() + "ms";
    }

    /** A fraction as one would write it. */
    static String percent(double fraction) {
        return Double.isFinite(fraction)
                ? BigDecimal.valueOf(fraction)
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString() + "%"
                : Double.toString(fraction);
    }
}
