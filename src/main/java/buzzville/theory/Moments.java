package buzzville.theory;

import buzzville.random.Choice;
import buzzville.random.Constant;
import buzzville.random.Distribution;
import buzzville.random.Empirical;
import buzzville.random.Erlang;
import buzzville.random.Exponential;
import buzzville.random.Gamma;
import buzzville.random.Hyperexponential;
import buzzville.random.Lognormal;
import buzzville.random.Normal;
import buzzville.random.Pareto;
import buzzville.random.Sampler;
import buzzville.random.Triangular;
import buzzville.random.Uniform;
import buzzville.random.Weibull;
import org.jspecify.annotations.Nullable;

/**
 * Mean and variance of a time.
 *
 * @param mean seconds
 * @param variance seconds squared; NaN if it is not known on paper, infinite if it is
 */
record Moments(double mean, double variance) {
    static final Moments NONE = new Moments(0, 0);

    private static final double NANOS = 1e9;
    /** The 99th percentile of the standard normal distribution. */
    private static final double Z99 = 2.326347874040841;

    private static final int SLICES = 100_000;

    /** Those of a duration, which scenarios hold in nanoseconds; of none at all if it is null. */
    static Moments of(@Nullable Distribution duration) {
        if (duration == null) {
            return NONE;
        }
        double mean = duration.mean() / NANOS;
        return new Moments(mean, mean == 0 ? 0 : mean * mean * variation(duration));
    }

    /** The squared coefficient of variation; NaN if unknown. */
    double variation() {
        return variance / (mean * mean);
    }

    /** The mean of the square. */
    double square() {
        return mean * mean + variance;
    }

    /** Those of the sum of two independent times. */
    Moments plus(Moments other) {
        return new Moments(mean + other.mean, variance + other.variance);
    }

    /** Those of so many times the time. */
    Moments times(double factor) {
        return new Moments(mean * factor, variance * factor * factor);
    }

    /** The squared coefficient of variation of what a distribution draws; NaN where its parameters do not tell. */
    static double variation(Distribution distribution) {
        if (distribution instanceof Constant) {
            return 0;
        } else if (distribution instanceof Exponential) {
            return 1;
        } else if (distribution instanceof Erlang erlang) {
            return 1.0 / erlang.k();
        } else if (distribution instanceof Hyperexponential hyper) {
            return hyper.cv() * hyper.cv();
        } else if (distribution instanceof Uniform uniform) {
            double width = uniform.high() - uniform.low();
            return width * width / 12 / (uniform.mean() * uniform.mean());
        } else if (distribution instanceof Triangular three) {
            return triangular(three);
        } else if (distribution instanceof Lognormal some) {
            return some.p99() != null ? lognormal(some.p99() / some.mean()) : given(some.mean(), some.sd(), some.cv());
        } else if (distribution instanceof Gamma some) {
            return given(some.mean(), some.sd(), some.cv());
        } else if (distribution instanceof Weibull some) {
            return given(some.mean(), some.sd(), some.cv());
        } else if (distribution instanceof Normal some) {
            return given(some.mean(), some.sd(), some.cv());
        } else if (distribution instanceof Pareto some) {
            return some.alpha() != null ? pareto(some.alpha()) : given(some.mean(), some.sd(), some.cv());
        } else if (distribution instanceof Choice || distribution instanceof Empirical) {
            return bySlices(distribution);
        }
        return Double.NaN;
    }

    private static double triangular(Triangular three) {
        double low = three.low();
        double mode = three.mode();
        double high = three.high();
        double variance = (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18;
        return variance / (three.mean() * three.mean());
    }

    private static double given(double mean, @Nullable Double sd, @Nullable Double cv) {
        double ratio = sd != null ? sd / mean : cv != null ? cv : Double.NaN;
        return ratio * ratio;
    }

    /** p99 = mean x exp(z sigma - sigma^2 / 2), of whose solutions the smaller sigma is taken. */
    private static double lognormal(double tail) {
        double sigma = Z99 - Math.sqrt(Z99 * Z99 - 2 * StrictMath.log(tail));
        return StrictMath.expm1(sigma * sigma);
    }

    private static double pareto(double alpha) {
        return alpha > 2 ? 1 / (alpha * (alpha - 2)) : Double.POSITIVE_INFINITY;
    }

    /** Of what is drawn by inversion: the middles of equal slices of probability stand for all. */
    private static double bySlices(Distribution distribution) {
        Sampler sampler = distribution.sampler();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < SLICES; i++) {
            long bits = (long) ((i + 0.5) / SLICES * 0x1p53) << 11;
            double value = sampler.sample(() -> bits);
            sum += value;
            squares += value * value;
        }
        double mean = sum / SLICES;
        return mean == 0 ? 0 : Math.max(0, squares / SLICES / (mean * mean) - 1);
    }
}
