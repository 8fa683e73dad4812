package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import org.jspecify.annotations.Nullable;

/**
 * A heavy tail (Pareto's first kind): no value below a minimum, and beyond it P(X > x) = (minimum / x)^alpha. Drawn as
 * minimum * exp(E / alpha), which usually consumes one draw.
 *
 * <p>With the exponent alpha: minimum = mean * (alpha - 1) / alpha, cv² = 1 / (alpha (alpha - 2)), p99 = minimum *
 * 100^(1/alpha). By p99 the greater alpha is taken; there is none if p99 is more than 7.98 times the mean. At alpha = 2
 * or less the standard deviation is infinite, and averages over a run settle very slowly.
 *
 * @param mean above 0
 * @param alpha the exponent of the tail, above 1, for else the mean is infinite
 * @param sd standard deviation, above 0
 * @param cv standard deviation / mean, above 0
 * @param p99 the 99th percentile, above the mean and at most 7.98 times the mean
 */
@Doc("A heavy tail: no value below a minimum, a few enormous ones.")
public record Pareto(
        @Scaled double mean,
        @Nullable Double alpha,
        @Scaled @Nullable Double sd,
        @Nullable Double cv,
        @Scaled @Nullable Double p99)
        implements Distribution {
    private static final double LOG_100 = StrictMath.log(100);
    /** The 1/alpha for which 100^(1/alpha) (1 - 1/alpha) is greatest. */
    private static final double HEAVIEST = 1 - 1 / LOG_100;

    public Pareto {
        exponent(mean, alpha, sd, cv, p99);
    }

    @Override
    public Sampler sampler() {
        double exponent = exponent(mean, alpha, sd, cv, p99);
        double minimum = mean * (exponent - 1) / exponent;
        return random -> minimum * StrictMath.exp(ExponentialSampler.standard(random) / exponent);
    }

    private static double exponent(
            double mean, @Nullable Double alpha, @Nullable Double sd, @Nullable Double cv, @Nullable Double p99) {
        Spread.onlyOne("alpha, sd, cv and p99", alpha, sd, cv, p99);
        if (alpha == null) {
            return Spread.shape(mean, sd, cv, p99, ratio -> 1 + Math.sqrt(1 + 1 / (ratio * ratio)), Pareto::byTail);
        }
        Check.positive("mean", mean);
        if (!(alpha > 1 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "alpha must be above 1, for else the mean is infinite, but is " + Check.number(alpha));
        }
        return alpha;
    }

    private static double byTail(double tail) {
        double heaviest = logTail(HEAVIEST);
        if (!(StrictMath.log(tail) <= heaviest)) {
            throw Spread.tooHeavy("pareto", tail, StrictMath.exp(heaviest));
        }
        return 1 / Bisection.solve(Pareto::logTail, StrictMath.log(tail), 0, HEAVIEST);
    }

    /** Returns ln(p99 / mean) for an exponent of 1/t. */
    private static double logTail(double t) {
        return t * LOG_100 + StrictMath.log1p(-t);
    }
}
