package buzzville.clock.deviation;

import java.util.function.DoubleSupplier;

/** By how much the clocks of a city are wrong, each by itself: a quantity of either sign. */
public interface Deviation {
    /**
     * Draws one.
     *
     * @param uniforms draws between 0 and 1
     * @param normals draws from the standard normal distribution
     */
    double draw(DoubleSupplier uniforms, DoubleSupplier normals);

    /** The most that it can be, whatever the sign; infinite where there is no such thing. */
    double most();
}
