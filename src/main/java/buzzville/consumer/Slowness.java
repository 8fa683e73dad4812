package buzzville.consumer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How many times as long as drawn work takes: that of all workers of a pool, and that of single ones on top. */
public final class Slowness {
    private double all = 1;
    /** Null as long as no single worker was ever slow. */
    private double @Nullable [] single;

    /** From now on every work that begins takes {@code factor} times as long. */
    public void all(double factor) {
        all = factor;
    }

    /** The same for the workers from {@code from} to before {@code to}. */
    public void of(int from, int to, double factor) {
        double[] factors = single == null ? new double[0] : single;
        if (factors.length < to) {
            int before = factors.length;
            factors = Arrays.copyOf(factors, to);
            Arrays.fill(factors, before, to, 1);
        }
        Arrays.fill(factors, from, to, factor);
        single = factors;
    }

    /** How many times as long the work of one worker takes now, without what all have in common. */
    public double of(int worker) {
        return single == null || worker >= single.length ? 1 : single[worker];
    }

    long stretched(long time, int worker) {
        double factor = single == null ? all : all * of(worker);
        return factor == 1 ? time : Math.round(time * factor);
    }
}
