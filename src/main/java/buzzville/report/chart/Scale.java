package buzzville.report.chart;

import buzzville.report.text.Human;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The numbers along an axis: where it begins and ends, and what is written where. Logarithmic scales are drawn as the decimal
 * logarithm, so that an axis is linear in {@link #at}.
 *
 * @param low value or logarithm at the beginning
 * @param high at the end
 * @param ticks with a label each, rising
 * @param logarithmic whether values are drawn by their logarithm
 */
record Scale(double low, double high, List<Tick> ticks, boolean logarithmic) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int MOST_TIMES = 13;

    /** Decades of seconds up to 10 s, then what people say. */
    private static final List<Long> DURATIONS = List.of(
            1_000L,
            10_000L,
            100_000L,
            1_000_000L,
            10_000_000L,
            100_000_000L,
            SECOND,
            10 * SECOND,
            MINUTE,
            10 * MINUTE,
            HOUR,
            10 * HOUR,
            4 * DAY,
            40 * DAY,
            400 * DAY,
            4_000 * DAY,
            40_000 * DAY);

    /**
     * A place with a label.
     *
     * @param at value or logarithm
     */
    record Tick(double at, String label) {}

    /** Where a value is drawn; what a logarithm cannot show stands at the beginning. */
    double at(double value) {
        if (!logarithmic || Double.isNaN(value)) {
            return value;
        }
        return value <= 0 ? low : Math.max(low, StrictMath.log10(value));
    }

    /** The same scale with this share of its length added above, without ticks. */
    Scale withRoom(double share) {
        return new Scale(low, high + (high - low) * share, ticks, logarithmic);
    }

    /** From 0 to somewhat above {@code max}, with round steps. */
    static Scale linear(double max, int most, DoubleFunction<String> label) {
        double top = max > 0 ? max : 1;
        double step = niceStep(top / most);
        List<Tick> ticks = new ArrayList<>();
        int steps = (int) Math.ceil(top / step - 1e-9);
        for (int i = 0; i <= steps; i++) {
            ticks.add(new Tick(i * step, label.apply(i * step)));
        }
        return new Scale(0, steps * step, ticks, false);
    }

    /** Simulated time from 0 to {@code end} nanoseconds, in one unit all along. */
    static Scale time(long end) {
        long unit = unit(end);
        double length = end / (double) unit;
        double step = unit == MINUTE || unit == SECOND && length > 10
                ? step(length, 1, 2, 5, 10, 15, 20, 30, 60)
                : unit == HOUR ? step(length, 1, 2, 3, 6, 12, 24) : niceStep(length / MOST_TIMES);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= length * (1 + 1e-9); i++) {
            String label = BigDecimal.valueOf(Math.round(i * step * 1e6), 6)
                    .stripTrailingZeros()
                    .toPlainString();
            ticks.add(new Tick(i * step * unit, label));
        }
        return new Scale(0, end, ticks, false);
    }

    /** The unit of {@link #time}: s, min, h or d. */
    static String timeUnit(long end) {
        long unit = unit(end);
        return unit == SECOND ? "s" : unit == MINUTE ? "min" : unit == HOUR ? "h" : "d";
    }

    /**
     * Durations by their logarithm.
     *
     * @param least the smallest above 0, nanoseconds
     * @param most the largest
     * @param zeros whether some are 0, which then stand at the beginning
     */
    static Scale durations(double least, double most, boolean zeros, Human human) {
        int first = 0;
        while (first + 1 < DURATIONS.size() - 1 && DURATIONS.get(first + 1) <= least) {
            first++;
        }
        if (zeros && first > 0) {
            first--;
        }
        int last = first + 1;
        while (last + 1 < DURATIONS.size() && DURATIONS.get(last) < most) {
            last++;
        }
        List<Tick> ticks = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            double nanos = DURATIONS.get(i);
            boolean zero = zeros && i == first;
            ticks.add(new Tick(StrictMath.log10(nanos), zero ? "0" : human.duration(nanos)));
            if (last - first <= 2 && i < last && !zero) {
                for (int factor : new int[] {2, 5}) {
                    if (nanos * factor < DURATIONS.get(i + 1)) {
                        ticks.add(new Tick(StrictMath.log10(nanos * factor), human.duration(nanos * factor)));
                    }
                }
            }
        }
        return new Scale(ticks.get(0).at(), ticks.get(ticks.size() - 1).at(), ticks, true);
    }

    /** Shares of 1 by their logarithm, from 1 %, or a decade at or below {@code least}, to 100 %. */
    static Scale shares(double least, Human human) {
        int decade = 0;
        while (decade > -9 && StrictMath.pow(10, decade) > least) {
            decade--;
        }
        decade = Math.min(decade, -2);
        List<Tick> ticks = new ArrayList<>();
        for (int i = decade; i <= 0; i++) {
            double share = Double.parseDouble("1e" + i);
            ticks.add(new Tick(i, human.percent(share)));
            if (decade == -2 && i < 0) {
                ticks.add(new Tick(StrictMath.log10(2 * share), human.percent(2 * share)));
                ticks.add(new Tick(StrictMath.log10(5 * share), human.percent(5 * share)));
            }
        }
        return new Scale(decade, 0, ticks, true);
    }

    private static long unit(long end) {
        return end <= 3 * MINUTE ? SECOND : end <= 3 * HOUR ? MINUTE : end <= 3 * DAY ? HOUR : DAY;
    }

    private static double step(double length, int... steps) {
        for (int step : steps) {
            if (length / step <= MOST_TIMES) {
                return step;
            }
        }
        return niceStep(length / MOST_TIMES);
    }

    /** The least of 1, 2 and 5 times a power of ten that is at or above {@code least}. */
    private static double niceStep(double least) {
        double power = Double.parseDouble("1e" + (int) Math.floor(StrictMath.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
