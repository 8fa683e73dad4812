package buzzville.random;

import buzzville.unit.Scaled;

/**
 * How a quantity varies, as a scenario writes it: {@code exponential(200us)}, {@code lognormal(mean=40ms, p99=200ms)}.
 *
 * <p>Implementations are records whose components are their parameters; those marked {@link Scaled} are in the unit of
 * the quantity that is drawn. Quantities are durations or counts: no distribution here draws a negative one. The
 * compact constructor throws {@link IllegalArgumentException} with a sentence for parameters that make no sense.
 */
public interface Distribution {
    /** Returns a sampler with everything precomputed that does not vary from draw to draw. */
    Sampler sampler();

    /** Returns the exact mean of what {@link #sampler()} draws, in the unit of the parameters. */
    double mean();
}
