package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import org.jspecify.annotations.Nullable;

/**
 * A power of an exponential: the classic lifetime, exponential at cv = 1, wearing out below, failing early above. Drawn
 * as scale * E^t, with t = 1/shape, which usually consumes one draw.
 *
 * <p>With Γ the gamma function: scale = mean / Γ(1+t), 1 + cv² = Γ(1+2t) / Γ(1+t)², p99 = scale * (ln 100)^t. By p99
 * the smaller t is taken; there is none if p99 is more than 18.75 times the mean.
 *
 * @param mean above 0
 * @param sd standard deviation, above 0
 * @param cv standard deviation / mean, from 0.001 to 1,000,000
 * @param p99 the 99th percentile, above the mean and at most 18.75 times the mean
 */
@Doc("The classic lifetime: wearing out below cv = 1, failing early above.")
public record Weibull(
        @Scaled double mean,
        @Scaled @Nullable Double sd,
        @Nullable Double cv,
        @Scaled @Nullable Double p99) implements Distribution {
    private static final double LEAST_CV = 0.001;
    private static final double GREATEST_CV = 1e6;
    /** More than enough for the greatest cv. */
    private static final double GREATEST_T = 32;
    /** Where (ln 100)^t / Γ(1+t) is greatest, rounded down. */
    private static final double HEAVIEST_T = 4.096169;

    public Weibull {
        inverseShape(mean, sd, cv, p99);
    }

    @Override
    public Sampler sampler() {
        double t = inverseShape(mean, sd, cv, p99);
        double scale = mean / StrictMath.exp(GammaFunctions.logGamma(1 + t));
        return random -> scale * StrictMath.pow(ExponentialSampler.standard(random), t);
    }

    private static double inverseShape(double mean, @Nullable Double sd, @Nullable Double cv, @Nullable Double p99) {
        return Spread.shape(mean, sd, cv, p99, Weibull::byCv, Weibull::byTail);
    }

    private static double byCv(double cv) {
        if (!(cv >= LEAST_CV && cv <= GREATEST_CV)) {
            throw new IllegalArgumentException(
                    "sd is %s times the mean, but a weibull distribution takes 0.001 to 1000000 times"
                            .formatted(Check.number(cv)));
        }
        return Bisection.solve(
                t -> GammaFunctions.logGamma(1 + 2 * t) - 2 * GammaFunctions.logGamma(1 + t),
                StrictMath.log1p(cv * cv),
                0,
                GREATEST_T);
    }

    private static double byTail(double tail) {
        double heaviest = logTail(HEAVIEST_T);
        if (!(StrictMath.log(tail) <= heaviest)) {
            throw Spread.tooHeavy("weibull", tail, StrictMath.exp(heaviest));
        }
        return Bisection.solve(Weibull::logTail, StrictMath.log(tail), 0, HEAVIEST_T);
    }

    /** Returns ln(p99 / mean). */
    private static double logTail(double t) {
        return t * StrictMath.log(StrictMath.log(100)) - GammaFunctions.logGamma(1 + t);
    }
}
