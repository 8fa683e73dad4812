package buzzville.clock.deviation;

/** The range checks that deviations share; each refuses NaN. */
final class Check {
    private Check() {}

    static void finite(String name, double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be a number, but is " + value);
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be above 0");
        }
    }
}
