package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;

/**
 * Every value between two bounds is as likely as every other. Consumes one draw.
 *
 * @param low the least value, 0 or more
 * @param high the greatest, above low
 */
@Doc("Every value between two bounds is as likely as every other.")
public record Uniform(@Scaled double low, @Scaled double high) implements Distribution {
    public Uniform {
        Check.notNegative("low", low);
        Check.notNegative("high", high);
        Check.below("low", low, "high", high);
    }

    @Override
    public Sampler sampler() {
        double width = high - low;
        return random -> low + width * random.nextDouble();
    }

    @Override
    public double mean() {
        return low + (high - low) / 2;
    }
}
