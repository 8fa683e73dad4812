package buzzville.theory;

import buzzville.random.Constant;
import buzzville.random.Distribution;
import buzzville.random.Sampler;
import buzzville.random.Streams;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** How long effects and reports let wait: the bounds of equally likely parts of each distribution, which are found once. */
final class Delays {
    private static final int PARTS = 64;
    private static final int DRAWS_EACH = 512;

    private final Map<Distribution, long[]> known = new HashMap<>();

    /** Nanoseconds, rising; of a sample that is the same every time. Two bounds that are equal for what never varies. */
    long[] bounds(@Nullable Distribution after) {
        if (after == null || after instanceof Constant || after.mean() == 0) {
            long delay = after == null ? 0 : Math.round(after.mean());
            return new long[] {delay, delay};
        }
        return known.computeIfAbsent(after, Delays::quantiles);
    }

    private static long[] quantiles(Distribution distribution) {
        Sampler sampler = distribution.sampler();
        UniformRandomProvider random = new Streams(1, 0).named("theory/delays");
        double[] draws = new double[PARTS * DRAWS_EACH];
        Arrays.setAll(draws, i -> sampler.sample(random));
        Arrays.sort(draws);
        long[] bounds = new long[PARTS + 1];
        for (int part = 0; part <= PARTS; part++) {
            bounds[part] = Math.round(draws[Math.min(part * DRAWS_EACH, draws.length - 1)]);
        }
        return bounds;
    }
}
