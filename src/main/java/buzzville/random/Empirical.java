package buzzville.random;

import buzzville.unit.Doc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that were measured, each as likely as every other: draws are taken from the file's own values, by rank. Drawn
 * by inversion over the sorted values, which consumes one draw.
 *
 * <p>The file has one number a line, or is a CSV with commas, of which one column is read. A first line that is no
 * number, or any first line if a column is asked for, names the columns. Blank lines and lines that begin with
 * {@code #} are passed over.
 *
 * @param file the measured values, each 0 or more
 * @param unit what the file's numbers are in: ns, us, ms, s, min or h for durations; absent for plain counts
 * @param column the name of the column to read; absent, the first one is
 */
@Doc("Values that were measured, each as likely as every other.")
public record Empirical(
        TextFile file, @Nullable String unit, @Nullable String column) implements Distribution {
    private static final Pattern NUMBER = Pattern.compile("\\+?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

    public Empirical {
        values(file, unit, column);
    }

    @Override
    public Sampler sampler() {
        double[] values = values(file, unit, column);
        Arrays.sort(values);
        return random -> values[(int) (random.nextDouble() * values.length)];
    }

    @Override
    public double mean() {
        double[] values = values(file, unit, column);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double[] values(TextFile file, @Nullable String unit, @Nullable String column) {
        double scale = scale(unit);
        List<Double> values = new ArrayList<>();
        int index = column == null ? 0 : -1; // -1: not yet found
        boolean first = true;
        for (int line = 0; line < file.lines().size(); line++) {
            String text = file.lines().get(line).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            List<String> cells = cells(text);
            if (first && (column != null || !isNumber(cells.get(0)))) {
                index = column == null ? 0 : cells.indexOf(column);
            } else if (index >= 0) {
                values.add(scale * number(file, line, cells, index));
            }
            first = false;
        }
        if (index < 0) {
            throw new IllegalArgumentException(
                    "%s has no column '%s' in its first line".formatted(file.path(), column));
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException(file.path() + " has no numbers");
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.replace("\uFEFF", "").split(",", -1)) {
            String bare = cell.strip();
            boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
            cells.add(quoted ? bare.substring(1, bare.length() - 1).strip() : bare);
        }
        return cells;
    }

    private static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    private static double number(TextFile file, int line, List<String> cells, int index) {
        String found = index < cells.size() ? cells.get(index) : "";
        double value = isNumber(found) ? Double.parseDouble(found) : Double.NaN;
        if (!(value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "%s:%d: expected a number of 0 or more, but found '%s'".formatted(file.path(), line + 1, found));
        }
        return value;
    }

    private static double scale(@Nullable String unit) {
        if (unit == null) {
            return 1;
        }
        return switch (unit) {
            case "ns" -> 1;
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "min" -> 60e9;
            case "h" -> 3600e9;
            default ->
                throw new IllegalArgumentException("unit must be ns, us, ms, s, min or h, but is '%s'".formatted(unit));
        };
    }
}
