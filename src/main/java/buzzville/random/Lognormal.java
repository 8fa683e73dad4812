package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import org.jspecify.annotations.Nullable;

/**
 * A quantity whose logarithm is normal: most values moderate, a few very long, as service times of people and
 * programs tend to be. Drawn as exp(mu + sigma * Z), which usually consumes one draw.
 *
 * <p>With mean m: sigma² = ln(1 + cv²), mu = ln m - sigma²/2. By p99 the equation p99/m = exp(z sigma - sigma²/2), with
 * z = 2.326, has two solutions; the smaller sigma is taken. It has none if p99 is more than exp(z²/2) = 14.96 times the
 * mean.
 *
 * @param mean above 0
 * @param sd standard deviation, above 0
 * @param cv standard deviation / mean, above 0
 * @param p99 the 99th percentile, above the mean and at most 14.96 times the mean
 */
@Doc("Most values moderate, a few very long, as service times tend to be.")
public record Lognormal(
        @Scaled double mean,
        @Scaled @Nullable Double sd,
        @Nullable Double cv,
        @Scaled @Nullable Double p99) implements Distribution {
    public Lognormal {
        sigma(mean, sd, cv, p99);
    }

    @Override
    public Sampler sampler() {
        double sigma = sigma(mean, sd, cv, p99);
        double mu = StrictMath.log(mean) - sigma * sigma / 2;
        return random -> StrictMath.exp(mu + sigma * NormalSampler.standard(random));
    }

    private static double sigma(double mean, @Nullable Double sd, @Nullable Double cv, @Nullable Double p99) {
        return Spread.shape(mean, sd, cv, p99, Lognormal::byCv, Lognormal::byTail);
    }

    private static double byCv(double cv) {
        return Math.sqrt(StrictMath.log1p(cv * cv));
    }

    private static double byTail(double tail) {
        double discriminant = Spread.Z99 * Spread.Z99 - 2 * StrictMath.log(tail);
        if (!(discriminant >= 0)) {
            throw Spread.tooHeavy("lognormal", tail, StrictMath.exp(Spread.Z99 * Spread.Z99 / 2));
        }
        return Spread.Z99 - Math.sqrt(discriminant);
    }
}
