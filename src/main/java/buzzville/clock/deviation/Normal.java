package buzzville.clock.deviation;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import java.util.function.DoubleSupplier;

/**
 * A bell curve around nothing. Usually consumes one draw.
 *
 * @param sd standard deviation, above 0
 */
@Doc("A bell curve around nothing.")
public record Normal(@Scaled double sd) implements Deviation {
    public Normal {
        Check.positive("sd", sd);
    }

    @Override
    public double draw(DoubleSupplier uniforms, DoubleSupplier normals) {
        return sd * normals.getAsDouble();
    }

    @Override
    public double most() {
        return Double.POSITIVE_INFINITY;
    }
}
