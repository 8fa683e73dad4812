package buzzville.random;

import org.apache.commons.rng.UniformRandomProvider;

/** Turns uniform bits into values of one distribution. Keeps no state between draws, so one may serve many streams. */
@FunctionalInterface
public interface Sampler {
    /** Draws one value, in the unit the distribution was given in; never negative, never NaN. */
    double sample(UniformRandomProvider random);
}
