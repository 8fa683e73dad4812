package buzzville.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Figures as files hold them. One rule, and never {@code Double.toString}, whose digits differ between Java versions:
 *
 * <ul>
 *   <li>a whole number is written in full;
 *   <li>any other number is rounded to 12 significant digits, half to even, from its exact binary value;
 *   <li>always plain digits with a point, no exponent, no zeros at the end;
 *   <li>what is not a number (no data) is null, or nothing in a CSV file.
 * </ul>
 */
public final class Numbers {
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final int NANOS_TO_MILLIS = 6;
    private static final int NANOS_TO_SECONDS = 9;

    private Numbers() {}

    /** The figure as it is written; null for NaN and the infinities. */
    public static @Nullable BigDecimal figure(double value) {
        return Double.isFinite(value) ? rounded(new BigDecimal(value)) : null;
    }

    /** Milliseconds out of whole nanoseconds, exactly. */
    public static BigDecimal millis(long nanos) {
        return tidy(BigDecimal.valueOf(nanos, NANOS_TO_MILLIS));
    }

    /** Milliseconds out of nanoseconds: exactly if these are whole; null without data. */
    public static @Nullable BigDecimal millis(double nanos) {
        if (!Double.isFinite(nanos)) {
            return null;
        }
        BigDecimal exact = new BigDecimal(nanos);
        return isWhole(exact)
                ? tidy(exact.movePointLeft(NANOS_TO_MILLIS))
                : rounded(exact.movePointLeft(NANOS_TO_MILLIS));
    }

    /** Seconds out of whole nanoseconds, exactly. */
    public static BigDecimal seconds(long nanos) {
        return tidy(BigDecimal.valueOf(nanos, NANOS_TO_SECONDS));
    }

    /** Seconds out of nanoseconds: exactly if these are whole; null without data. */
    public static @Nullable BigDecimal seconds(double nanos) {
        if (!Double.isFinite(nanos)) {
            return null;
        }
        BigDecimal exact = new BigDecimal(nanos);
        return isWhole(exact)
                ? tidy(exact.movePointLeft(NANOS_TO_SECONDS))
                : rounded(exact.movePointLeft(NANOS_TO_SECONDS));
    }

    /** All the digits of a figure that is exact, none of them a zero at the end of a fraction. */
    public static String exact(BigDecimal figure) {
        return text(tidy(figure));
    }

    /** The digits of a figure; empty for null. */
    public static String text(@Nullable BigDecimal figure) {
        return figure == null ? "" : figure.toPlainString();
    }

    /** The digits of {@link #figure}; empty without data. */
    public static String text(double value) {
        return text(figure(value));
    }

    /** A hash as 16 hexadecimal digits. */
    public static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static BigDecimal rounded(BigDecimal exact) {
        return tidy(isWhole(exact) ? exact : exact.round(DIGITS));
    }

    private static boolean isWhole(BigDecimal value) {
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    /** Without zeros at the end and without a negative scale, which would be an exponent. */
    private static BigDecimal tidy(BigDecimal value) {
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
