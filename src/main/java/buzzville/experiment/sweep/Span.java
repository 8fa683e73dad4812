package buzzville.experiment.sweep;

import buzzville.unit.Dimension;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * All values between two.
 *
 * @param low the least, in the unit
 * @param high the greatest, more than the least
 * @param unit as written behind each value, such as {@code ms}; empty without one
 * @param logarithmic whether equal ratios and not equal differences are equally likely; the least is then positive
 */
public record Span(BigDecimal low, BigDecimal high, String unit, boolean logarithmic) {
    private static final int DIGITS = 5;

    public Span {
        if (!(low.compareTo(high) < 0)) {
            throw new IllegalArgumentException("expected a range that rises, but found %s%s..%s%s"
                    .formatted(low.toPlainString(), unit, high.toPlainString(), unit));
        }
        if (logarithmic && !(low.signum() > 0)) {
            throw new IllegalArgumentException(
                    "expected a logarithmic range above zero, but found one from " + low.toPlainString() + unit);
        }
    }

    /**
     * The value that this share of the range lies below, to five significant digits of the range.
     *
     * @param share from 0 to less than 1
     * @param whole whether there are only whole numbers, each as likely as the others
     */
    public String at(double share, boolean whole) {
        return whole ? text(wholeAt(share)) : text(rounded(between(share, high)));
    }

    private BigDecimal between(double share, BigDecimal end) {
        if (!logarithmic) {
            return end.subtract(low).multiply(BigDecimal.valueOf(share)).add(low);
        }
        double ratio = end.divide(low, MathContext.DECIMAL64).doubleValue();
        return low.multiply(BigDecimal.valueOf(StrictMath.exp(share * StrictMath.log(ratio))));
    }

    private BigDecimal wholeAt(double share) {
        BigDecimal first = low.setScale(0, RoundingMode.CEILING);
        BigDecimal last = high.setScale(0, RoundingMode.FLOOR);
        BigDecimal value = between(share, last.add(BigDecimal.ONE)).setScale(0, RoundingMode.FLOOR);
        return value.max(first).min(last);
    }

    private BigDecimal rounded(BigDecimal value) {
        BigDecimal measure = logarithmic ? value : high.subtract(low);
        int decimals = DIGITS - (measure.precision() - measure.scale());
        int allowed = decimals(unit);
        return value.setScale(Math.max(0, Math.min(decimals, allowed)), RoundingMode.HALF_EVEN)
                .max(low)
                .min(high);
    }

    /** How many decimals a number of this unit may have and still be whole nanoseconds or bytes. */
    private static int decimals(String unit) {
        Dimension dimension = dimension(unit);
        if (dimension != Dimension.DURATION && dimension != Dimension.SIZE) {
            return Integer.MAX_VALUE;
        }
        BigDecimal factor = factor(unit).stripTrailingZeros();
        return factor.unscaledValue().bitLength() > 10 ? 0 : -factor.scale();
    }

    /** What a unit measures; null for none and for an unknown one. */
    static @Nullable Dimension dimension(String unit) {
        for (Dimension dimension : Dimension.values()) {
            if (dimension.units().containsKey(unit)) {
                return dimension;
            }
        }
        return null;
    }

    /** The unit in the dimension's own: what a number of it is multiplied by, and of a rate divided. */
    static BigDecimal factor(String unit) {
        Dimension dimension = dimension(unit);
        BigDecimal factor = dimension == null ? null : dimension.units().get(unit);
        return factor == null ? BigDecimal.ONE : factor;
    }

    /** A value as it would be written in a scenario. */
    public String text(BigDecimal value) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return plain.toPlainString() + unit;
    }

    @Override
    public String toString() {
        return (logarithmic ? "log:" : "") + text(low) + ".." + text(high);
    }
}
