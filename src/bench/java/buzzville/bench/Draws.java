package buzzville.bench;

/**
 * xoshiro256++ with a ziggurat exponential, the same streams as {@code limit.c}: all programs draw from it, so that
 * kernels are compared and not generators.
 */
final class Draws {
    /** Ticks in one unit of time. */
    static final double TICKS = 4294967296.0;

    private static final double TAIL = 7.69711747013104972;
    private static final double AREA = 0.0039496598225815571993;
    private static final double[] EDGE = new double[257];
    private static final double[] HEIGHT = new double[257];
    private static final double[] WIDTH = new double[256];
    private static final long[] INSIDE = new long[256];

    static {
        EDGE[0] = AREA / Math.exp(-TAIL);
        EDGE[1] = TAIL;
        for (int i = 2; i < 256; i++) {
            EDGE[i] = -Math.log(AREA / EDGE[i - 1] + Math.exp(-EDGE[i - 1]));
        }
        for (int i = 0; i < 257; i++) {
            HEIGHT[i] = Math.exp(-EDGE[i]);
        }
        for (int i = 0; i < 256; i++) {
            INSIDE[i] = (long) (EDGE[i + 1] / EDGE[i] * 0x1p53);
            WIDTH[i] = EDGE[i] * 0x1p-53;
        }
    }

    private long a;
    private long b;
    private long c;
    private long d;
    private long seed;

    Draws(long seed) {
        this.seed = seed;
        a = splitmix();
        b = splitmix();
        c = splitmix();
        d = splitmix();
    }

    private long splitmix() {
        seed += 0x9e3779b97f4a7c15L;
        long z = (seed ^ seed >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private long bits() {
        long result = Long.rotateLeft(a + d, 23) + a;
        long t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = Long.rotateLeft(d, 45);
        return result;
    }

    /** Uniform in [0, 1). */
    double unit() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** Exponential with mean 1. */
    double exponential() {
        long r = bits();
        int layer = (int) (r & 255);
        long m = r >>> 11;
        double x = m * WIDTH[layer];
        return m < INSIDE[layer] ? x : slow(layer, x);
    }

    /** Exponential with this mean, in ticks. */
    long ticks(double mean) {
        return (long) (exponential() * (mean * TICKS));
    }

    private double slow(int layer, double x) {
        while (true) {
            if (layer == 0) {
                return TAIL - Math.log(1.0 - unit());
            }
            if (HEIGHT[layer] + unit() * (HEIGHT[layer + 1] - HEIGHT[layer]) < Math.exp(-x)) {
                return x;
            }
            long r = bits();
            layer = (int) (r & 255);
            long m = r >>> 11;
            x = m * WIDTH[layer];
            if (m < INSIDE[layer]) {
                return x;
            }
        }
    }
}
