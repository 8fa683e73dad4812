package buzzville.clock.deviation;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import java.util.function.DoubleSupplier;

/**
 * So much too much or so much too little, both as often. Consumes one draw.
 *
 * @param value above 0
 */
@Doc("So much too much or so much too little, both as often.")
public record Either(@Scaled double value) implements Deviation {
    public Either {
        Check.positive("value", value);
    }

    @Override
    public double draw(DoubleSupplier uniforms, DoubleSupplier normals) {
        return uniforms.getAsDouble() < 0.5 ? value : -value;
    }

    @Override
    public double most() {
        return value;
    }
}
