package buzzville.report.chart;

import buzzville.experiment.sweep.AxisValue;
import buzzville.experiment.sweep.Swept;
import buzzville.report.text.Human;
import buzzville.report.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The values of a parameter along an axis: by size where they are quantities, by the logarithm of it where they grow by ratios,
 * else side by side.
 *
 * @param values different ones, rising or as they come
 * @param places of these on the scale
 * @param quantities whether there is anything between them
 */
record Levels(List<String> values, double[] places, Scale scale, boolean quantities) {
    private static final int MOST_TICKS = 12;
    private static final int LONGEST = 22;
    /** From this ratio of the largest to the smallest on, values may be drawn by their logarithm. */
    private static final double RATIO = 4;

    private static final double MARGIN = 0.04;

    static Levels of(Swept.Factor factor, Human human) {
        List<String> different = factor.levels().stream().distinct().toList();
        if (!different.stream().mapToDouble(AxisValue::number).allMatch(Double::isFinite)) {
            return sideBySide(different);
        }
        List<String> sorted = different.stream()
                .sorted(Comparator.comparingDouble(AxisValue::number))
                .toList();
        double[] numbers = sorted.stream().mapToDouble(AxisValue::number).toArray();
        boolean logarithmic = growsByRatios(numbers);
        double[] places = Arrays.stream(numbers)
                .map(number -> logarithmic ? StrictMath.log10(number) : number)
                .toArray();
        double low = places[0];
        double high = places[places.length - 1];
        double room = high > low ? MARGIN * (high - low) : 1;
        List<Scale.Tick> ticks = new ArrayList<>();
        if (sorted.size() <= MOST_TICKS || logarithmic) {
            int each = (sorted.size() + MOST_TICKS - 1) / MOST_TICKS;
            for (int i = 0; i < sorted.size(); i += each) {
                ticks.add(new Scale.Tick(places[i], SafeText.line(sorted.get(i), LONGEST)));
            }
        } else {
            String unit = sorted.get(sorted.size() - 1).replaceFirst("^[+-]?[0-9.]+ *", "");
            double one = AxisValue.number("1" + unit);
            Scale round = Scale.between(low / one, high / one, MOST_TICKS, false, at -> human.number(at) + unit);
            round.ticks().forEach(tick -> ticks.add(new Scale.Tick(tick.at() * one, tick.label())));
            ticks.removeIf(tick -> tick.at() < low - room || tick.at() > high + room);
        }
        return new Levels(sorted, places, new Scale(low - room, high + room, ticks, false), true);
    }

    private static Levels sideBySide(List<String> values) {
        double[] places = new double[values.size()];
        List<Scale.Tick> ticks = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
            ticks.add(new Scale.Tick(i, SafeText.line(values.get(i), LONGEST)));
        }
        return new Levels(values, places, new Scale(-0.5, places.length - 0.5, ticks, false), false);
    }

    /** Whether neighbours differ by a ratio rather than by an amount. */
    static boolean growsByRatios(double[] rising) {
        int n = rising.length;
        if (n < 3 || !(rising[0] > 0) || !(rising[n - 1] / rising[0] >= RATIO)) {
            return false;
        }
        double[] steps = new double[n - 1];
        double[] ratios = new double[n - 1];
        for (int i = 1; i < n; i++) {
            steps[i - 1] = rising[i] - rising[i - 1];
            ratios[i - 1] = StrictMath.log10(rising[i] / rising[i - 1]);
        }
        return unevenness(ratios) < unevenness(steps);
    }

    /** The largest over the smallest. */
    private static double unevenness(double[] steps) {
        return Arrays.stream(steps).max().orElse(1) / Arrays.stream(steps).min().orElse(1);
    }

    /** The place of a value on the scale. */
    double at(String value) {
        return places[values.indexOf(value)];
    }
}
