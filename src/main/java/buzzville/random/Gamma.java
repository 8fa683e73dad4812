package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import org.jspecify.annotations.Nullable;

/**
 * A flexible one-humped quantity: exponential at cv = 1, more regular below, burstier above. Drawn by rejection, which
 * usually consumes two draws, or three if cv is above 1.
 *
 * <p>The shape is 1/cv². By p99 the most regular solution is taken (there is a second one, nearly all of whose values
 * are next to nothing); there is none if p99 is more than 28.33 times the mean.
 *
 * @param mean above 0
 * @param sd standard deviation, above 0
 * @param cv standard deviation / mean, above 0
 * @param p99 the 99th percentile, at least 1.0024 and at most 28.33 times the mean
 */
@Doc("One-humped and flexible: more regular or burstier than exponential.")
public record Gamma(
        @Scaled double mean,
        @Scaled @Nullable Double sd,
        @Nullable Double cv,
        @Scaled @Nullable Double p99) implements Distribution {
    /** The shape whose p99 is the greatest multiple of its mean, and that multiple, rounded down. */
    private static final double HEAVIEST_SHAPE = 0.01582318;

    private static final double HEAVIEST_TAIL = 28.33;
    /** The search ends at this shape, a cv of 0.001, and at its p99 / mean, rounded up. */
    private static final double LIGHTEST_SHAPE = 1e6;

    private static final double LIGHTEST_TAIL = 1.0024;

    public Gamma {
        shape(mean, sd, cv, p99);
    }

    @Override
    public Sampler sampler() {
        double shape = shape(mean, sd, cv, p99);
        return new GammaSampler(shape, mean / shape);
    }

    private static double shape(double mean, @Nullable Double sd, @Nullable Double cv, @Nullable Double p99) {
        return Spread.shape(mean, sd, cv, p99, ratio -> 1 / (ratio * ratio), Gamma::byTail);
    }

    private static double byTail(double tail) {
        if (!(tail <= HEAVIEST_TAIL)) {
            throw Spread.tooHeavy("gamma", tail, HEAVIEST_TAIL);
        }
        if (!(tail >= LIGHTEST_TAIL)) {
            throw Spread.tooLight("gamma", tail, LIGHTEST_TAIL);
        }
        return Bisection.solve(
                shape -> GammaFunctions.gammaProbability(shape, tail * shape), 0.99, HEAVIEST_SHAPE, LIGHTEST_SHAPE);
    }
}
