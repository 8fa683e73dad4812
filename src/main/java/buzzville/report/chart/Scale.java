package buzzville.report.chart;

import buzzville.report.text.Human;
import java.math.BigDecimal;
import java.math.MathContext;
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
public record Scale(double low, double high, List<Tick> ticks, boolean logarithmic) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int MOST_TIMES = 13;
    private static final MathContext TWELVE = new MathContext(12);

    /** Decades of seconds up to 10 s, then what people say. */
    private static final List<Double> DURATIONS = List.of(
            1e3,
            1e4,
            1e5,
            1e6,
            1e7,
            1e8,
            1e9,
            1e10,
            1.0 * MINUTE,
            10.0 * MINUTE,
            1.0 * HOUR,
            10.0 * HOUR,
            4.0 * DAY,
            40.0 * DAY,
            400.0 * DAY,
            4_000.0 * DAY,
            40_000.0 * DAY);

    /** The same and what lies between: where an axis of durations may begin and end. */
    private static final List<Double> ROUND = round();

    private static List<Double> round() {
        List<Double> round = new ArrayList<>();
        for (double duration : DURATIONS) {
            round.add(duration);
            if (duration < MINUTE) {
                round.add(2 * duration);
            }
            if (duration == 10 * SECOND) {
                round.add(30.0 * SECOND);
            } else if (duration == 10 * MINUTE) {
                round.add(20.0 * MINUTE);
                round.add(30.0 * MINUTE);
            } else if (duration == MINUTE || duration == HOUR) {
                round.add(2 * duration);
                round.add(5 * duration);
            } else if (duration < MINUTE) {
                round.add(5 * duration);
            } else {
                round.add(2 * duration);
            }
        }
        return List.copyOf(round);
    }

    /**
     * A place with a label.
     *
     * @param at value or logarithm
     */
    public record Tick(double at, String label) {}

    /** Where a value is drawn; what a logarithm cannot show stands at the beginning. */
    public double at(double value) {
        if (!logarithmic || Double.isNaN(value)) {
            return value;
        }
        return value <= 0 ? low : Math.max(low, StrictMath.log10(value));
    }

    /** The same scale with so many pixels added above to the {@code height} that it had, and more ticks up there. */
    Scale withRoom(double room, double height, List<Tick> more) {
        List<Tick> all = new ArrayList<>(ticks);
        all.addAll(more);
        return new Scale(low, high + (high - low) * room / height, all, logarithmic);
    }

    /** The figure this many pixels above the end of a scale that is {@code height} pixels long. */
    double above(double pixels, double height) {
        return high + (high - low) * pixels / height;
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

    /**
     * From a round figure at or below {@code low} to one at or above {@code high}, with round steps.
     *
     * @param time whether the figures are nanoseconds, whose steps are round in the unit that people would use
     */
    public static Scale between(double low, double high, int most, boolean time, DoubleFunction<String> label) {
        double room = high > low ? 0 : low == 0 ? 1 : Math.abs(low) / 10;
        double least = (high - low + 2 * room) / most;
        double step = time && least > SECOND ? longStep(least) : niceStep(least);
        long first = (long) Math.floor((low - room) / step + 1e-9);
        long last = (long) Math.ceil((high + room) / step - 1e-9);
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            // 3 times 0.1 is 0.30000000000000004, which nobody wants to read
            double at = new BigDecimal(i * step).round(TWELVE).doubleValue();
            ticks.add(new Tick(at, label.apply(at)));
        }
        return new Scale(first * step, last * step, ticks, false);
    }

    private static double longStep(double least) {
        for (int seconds : new int[] {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800}) {
            if (seconds * (double) SECOND >= least) {
                return seconds * (double) SECOND;
            }
        }
        double hours = least / HOUR;
        return (hours <= 12 ? step(hours * MOST_TIMES, 1, 2, 3, 6, 12) : 24 * niceStep(hours / 24)) * HOUR;
    }

    /**
     * Numbers by their logarithm, with a tick at each power of ten.
     *
     * @param least the smallest above 0
     * @param zeros whether some are 0, which then stand at the beginning
     */
    static Scale powers(double least, double most, boolean zeros, DoubleFunction<String> label) {
        int from = (int) Math.floor(StrictMath.log10(least) + 1e-9);
        int to = Math.max(from + 1, (int) Math.ceil(StrictMath.log10(most) - 1e-9));
        double low = zeros ? from - 0.5 : from;
        List<Tick> ticks = new ArrayList<>();
        if (zeros) {
            ticks.add(new Tick(low, "0"));
        }
        for (int i = from; i <= to; i++) {
            ticks.add(new Tick(i, label.apply(Double.parseDouble("1e" + i))));
        }
        return new Scale(low, to, ticks, true);
    }

    /** Simulated time from 0 to {@code end} nanoseconds, in one unit all along, which stands at every tick but 0. */
    static Scale time(long end, Human human) {
        long unit = unit(end);
        double length = end / (double) unit;
        double step = unit == MINUTE || unit == SECOND && length > 10
                ? step(length, 1, 2, 5, 10, 15, 20, 30, 60)
                : unit == HOUR ? step(length, 1, 2, 3, 6, 12, 24) : niceStep(length / MOST_TIMES);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= length * (1 + 1e-9); i++) {
            String label = i == 0 ? "0" : human.number(Math.round(i * step * 1e6) / 1e6) + " " + timeUnit(unit, human);
            ticks.add(new Tick(i * step * unit, label));
        }
        return new Scale(0, end, ticks, false);
    }

    private static String timeUnit(long unit, Human human) {
        return unit == SECOND ? "s" : unit == MINUTE ? "min" : unit == HOUR ? "h" : human.day();
    }

    /**
     * Durations by their logarithm.
     *
     * @param least the smallest above 0, nanoseconds
     * @param most the largest
     * @param zeros whether some are 0, which then stand at the beginning
     */
    public static Scale durations(double least, double most, boolean zeros, Human human) {
        double from = nice(least, false);
        double to = nice(Math.max(most, from * 1.01), true);
        int decades = 0;
        List<Tick> ticks = new ArrayList<>();
        for (double duration : DURATIONS) {
            decades += from <= duration && duration <= to ? 1 : 0;
        }
        double low = StrictMath.log10(zeros ? from / 4 : from);
        if (zeros) {
            ticks.add(new Tick(low, "0"));
        }
        for (double duration : decades > 3 ? DURATIONS : ROUND) {
            if (from <= duration && duration <= to) {
                ticks.add(new Tick(StrictMath.log10(duration), human.duration(duration)));
            }
        }
        return new Scale(low, StrictMath.log10(to), ticks, true);
    }

    /** The round duration at or next to this one, upwards or downwards. */
    private static double nice(double nanos, boolean upwards) {
        double below = ROUND.get(0);
        for (double round : ROUND) {
            if (round >= nanos && upwards || round > nanos) {
                return upwards ? round : below;
            }
            below = round;
        }
        return below;
    }

    /** Whether people would choose to count over so many nanoseconds: 1, 2, 3, 5, 6, 10 … of a unit. */
    static boolean isRound(long nanos) {
        for (long unit : new long[] {HOUR, MINUTE, SECOND}) {
            if (nanos % unit == 0) {
                return List.of(1L, 2L, 3L, 5L, 6L, 10L, 12L, 15L, 20L, 30L).contains(nanos / unit);
            }
        }
        return nanos < SECOND;
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
