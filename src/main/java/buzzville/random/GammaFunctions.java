package buzzville.random;

/**
 * The gamma function and two of its relatives, on {@link StrictMath}, for solving parameters before a run. Formulas by
 * number from Abramowitz and Stegun, "Handbook of mathematical functions" (1964).
 */
final class GammaFunctions {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    /** From here on five terms of Stirling's series are exact to the last bits of a double. */
    private static final double STIRLING_FROM = 16;
    /** Beyond this many standard deviations the normal distribution function is 1 in a double. */
    private static final double CERTAIN = 8.5;

    private GammaFunctions() {}

    /** Returns ln Γ(x) for x above 0: Stirling's series (6.1.41) after raising x by Γ(x+1) = x Γ(x) (6.1.15). */
    static double logGamma(double x) {
        double raised = x;
        double product = 1;
        while (raised < STIRLING_FROM) {
            product *= raised;
            raised++;
        }
        double s = 1 / (raised * raised);
        double series = (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / raised;
        return (raised - 0.5) * StrictMath.log(raised) - raised + HALF_LOG_TWO_PI + series - StrictMath.log(product);
    }

    /**
     * Returns the probability that a gamma variable of this shape and scale 1 is at most x, by its power series
     * (6.5.29). All terms are positive; it takes about |x - shape| plus a few times the root of the shape of them.
     */
    static double gammaProbability(double shape, double x) {
        if (x <= 0) {
            return 0;
        }
        double term = 1;
        double sum = 1;
        for (double n = shape + 1; term > sum * 0x1p-56; n++) {
            term *= x / n;
            sum += term;
        }
        return StrictMath.exp(shape * StrictMath.log(x) - x - logGamma(shape + 1)) * sum;
    }

    /** Returns the probability that a standard normal variable is at most z: a gamma one of shape 1/2 (26.4.19). */
    static double normalProbability(double z) {
        if (Math.abs(z) > CERTAIN) {
            return z > 0 ? 1 : 0;
        }
        double half = gammaProbability(0.5, z * z / 2) / 2;
        return z > 0 ? 0.5 + half : 0.5 - half;
    }
}
