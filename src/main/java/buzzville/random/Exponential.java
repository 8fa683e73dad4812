package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;

/**
 * The time to the next of many independent things: no memory, standard deviation equal to the mean. Drawn by
 * {@link ExponentialSampler}, which usually consumes one draw.
 *
 * @param mean above 0
 */
@Doc("The time to the next of many independent things: no memory.")
public record Exponential(@Scaled double mean) implements Distribution {
    public Exponential {
        Check.positive("mean", mean);
    }

    @Override
    public Sampler sampler() {
        return new ExponentialSampler(mean);
    }
}
