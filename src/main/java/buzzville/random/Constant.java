package buzzville.random;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;

/**
 * Always the same value. Consumes no draw.
 *
 * @param value 0 or more
 */
@Doc("Always the same value; a quantity alone is short for it.")
public record Constant(@Scaled double value) implements Distribution {
    public Constant {
        Check.notNegative("value", value);
    }

    @Override
    public Sampler sampler() {
        return random -> value;
    }

    @Override
    public double mean() {
        return value;
    }
}
