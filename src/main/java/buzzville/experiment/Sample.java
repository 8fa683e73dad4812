package buzzville.experiment;

import buzzville.city.Evidence;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import java.util.Arrays;
import java.util.List;

/**
 * One figure in every replication of an experiment and of all their messages together: what an {@link Estimate} is made of.
 * Two of the same replications in the same city have a {@linkplain #minus difference}, replication by replication.
 *
 * <p>A value is NaN where a replication has none, and infinite where so much never arrived that the percentile lies among it.
 */
public final class Sample {
    /** What {@link #moreUntilApart} says where nobody can say. */
    public static final long UNKNOWN = -1;

    private static final long MOST = 1_000_000_000;
    private static final int NEARLY_NORMAL = 1_000_000;

    /** How an interval is made. */
    private enum Kind {
        /** Of what each replication measured, by Student's t. */
        MEAN,
        /** Of the pooled messages, by sectioning. */
        RATIO,
        /** The same for a share of messages, which none or all may have. */
        SHARE,
        /** The same for a percentile, which needs messages enough. */
        PERCENTILE,
        /** None: an extreme has no interval. */
        EXTREME
    }

    private final Kind kind;
    private final double fraction;
    private final double pooled;
    private final double basis;
    private final double[] values;

    private Sample(Kind kind, double fraction, double pooled, double basis, double[] values) {
        this.kind = kind;
        this.fraction = fraction;
        this.pooled = pooled;
        this.basis = basis;
        this.values = values;
    }

    /** A figure of a run, such as a mean or a count; that of all together is the mean. */
    public static Sample mean(double[] values) {
        return new Sample(Kind.MEAN, 0, meanOf(values), 0, values.clone());
    }

    /** A ratio or another figure of the pooled messages. */
    public static Sample ratio(double pooled, double[] values) {
        return new Sample(Kind.RATIO, 0, pooled, 0, values.clone());
    }

    /**
     * A share of messages.
     *
     * @param messages of how many, all replications together
     */
    public static Sample share(double pooled, double messages, double[] values) {
        return new Sample(Kind.SHARE, 0, pooled, messages, values.clone());
    }

    /**
     * A percentile.
     *
     * @param fraction such as 0.99
     * @param messages of how many, all replications together
     */
    public static Sample percentile(double fraction, double pooled, double messages, double[] values) {
        return new Sample(Kind.PERCENTILE, fraction, pooled, messages, values.clone());
    }

    /** An extreme of all messages. */
    public static Sample extreme(double pooled, double[] values) {
        return new Sample(Kind.EXTREME, 0, pooled, 0, values.clone());
    }

    /** A figure that no replication has. */
    public static Sample nothing(int replications) {
        double[] values = new double[replications];
        Arrays.fill(values, Double.NaN);
        return mean(values);
    }

    /** The figure of an objective at one place, of what each replication found there. */
    static Sample of(Objective objective, Evidence together, List<Evidence> runs) {
        Metric metric = objective.metric();
        double[] values = runs.stream().mapToDouble(run -> value(metric, run)).toArray();
        return of(metric, value(metric, together), together.basis(), values);
    }

    /** A figure as its metric wants it. */
    static Sample of(Metric metric, double pooled, double basis, double[] values) {
        return switch (metric.statistic()) {
            case PERCENTILE -> percentile(metric.percentile(), pooled, basis, values);
            case MAX -> extreme(pooled, values);
            case MEAN -> mean(values);
            case NONE ->
                isShare(metric)
                        ? share(pooled, basis, values)
                        : metric.quantity() == Metric.Quantity.UTILIZATION
                                        || metric.quantity() == Metric.Quantity.BELIEF_WRONG
                                ? ratio(pooled, values)
                                : mean(values);
        };
    }

    /** Whether it is a share of messages. */
    static boolean isShare(Metric metric) {
        return switch (metric.quantity()) {
            case LOSS, FATE, ON_TIME, HELD_BACK -> true;
            default -> false;
        };
    }

    private static double value(Metric metric, Evidence evidence) {
        return metric.isDuration() && evidence.reason() != null ? Double.POSITIVE_INFINITY : evidence.actual();
    }

    /** Whether it is an extreme, which has no interval however many replications there are. */
    boolean isExtreme() {
        return kind == Kind.EXTREME;
    }

    /** Whether it is a share of messages. */
    boolean isShare() {
        return kind == Kind.SHARE;
    }

    /** How many replications there are, those without a value too. */
    public int replications() {
        return values.length;
    }

    /** How many replications have a value, be it infinite. */
    public int known() {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }

    /** The value of one replication. */
    public double value(int replication) {
        return values[replication];
    }

    /** The figure of all messages together. */
    public double pooled() {
        return pooled;
    }

    /** In how many replications too much never arrived for there to be a finite value. */
    public int endless() {
        return (int) Arrays.stream(values).filter(Double::isInfinite).count();
    }

    /** Whether too much never arrived, in some replication or in all of them together. */
    public boolean isEndless() {
        return endless() > 0 || Double.isInfinite(pooled);
    }

    /** With the usual confidence. */
    public Estimate estimate() {
        return estimate(Estimate.CONFIDENCE);
    }

    /**
     * What the replications say.
     *
     * @param confidence how often such an interval holds the true value, between 0 and 1
     */
    public Estimate estimate(double confidence) {
        if (isEndless()) {
            return Estimate.none(values.length, Estimate.Note.ENDLESS);
        }
        return switch (kind) {
            case MEAN -> Estimate.mean(values, confidence);
            case RATIO -> Estimate.sectioned(pooled, values, confidence);
            case SHARE -> Estimate.share(pooled, basis, values, confidence);
            case PERCENTILE -> Estimate.percentile(fraction, basis, pooled, values, confidence);
            case EXTREME -> Estimate.point(pooled, values.length);
        };
    }

    /**
     * About how many more replications would make the interval so narrow that it leaves out a value, if the figure stays where it is
     * and the replications differ as they do: m in all, the first with t(m - 1) s / sqrt(m) below the distance of the figure from the
     * value. That is n (h / d)^2 for half the width h of n replications and the distance d, but for Student's factor. Where none
     * or all messages share a fate, as many as it takes for the bound.
     *
     * @param confidence of the interval
     * @return {@link #UNKNOWN} if the figure is the value, or has no interval
     */
    public long moreUntilApart(double value, double confidence) {
        Estimate now = estimate(confidence);
        double distance = Math.abs(now.estimate() - value);
        if (!(distance > 0) || !(now.high() - now.low() > 0)) {
            return UNKNOWN;
        }
        int n = now.n();
        if (kind == Kind.SHARE && (pooled == 0 || pooled == 1)) {
            double messages = StrictMath.log1p(-confidence) / StrictMath.log1p(-Math.min(distance, 1));
            return (long) Math.min((double) MOST, Math.max(0.0, Math.ceil(messages / (basis / n)) - n));
        }
        double spread = now.halfWidth() / Estimate.studentT(n - 1, confidence) * Math.sqrt(n) / distance;
        long low = n;
        long high = MOST;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            double factor = Estimate.studentT((int) Math.min(middle - 1, NEARLY_NORMAL), confidence);
            if (factor * factor * spread * spread < middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high - n;
    }

    /**
     * This figure less another's, replication by replication. Its interval is that of the differences, so whatever both had in
     * common, such as a busy day, is taken out. The difference of two extremes, which have no interval, is the mean of those of
     * the single replications.
     *
     * @throws IllegalArgumentException if they are not of as many replications
     */
    public Sample minus(Sample other) {
        if (values.length != other.values.length) {
            throw new IllegalArgumentException("expected as many replications on both sides, but found " + values.length
                    + " and " + other.values.length);
        }
        double[] differences = new double[values.length];
        Arrays.setAll(differences, i -> values[i] - other.values[i]);
        Kind both = isOfEachRun() ? Kind.MEAN : Kind.RATIO;
        boolean enough = hasEnough() && other.hasEnough();
        double between = isOfEachRun() ? meanOf(differences) : pooled - other.pooled;
        return new Sample(both, 0, enough ? between : Double.NaN, 0, differences);
    }

    /**
     * This figure less another's of replications that have nothing in common, by Welch's interval.
     *
     * @param confidence how often such an interval holds the true difference, between 0 and 1
     */
    public Estimate apart(Sample other, double confidence) {
        boolean enough = hasEnough() && other.hasEnough();
        return Estimate.apart(
                enough ? centre() : Double.NaN, values, enough ? other.centre() : Double.NaN, other.values, confidence);
    }

    private double centre() {
        return isOfEachRun() ? meanOf(values) : pooled;
    }

    private boolean isOfEachRun() {
        return kind == Kind.MEAN || kind == Kind.EXTREME;
    }

    /** Whether there are messages enough for it, if it is a percentile. */
    public boolean hasEnough() {
        return kind != Kind.PERCENTILE || Estimate.isEnough(fraction, basis);
    }

    private static double meanOf(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
