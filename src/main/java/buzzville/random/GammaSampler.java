package buzzville.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws gamma values by rejection from a cubed normal (Marsaglia and Tsang, "A simple method for generating gamma
 * variables", ACM Transactions on Mathematical Software 26, 2000).
 *
 * <p>Consumes a normal and a uniform draw per trial, of which at least 95 % succeed; for a shape below 1 an exponential
 * draw more.
 */
final class GammaSampler implements Sampler {
    private final double shape;
    private final double scale;
    private final double d;
    private final double c;

    GammaSampler(double shape, double scale) {
        this.shape = shape;
        this.scale = scale;
        this.d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
        this.c = 1 / Math.sqrt(9 * d);
    }

    @Override
    public double sample(UniformRandomProvider random) {
        double value = scale * d * cube(random);
        if (shape < 1) {
            // gamma(a) = gamma(a + 1) * U^(1/a), and U is exp(-E)
            value *= StrictMath.exp(-ExponentialSampler.standard(random) / shape);
        }
        return value;
    }

    private double cube(UniformRandomProvider random) {
        while (true) {
            double x = NormalSampler.standard(random);
            double root = 1 + c * x;
            if (root <= 0) {
                continue;
            }
            double v = root * root * root;
            double u = random.nextDouble();
            double x2 = x * x;
            if (u < 1 - 0.0331 * x2 * x2 || StrictMath.log(u) < x2 / 2 + d * (1 - v + StrictMath.log(v))) {
                return v;
            }
        }
    }
}
