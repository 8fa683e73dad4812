package buzzville.bench;

import java.util.Locale;

/**
 * What one pass of a model produced.
 *
 * @param events how many events happened, or holds
 * @param nanos processor time of the part that counts
 * @param check what the model computed, to compare with theory and with the other programs
 */
record Pass(long events, long nanos, String check) {
    static Pass mm1(long events, long nanos, double meanSojourn) {
        return new Pass(events, nanos, String.format(Locale.ROOT, "%.4f", meanSojourn));
    }

    static Pass hold(long holds, long nanos, double clock, int pending) {
        return new Pass(holds, nanos, String.format(Locale.ROOT, "%.4f", clock * pending / holds));
    }

    static Pass broker(long events, long nanos, double[] meanSojourn, double lossOfTheLast) {
        return new Pass(
                events,
                nanos,
                String.format(
                        Locale.ROOT,
                        "%.3f %.3f %.2f; %.4f",
                        meanSojourn[0],
                        meanSojourn[1],
                        meanSojourn[2],
                        lossOfTheLast));
    }
}
