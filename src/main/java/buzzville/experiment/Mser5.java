package buzzville.experiment;

import java.util.Arrays;

/**
 * How much of the beginning of a series to leave out, by the marginal standard error rule over batches of five.
 *
 * <p>Of the batch means Z(1) ... Z(k), leave out the first d for which the squared standard error of the mean of the others,
 * as if they were independent, is the least: the sum of (Z(i) - their mean)^2 over i > d, over (k - d)^2. Leaving out the
 * filling of an empty city makes the sum smaller; leaving out more only makes k - d smaller.
 *
 * <p>Source: K. P. White, "An effective truncation heuristic for bias reduction in simulation output", Simulation 69 (1997);
 * batches of five are from White, Cobb and Spratt, "A comparison of five steady-state truncation heuristics for simulation",
 * Proceedings of the 2000 Winter Simulation Conference. At least a quarter of the batches is left, and five: neighbours are alike in a
 * queue, so that a few of them at the end would often look steadier than all the rest.
 */
public final class Mser5 {
    /** What {@link #cut} says of a series that is not steady in its second half. */
    public static final int NOT_STEADY = -1;

    private static final int BATCH = 5;
    private static final int LEAST_LEFT = 5;

    private Mser5() {}

    /** The fewest observations that it says anything of. */
    public static int least() {
        return 2 * BATCH * LEAST_LEFT;
    }

    /**
     * How many observations to leave out.
     *
     * @param series at least {@link #least} observations at equal intervals; those that fill no batch, at its end, are ignored
     * @return a multiple of five; {@link #NOT_STEADY} if the least error is that of a cut in the second half
     */
    public static int cut(double[] series) {
        if (series.length < least()) {
            throw new IllegalArgumentException(
                    "expected at least " + least() + " observations, but found " + series.length);
        }
        double[] batches = new double[series.length / BATCH];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = Arrays.stream(series, i * BATCH, (i + 1) * BATCH).sum() / BATCH;
        }
        int left = Math.max(LEAST_LEFT, batches.length / 4);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int from = 0; from <= batches.length - left; from++) {
            double error = squaredError(batches, from);
            if (error < least) {
                least = error;
                best = from;
            }
        }
        return 2 * best <= batches.length ? best * BATCH : NOT_STEADY;
    }

    private static double squaredError(double[] batches, int from) {
        int left = batches.length - from;
        // around the last one, so that batches which are all alike have an error of exactly zero
        double middle = batches[batches.length - 1];
        double sum = 0;
        for (int i = from; i < batches.length; i++) {
            sum += batches[i] - middle;
        }
        double mean = middle + sum / left;
        double squares = 0;
        for (int i = from; i < batches.length; i++) {
            squares += (batches[i] - mean) * (batches[i] - mean);
        }
        return squares / ((double) left * left);
    }
}
