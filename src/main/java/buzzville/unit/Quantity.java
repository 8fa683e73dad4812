package buzzville.unit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dimension and the range that makes sense, which together read what a person wrote.
 *
 * <p>Text is read exactly, as a decimal fraction; a unit that is missing, unknown or of another dimension, a sign where none
 * makes sense, an exponent and a number that does not fit are refused with a sentence that says what was expected and found.
 *
 * @param dimension what is measured
 * @param signed whether it may be negative
 * @param max the largest value, in the dimension's own unit
 */
public record Quantity(Dimension dimension, boolean signed, double max) {

    private static final Pattern TEXT = Pattern.compile("([+-]?)([0-9]+(?:\\.[0-9]+)?) *(.*)");
    private static final int MAX_LENGTH = 64;

    public Quantity {
        if (!(max > 0)) {
            throw new IllegalArgumentException("max must be positive, but is " + max);
        }
    }

    /** A quantity of this dimension that is neither negative nor limited. */
    public static Quantity of(Dimension dimension) {
        return new Quantity(dimension, false, dimension == Dimension.RATIO ? 1 : Double.POSITIVE_INFINITY);
    }

    /** What the annotation of a component or of a type says it holds, or null if none does. */
    public static @Nullable Quantity of(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            Quantity quantity = of(annotation);
            if (quantity != null) {
                return quantity;
            }
        }
        return null;
    }

    private static @Nullable Quantity of(Annotation annotation) {
        if (annotation instanceof DurationNanos duration) {
            return new Quantity(Dimension.DURATION, duration.signed(), Double.POSITIVE_INFINITY);
        } else if (annotation instanceof Ratio ratio) {
            return new Quantity(Dimension.RATIO, false, ratio.max());
        } else if (annotation instanceof Ppm ppm) {
            return new Quantity(Dimension.PPM, ppm.signed(), Double.POSITIVE_INFINITY);
        } else if (annotation instanceof Count count) {
            return new Quantity(Dimension.COUNT, count.signed(), Double.POSITIVE_INFINITY);
        } else if (annotation instanceof RatePerSecond) {
            return of(Dimension.RATE);
        } else if (annotation instanceof SizeBytes) {
            return of(Dimension.SIZE);
        } else if (annotation instanceof LengthMetres) {
            return of(Dimension.LENGTH);
        } else if (annotation instanceof CountOrUnlimited) {
            return of(Dimension.COUNT_OR_UNLIMITED);
        }
        return null;
    }

    /**
     * Reads a whole number of nanoseconds, bytes or ones.
     *
     * @param most the largest value that the caller can hold, which is also what {@code unlimited} stands for
     * @throws IllegalArgumentException with a sentence for the user
     */
    public long parseWhole(String text, long most) {
        if (dimension == Dimension.COUNT_OR_UNLIMITED && text.equals("unlimited")) {
            return most;
        }
        BigDecimal value = parse(text, true);
        if (value.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(
                    dimension == Dimension.DURATION
                            ? "expected a whole number of nanoseconds, but found '" + text + "'"
                            : dimension == Dimension.SIZE
                                    ? "expected a whole number of bytes, but found '" + text + "'"
                                    : "expected a whole number, but found '" + text + "'");
        }
        if (value.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new IllegalArgumentException(tooLarge(text, most));
        }
        return value.longValueExact();
    }

    private String tooLarge(String text, long most) {
        String limit = switch (dimension) {
            case DURATION -> "at most 106751d (292 years)";
            case SIZE -> "at most " + most + "B";
            default -> "at most " + most;
        };
        return "expected " + dimension.noun() + " of " + limit + ", but found '" + text + "'";
    }

    /**
     * Reads a number in the dimension's unit, correctly rounded: {@code 0.5/min} is the double nearest to 1/120.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public double parseDouble(String text) {
        double value = parse(text, false).doubleValue();
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(expected(text, false));
        }
        if (dimension == Dimension.DURATION && !(Math.abs(value) <= Long.MAX_VALUE)) {
            throw new IllegalArgumentException(tooLarge(text, Long.MAX_VALUE));
        }
        return value;
    }

    private BigDecimal parse(String text, boolean whole) {
        Matcher matcher = TEXT.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw new IllegalArgumentException(expected(text, whole));
        }
        BigDecimal number = new BigDecimal(matcher.group(2));
        BigDecimal value = inUnit(number, matcher.group(3), text, whole);
        if (matcher.group(1).equals("-")) {
            value = value.negate();
        }
        if (value.signum() < 0 && !signed) {
            throw new IllegalArgumentException(
                    "expected %s that is not negative, but found '%s'".formatted(dimension.noun(), text));
        }
        if (max < Double.POSITIVE_INFINITY && value.abs().compareTo(BigDecimal.valueOf(max)) > 0) {
            String most = BigDecimal.valueOf(max)
                    .multiply(BigDecimal.valueOf(100))
                    .stripTrailingZeros()
                    .toPlainString();
            throw new IllegalArgumentException(
                    "expected a percentage of at most %s%%, but found '%s'".formatted(most, text));
        }
        return value;
    }

    private BigDecimal inUnit(BigDecimal number, String unit, String text, boolean whole) {
        if (dimension.units().isEmpty()) {
            if (!unit.isEmpty()) {
                throw new IllegalArgumentException(expected(text, whole));
            }
            return number;
        }
        if (unit.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected %s such as %s, but found '%s'".formatted(dimension.noun(), withUnit(number), text));
        }
        BigDecimal factor = dimension.units().get(unit);
        if (factor == null) {
            throw new IllegalArgumentException(unknownUnit(unit, text));
        }
        return dimension == Dimension.RATE ? number.divide(factor, MathContext.DECIMAL128) : number.multiply(factor);
    }

    /**
     * What to say was expected.
     *
     * @param whole whether fractions make no sense
     */
    public String expectation(boolean whole) {
        return whole && dimension == Dimension.COUNT ? "a whole number such as 3" : dimension.expectation();
    }

    private String expected(String text, boolean whole) {
        String found = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        return "expected " + expectation(whole) + ", but found '" + found + "'";
    }

    /** What a number without a unit may mean: of percentages that may be above 100, twice as much by 2 as well as 2%. */
    private String withUnit(BigDecimal number) {
        String plain = number.toPlainString();
        return switch (dimension) {
            case DURATION -> number.signum() == 0 ? "0s" : plain + "ms or " + plain + "s";
            case RATE -> plain + "/s or " + plain + "/min";
            case SIZE -> plain + "B";
            case PPM -> plain + "ppm";
            case LENGTH -> plain + "m";
            default -> {
                boolean factor =
                        number.compareTo(BigDecimal.ONE) <= 0 || max > 1 && number.compareTo(BigDecimal.TEN) < 0;
                boolean either = factor && number.compareTo(BigDecimal.ONE) > 0;
                yield percent(factor ? number.movePointRight(2) : number) + (either ? " or " + percent(number) : "");
            }
        };
    }

    private static String percent(BigDecimal number) {
        return number.signum() == 0 ? "0%" : number.stripTrailingZeros().toPlainString() + "%";
    }

    private String unknownUnit(String unit, String text) {
        String hint = "";
        if (dimension == Dimension.DURATION && unit.equals("m")) {
            hint = "; is it min or ms?";
        } else if (unit.matches("[eE][+-]?[0-9].*")) {
            hint = "; write the number without an exponent";
        } else if (dimension.units().size() > 1) {
            hint = "; units are " + String.join(", ", dimension.units().keySet());
        }
        return expected(text, false) + hint;
    }

    /** A regular expression that matches what {@link #parseWhole} and {@link #parseDouble} read, ranges aside. */
    public String pattern() {
        String sign = signed ? "[+-]?" : "\\+?";
        String number = sign + "[0-9]+(\\.[0-9]+)?";
        if (dimension == Dimension.COUNT_OR_UNLIMITED) {
            return "^(\\+?[0-9]+|unlimited)$";
        }
        if (dimension.units().isEmpty()) {
            return "^" + number + "$";
        }
        return "^" + number + " *(" + String.join("|", dimension.units().keySet()) + ")$";
    }
}
