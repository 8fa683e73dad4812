package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * A bell curve cut at zero: a value that comes out negative is drawn again. Usually consumes one draw.
 *
 * <p>All parameters describe the values drawn, not the bell before the cut. With a the bell's centre in its own
 * standard deviations s, and h = φ(a)/Φ(a), cutting gives the mean s (a + h) and the variance s² (1 - a h - h²)
 * (Johnson, Kotz and Balakrishnan, "Continuous univariate distributions" 1, 1994, section 13.10.1); a and s are solved
 * from that. Up to cv = 0.25 the cut is out of sight. The limit is half a bell, centred on zero.
 *
 * @param mean above 0
 * @param sd standard deviation, above 0, at most 0.7555 times the mean
 * @param cv standard deviation / mean, above 0, at most 0.7555
 * @param p99 the 99th percentile, above the mean, at most 3.228 times the mean
 */
@Doc("A bell curve, cut at zero.")
public record Normal(
        @Scaled double mean,
        @Scaled @Nullable Double sd,
        @Nullable Double cv,
        @Scaled @Nullable Double p99) implements Distribution {
    /** Those of half a bell: sqrt(π/2 - 1), and its 99th percentile over its mean, rounded down. */
    private static final double GREATEST_CV = 0.7555;

    private static final double HEAVIEST_TAIL = 3.228;
    private static final double ROOT_TWO_PI = 2.5066282746310002;

    public Normal {
        centre(mean, sd, cv, p99);
    }

    @Override
    public Sampler sampler() {
        double centre = centre(mean, sd, cv, p99);
        double scale = mean / (centre + lift(centre));
        return random -> scale * cut(random, centre);
    }

    private static double cut(UniformRandomProvider random, double centre) {
        while (true) {
            double x = centre + NormalSampler.standard(random);
            if (x >= 0) {
                return x;
            }
        }
    }

    private static double centre(double mean, @Nullable Double sd, @Nullable Double cv, @Nullable Double p99) {
        return Spread.shape(mean, sd, cv, p99, Normal::byCv, Normal::byTail);
    }

    private static double byCv(double cv) {
        if (!(cv <= GREATEST_CV)) {
            throw new IllegalArgumentException(
                    ("sd is %s times the mean, but a normal distribution's, cut at zero, is at"
                                    + " most %s times; gamma and lognormal go further")
                            .formatted(Check.number(cv), Check.number(GREATEST_CV)));
        }
        return Bisection.solve(Normal::meanOverSd, 1 / cv, 0, 1 / cv + 1);
    }

    private static double byTail(double tail) {
        if (!(tail <= HEAVIEST_TAIL)) {
            throw Spread.tooHeavy("normal", tail, HEAVIEST_TAIL);
        }
        // three standard deviations above its mean every bell is beyond its p99
        return Bisection.solve(centre -> probabilityBelow(tail, centre), 0.99, 0, 3 / (tail - 1) + 3);
    }

    private static double meanOverSd(double centre) {
        double lift = lift(centre);
        return (centre + lift) / Math.sqrt(1 - centre * lift - lift * lift);
    }

    /** Returns the probability that a value is at most so many times the mean. */
    private static double probabilityBelow(double times, double centre) {
        double z = times * (centre + lift(centre)) - centre;
        double kept = GammaFunctions.normalProbability(centre);
        return (GammaFunctions.normalProbability(z) - (1 - kept)) / kept;
    }

    /** Returns by how much the cut raises the mean, in standard deviations of the bell. */
    private static double lift(double centre) {
        double density = StrictMath.exp(-centre * centre / 2) / ROOT_TWO_PI;
        return density / GammaFunctions.normalProbability(centre);
    }
}
