package buzzville.clock.deviation;

import buzzville.unit.Doc;
import buzzville.unit.Scaled;
import java.util.function.DoubleSupplier;

/**
 * Every value between two bounds is as likely as every other. Consumes one draw.
 *
 * @param low the least value
 * @param high the greatest, above low
 */
@Doc("Every value between two bounds is as likely as every other.")
public record Uniform(@Scaled double low, @Scaled double high) implements Deviation {
    public Uniform {
        Check.finite("low", low);
        Check.finite("high", high);
        if (!(low < high)) {
            throw new IllegalArgumentException("low must be below high");
        }
    }

    @Override
    public double draw(DoubleSupplier uniforms, DoubleSupplier normals) {
        return low + (high - low) * uniforms.getAsDouble();
    }

    @Override
    public double most() {
        return Math.max(Math.abs(low), Math.abs(high));
    }
}
