package buzzville.experiment;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What several replications say about one figure: a value and the interval that holds the true one 95 times in 100.
 *
 * <p>Intervals are Student's t with n - 1 degrees of freedom and are not cut off at zero or one. With a single replication
 * there is none: its ends are NaN.
 *
 * @param estimate the figure; NaN without enough data
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param n how many replications had a value
 * @param note why there is no figure
 */
public record Estimate(double estimate, double low, double high, int n, Note note) {
    /** How often such an interval holds the true value. */
    public static final double CONFIDENCE = 0.95;

    /** Why there is no figure. */
    public enum Note {
        NONE(""),
        NO_DATA("no data"),
        /** Fewer messages than a percentile needs. */
        NOT_ENOUGH_DATA("not enough data"),
        /** In some replications so many messages never arrived that the figure is infinite. */
        ENDLESS("never arrives");

        private final String label;

        Note(String label) {
            this.label = label;
        }

        /** How files call it. */
        public String label() {
            return label;
        }
    }

    private static final double ACCURACY = 1e-12;
    private static final int BEYOND_PERCENTILE = 10;

    /**
     * The mean over replications.
     *
     * @param values one of each replication; NaN where it has none
     */
    public static Estimate mean(double[] values) {
        return mean(values, CONFIDENCE);
    }

    static Estimate mean(double[] values, double confidence) {
        double[] known = known(values);
        return known.length == 0
                ? none(0, Note.NO_DATA)
                : around(Arrays.stream(known).sum() / known.length, known, confidence);
    }

    /**
     * A quantile or a ratio: that of the pooled messages of all replications, the interval by sectioning, from the
     * replications' deviations from the pooled value (Asmussen and Glynn, "Stochastic Simulation" (2007), III.5).
     *
     * @param values that of each replication alone; NaN where it has none
     */
    public static Estimate sectioned(double pooled, double[] values) {
        return sectioned(pooled, values, CONFIDENCE);
    }

    static Estimate sectioned(double pooled, double[] values, double confidence) {
        double[] known = known(values);
        return Double.isNaN(pooled) ? none(known.length, Note.NO_DATA) : around(pooled, known, confidence);
    }

    /**
     * A share of messages, as {@link #sectioned}. If all replications agree on none or on all of them, an end of the
     * interval stands {@link #atMost} away from that, as if each message met its fate independently of the others.
     *
     * @param messages how many there are in all replications together
     */
    static Estimate share(double pooled, double messages, double[] values) {
        return share(pooled, messages, values, CONFIDENCE);
    }

    static Estimate share(double pooled, double messages, double[] values, double confidence) {
        if (messages > 0 && pooled == 0) {
            return new Estimate(0, 0, atMost(messages, confidence), known(values).length, Note.NONE);
        } else if (messages > 0 && pooled == 1) {
            return new Estimate(1, 1 - atMost(messages, confidence), 1, known(values).length, Note.NONE);
        }
        return sectioned(pooled, values, confidence);
    }

    /** A figure without an interval: that of a single run, or an extreme. */
    static Estimate point(double value, int n) {
        return new Estimate(value, Double.NaN, Double.NaN, n, Double.isNaN(value) ? Note.NO_DATA : Note.NONE);
    }

    /**
     * A percentile, as {@link #sectioned}, if there are at least 10 / (1 - p) messages to take it from.
     *
     * @param fraction p, such as 0.99
     * @param messages how many there are in all replications together
     */
    public static Estimate percentile(double fraction, double messages, double pooled, double[] values) {
        return percentile(fraction, messages, pooled, values, CONFIDENCE);
    }

    static Estimate percentile(double fraction, double messages, double pooled, double[] values, double confidence) {
        return isEnough(fraction, messages)
                ? sectioned(pooled, values, confidence)
                : none(known(values).length, Note.NOT_ENOUGH_DATA);
    }

    /** Whether there are messages enough for a percentile. */
    static boolean isEnough(double fraction, double messages) {
        // a share of 0.01 is not exactly 1 - 0.99
        return messages * (1 - fraction) >= BEYOND_PERCENTILE * (1 - 1e-9);
    }

    /** How many messages a percentile needs. */
    static long needed(double fraction) {
        return (long) Math.ceil(BEYOND_PERCENTILE / (1 - fraction) * (1 - 1e-9));
    }

    /**
     * The mean number, over replications, of messages that met a fate. If none ever did, an upper end stands above the
     * zero: {@link #atMost} of the messages, as if each were lost independently of the others.
     *
     * @param messages how many could have met it, in all replications together
     */
    public static Estimate count(double[] values, double messages) {
        Estimate mean = mean(values);
        boolean never = mean.n() > 0 && Arrays.stream(known(values)).allMatch(value -> value == 0);
        if (!never || !(messages > 0)) {
            return mean;
        }
        return new Estimate(0, 0, atMost(messages) * messages / mean.n(), mean.n(), Note.NONE);
    }

    /**
     * The largest probability with which {@code messages} independent trials would all fail to bring what never came 5
     * times in 100: 1 - 0.05^(1/n), about 3/n (Hanley and Lippman-Hand, 1983).
     */
    public static double atMost(double messages) {
        return atMost(messages, CONFIDENCE);
    }

    static double atMost(double messages, double confidence) {
        return -StrictMath.expm1(StrictMath.log1p(-confidence) / messages);
    }

    static Estimate none(int n, Note note) {
        return new Estimate(Double.NaN, Double.NaN, Double.NaN, n, note);
    }

    private static Estimate around(double centre, double[] values, double confidence) {
        int n = values.length;
        if (n < 2) {
            return new Estimate(centre, Double.NaN, Double.NaN, n, Note.NONE);
        }
        double half = studentT(n - 1, confidence) * Math.sqrt(squaredError(centre, values));
        return new Estimate(centre, centre - half, centre + half, n, Note.NONE);
    }

    /** The square of the standard error of a figure. */
    private static double squaredError(double centre, double[] values) {
        int n = values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - centre) * (value - centre);
        }
        return squares / ((double) n * (n - 1));
    }

    /**
     * The difference of two figures of replications that have nothing in common, by Welch's interval: Student's t with the
     * degrees of freedom of Satterthwaite, (a + b)² / (a² / (n - 1) + b² / (m - 1)) for squared standard errors a and b (Welch,
     * "The generalization of Student's problem when several different population variances are involved", Biometrika 34 (1947)).
     *
     * @param one the figure, and {@code values} that of each of its replications
     * @param other the figure that is taken off, likewise
     */
    static Estimate apart(double one, double[] values, double other, double[] others, double confidence) {
        double[] mine = known(values);
        double[] theirs = known(others);
        int n = Math.min(mine.length, theirs.length);
        double between = one - other;
        if (Double.isNaN(between)) {
            return none(n, Note.NO_DATA);
        } else if (n < 2) {
            return new Estimate(between, Double.NaN, Double.NaN, n, Note.NONE);
        }
        double a = squaredError(one, mine);
        double b = squaredError(other, theirs);
        if (a + b == 0) {
            return new Estimate(between, between, between, n, Note.NONE);
        }
        double freedom = (a + b) * (a + b) / (a * a / (mine.length - 1) + b * b / (theirs.length - 1));
        double half = studentT(freedom, confidence) * Math.sqrt(a + b);
        return new Estimate(between, between - half, between + half, n, Note.NONE);
    }

    /** The factor of a two-sided interval. */
    static double studentT(int degreesOfFreedom) {
        return studentT(degreesOfFreedom, CONFIDENCE);
    }

    static double studentT(double degreesOfFreedom, double confidence) {
        @Nullable RandomGenerator unused = null;
        return new TDistribution(unused, degreesOfFreedom, ACCURACY).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /** Half the width of the interval; NaN without one. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Half the width as a share of the figure, 0 where both are 0; NaN without an interval. */
    public double relativeHalfWidth() {
        return halfWidth() == 0 ? 0 : halfWidth() / Math.abs(estimate);
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }
}
