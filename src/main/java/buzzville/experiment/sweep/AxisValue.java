package buzzville.experiment.sweep;

import buzzville.unit.Dimension;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of a parameter as numbers that can be compared. */
public final class AxisValue {
    private static final Pattern QUANTITY = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?) *((?:/[a-z]+|%|[A-Za-z]+)?)");

    private AxisValue() {}

    /** A quantity in its dimension's own unit, such as nanoseconds; NaN of what is no quantity. */
    public static double number(String value) {
        Matcher quantity = QUANTITY.matcher(value);
        if (!quantity.matches()) {
            return Double.NaN;
        }
        String unit = quantity.group(2);
        Dimension dimension = Span.dimension(unit);
        if (!unit.isEmpty() && dimension == null) {
            return Double.NaN;
        }
        BigDecimal number = new BigDecimal(quantity.group(1));
        double factor = Span.factor(unit).doubleValue();
        return dimension == Dimension.RATE ? number.doubleValue() / factor : number.doubleValue() * factor;
    }
}
