package buzzville.clock.deviation;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import java.util.function.DoubleSupplier;

/**
 * All clocks are equally wrong. Consumes no draw.
 *
 * @param value of either sign
 */
@Doc("The same for all; a quantity alone is short for it.")
public record Constant(@Scaled double value) implements Deviation {
    public Constant {
        Check.finite("value", value);
    }

    @Override
    public double draw(DoubleSupplier uniforms, DoubleSupplier normals) {
        return value;
    }

    @Override
    public double most() {
        return Math.abs(value);
    }
}
