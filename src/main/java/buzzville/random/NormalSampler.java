package buzzville.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws normal values, negative ones too, by the ziggurat method (Marsaglia and Tsang, "The ziggurat method for
 * generating random variables", Journal of Statistical Software 5, 2000) with 256 layers and 53-bit signed positions.
 *
 * <p>Consumes one draw in 98.8 % of cases; else one more to decide inside a wedge, or two exponential ones for the
 * tail, and fresh ones when that fails.
 */
public final class NormalSampler {
    /*
     * The curve exp(-x*x/2) is covered by 256 layers of equal area, laid out as in ExponentialSampler. The tail beyond
     * TAIL is that of G. Marsaglia, "Generating a variable from the tail of the normal distribution", Technometrics 6,
     * 1964, with its logarithms replaced by exponential draws.
     */
    private static final double TAIL = 3.654152885361009;

    private static final double AREA = 0.0049286732339746545;
    private static final int LAYERS = 256;
    private static final double[] EDGE = new double[LAYERS + 1];
    private static final double[] HEIGHT = new double[LAYERS + 1];
    private static final double[] STEP = new double[LAYERS];

    static {
        EDGE[0] = AREA / curve(TAIL);
        EDGE[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / EDGE[i - 1] + curve(EDGE[i - 1])));
        }
        EDGE[LAYERS] = 0;
        for (int i = 0; i < LAYERS; i++) {
            HEIGHT[i] = curve(EDGE[i]);
            STEP[i] = EDGE[i] * 0x1p-52;
        }
        HEIGHT[LAYERS] = 1;
    }

    private NormalSampler() {}

    /** Draws a normal value with mean 0 and standard deviation 1. */
    public static double standard(UniformRandomProvider random) {
        while (true) {
            long bits = random.nextLong();
            int layer = (int) bits & 0xff;
            double x = (bits >> 11) * STEP[layer];
            if (Math.abs(x) < EDGE[layer + 1]) {
                return x;
            }
            if (layer == 0) {
                return x < 0 ? -tail(random) : tail(random);
            }
            if (underCurve(random, layer, x)) {
                return x;
            }
        }
    }

    /** Draws a normal value, given that it is beyond the last layer on the right. */
    static double tail(UniformRandomProvider random) {
        while (true) {
            double beyond = ExponentialSampler.standard(random) / TAIL;
            if (2 * ExponentialSampler.standard(random) >= beyond * beyond) {
                return TAIL + beyond;
            }
        }
    }

    private static boolean underCurve(UniformRandomProvider random, int layer, double x) {
        double y = HEIGHT[layer] + random.nextDouble() * (HEIGHT[layer + 1] - HEIGHT[layer]);
        return y < curve(x);
    }

    private static double curve(double x) {
        return StrictMath.exp(-x * x / 2);
    }
}
