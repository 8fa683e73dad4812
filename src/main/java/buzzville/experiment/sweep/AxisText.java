package buzzville.experiment.sweep;

import buzzville.unit.Dimension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is to be varied. */
final class AxisText {
    private static final String NUMBER = "([+-]?[0-9]+(?:\\.[0-9]+)?) *";
    private static final String UNIT = "((?:/[a-z]+|%|[A-Za-z]+)?)";
    private static final Pattern RANGE = Pattern.compile(
            "(log: *)?" + NUMBER + UNIT + " *\\.\\. *" + NUMBER + UNIT + " *(?:/ *" + NUMBER + UNIT + ")?");
    private static final Pattern MEANT_AS_RANGE = Pattern.compile("(log:.*)|[+-]?[0-9.]+[^.]*\\.\\..*");
    private static final String SUCH_AS = "a range such as 10..100/10 or 10ms..100ms/10ms";
    private static final int MOST_LETTERS = 10_000;

    private AxisText() {}

    static Axis parse(String text) {
        int equals = outside(text, 0, '=');
        if (equals <= 0 || text.substring(0, equals).isBlank()) {
            throw new IllegalArgumentException("expected path.to.key=values, but found '" + text + "'");
        }
        String path = text.substring(0, equals).strip();
        String values = text.substring(equals + 1).strip();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected values behind '=', such as %s=1,2,3".formatted(path));
        } else if (values.length() > MOST_LETTERS) {
            throw new IllegalArgumentException("expected at most " + MOST_LETTERS + " letters of values of " + path);
        }
        List<String> items = items(values);
        Matcher only = RANGE.matcher(values);
        if (items.size() == 1 && only.matches() && only.group(6) == null) {
            String unit = unit(only, values);
            return new Axis(
                    path,
                    List.of(),
                    new Span(in(unit, only, 2, values), in(unit, only, 4, values), unit, only.group(1) != null));
        }
        Set<String> all = new LinkedHashSet<>();
        for (String item : items) {
            for (String value : expanded(item)) {
                if (!all.add(value)) {
                    throw new IllegalArgumentException("'" + value + "' stands among the values twice");
                }
            }
        }
        return new Axis(path, List.copyOf(all), null);
    }

    /** Cuts at commas outside of brackets and quotes. */
    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int comma = outside(text, from, ',');
            int to = comma < 0 ? text.length() : comma;
            String item = text.substring(from, to).strip();
            if (item.isEmpty()) {
                throw new IllegalArgumentException(
                        "expected a value on both sides of a comma, but found '" + text + "'");
            }
            items.add(item);
            from = to + 1;
        }
        return items;
    }

    /** Where a character stands outside of brackets and of quoted names; -1 if nowhere. */
    private static int outside(String text, int from, char wanted) {
        int depth = 0;
        char quote = 0;
        boolean fresh = true; // a quote within a word is an apostrophe
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == wanted && depth <= 0) {
                return i;
            } else if ((c == '"' || c == '\'') && fresh) {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
            fresh = !Character.isLetterOrDigit(c);
        }
        return -1;
    }

    private static List<String> expanded(String item) {
        Matcher range = RANGE.matcher(item);
        if (!range.matches()) {
            if (MEANT_AS_RANGE.matcher(item).matches()) {
                throw new IllegalArgumentException("expected " + SUCH_AS + ", but found '" + item + "'");
            }
            return List.of(item);
        } else if (range.group(6) == null) {
            throw new IllegalArgumentException(
                    "expected a step among other values, such as %s/1, but found '%s'".formatted(item, item));
        } else if (range.group(1) != null) {
            throw new IllegalArgumentException(
                    "expected a logarithmic range without a step, for a sample, but found '" + item + "'");
        }
        String unit = unit(range, item);
        BigDecimal low = in(unit, range, 2, item);
        BigDecimal high = in(unit, range, 4, item);
        BigDecimal step = in(unit, range, 6, item);
        if (!(step.signum() > 0)) {
            throw new IllegalArgumentException("expected a step above zero, but found '" + item + "'");
        }
        if (!(low.compareTo(high) <= 0)) {
            throw new IllegalArgumentException("expected a range that rises, but found '" + item + "'");
        }
        BigDecimal steps = high.subtract(low).divide(step, 0, RoundingMode.FLOOR);
        if (!(steps.compareTo(BigDecimal.valueOf(Axis.MOST_VALUES)) < 0)) {
            throw new IllegalArgumentException("expected at most %d values, but '%s' makes %s"
                    .formatted(Axis.MOST_VALUES, item, steps.add(BigDecimal.ONE).toPlainString()));
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i <= steps.intValueExact(); i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(i)).add(low);
            values.add((value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros()).toPlainString() + unit);
        }
        return values;
    }

    /** The unit that values are written in: that of the step, else of the end, else of the beginning. */
    private static String unit(Matcher range, String text) {
        for (int group : new int[] {7, 5, 3}) {
            String unit = range.group(group);
            if (unit != null && !unit.isEmpty()) {
                return known(unit, text);
            }
        }
        return "";
    }

    private static String known(String unit, String text) {
        if (Span.dimension(unit) == null) {
            throw new IllegalArgumentException(
                    "expected %s, but there is no unit '%s' in '%s'".formatted(SUCH_AS, unit, text));
        }
        return unit;
    }

    /** One of the range's numbers in a unit, which is also its own if it has none. */
    private static BigDecimal in(String unit, Matcher range, int group, String text) {
        BigDecimal number = new BigDecimal(range.group(group));
        String own = range.group(group + 1);
        if (own.isEmpty() || own.equals(unit)) {
            return number;
        }
        Dimension dimension = Span.dimension(known(own, text));
        if (dimension != Span.dimension(unit)) {
            throw new IllegalArgumentException(
                    "expected one kind of unit, but found '%s' and '%s' in '%s'".formatted(own, unit, text));
        }
        BigDecimal from = Span.factor(own);
        BigDecimal to = Span.factor(unit);
        boolean rate = dimension == Dimension.RATE;
        try {
            return number.multiply(rate ? to : from).divide(rate ? from : to);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "expected one unit throughout, because %s%s is no exact number of %s, but found '%s'"
                            .formatted(number.toPlainString(), own, unit, text),
                    e);
        }
    }
}
