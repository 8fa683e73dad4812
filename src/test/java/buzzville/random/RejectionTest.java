package buzzville.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/**
 * The samplers that accept and reject, in every part of the curve, wedges and tails included: counts in 400 cells of
 * width, moments, and what lies beyond the last layer. An error in one layer of 256 shows in the cells near its edge.
 */
class RejectionTest {
    private static final int N = 4_000_000;

    @Test
    void exponentialValuesFallWhereTheCurveSays() {
        var random = new Streams(1, 0).named("exponential");

        assertCells(ExponentialSampler::standard, random, new ExponentialDistribution(null, 1), 0, 9);
    }

    @Test
    void normalValuesFallWhereTheCurveSays() {
        var random = new Streams(1, 0).named("normal");

        assertCells(NormalSampler::standard, random, new NormalDistribution(null, 0, 1), -4.5, 4.5);
    }

    @Test
    void gammaValuesFallWhereTheCurveSays() {
        var random = new Streams(1, 0).named("gamma");

        assertCells(new GammaSampler(1, 1), random, new ExponentialDistribution(null, 1), 0, 9);
        assertCells(new GammaSampler(3.5, 2), random, new GammaDistribution(null, 3.5, 2), 0.1, 25);
    }

    @Test
    void whatLiesInTheNormalTailIsNormal() {
        var random = new Streams(4, 0).named("tail");
        int n = 1_000_000;
        double start = 3.654152885361009;
        double mass = Gamma.regularizedGammaQ(0.5, start * start / 2) / 2;
        double[] limits = {3.7, 3.8, 4.0, 4.3, 4.7};
        int[] beyond = new int[limits.length];
        for (int k = 0; k < n; k++) {
            double x = NormalSampler.tail(random);
            for (int i = 0; i < limits.length; i++) {
                beyond[i] += x > limits[i] ? 1 : 0;
            }
        }

        for (int i = 0; i < limits.length; i++) {
            double p = Gamma.regularizedGammaQ(0.5, limits[i] * limits[i] / 2) / 2 / mass;
            assertThat(beyond[i] / (double) n).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / n)));
        }
    }

    @Test
    void exponentialMomentsAreFactorials() {
        var random = new Streams(2, 0).named("exponential");

        assertMoments(ExponentialSampler::standard, random, new double[] {1, 1, 2, 6, 24});
    }

    @Test
    void normalMomentsAreDoubleFactorials() {
        var random = new Streams(2, 0).named("normal");

        assertMoments(NormalSampler::standard, random, new double[] {1, 0, 1, 0, 3});
    }

    @Test
    void theTailsAreAsHeavyAsTheyShouldBe() {
        var random = new Streams(3, 0).named("tails");
        double[] limits = {7.0, 7.69, 7.7, 8.5, 10};
        int[] beyond = new int[limits.length];
        double[] normalLimits = {3.5, 3.65, 3.66, 4.0, 4.5};
        int[] normalBeyond = new int[normalLimits.length];
        for (int k = 0; k < N; k++) {
            double x = ExponentialSampler.standard(random);
            double z = NormalSampler.standard(random);
            for (int i = 0; i < limits.length; i++) {
                beyond[i] += x > limits[i] ? 1 : 0;
                normalBeyond[i] += z > normalLimits[i] ? 1 : 0;
            }
        }

        for (int i = 0; i < limits.length; i++) {
            double expected = N * Math.exp(-limits[i]);
            assertThat((double) beyond[i]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
            double q = N * Gamma.regularizedGammaQ(0.5, normalLimits[i] * normalLimits[i] / 2) / 2;
            assertThat((double) normalBeyond[i]).isCloseTo(q, within(5 * Math.sqrt(q)));
        }
    }

    private static void assertCells(
            Sampler sampler, UniformRandomProvider random, RealDistribution theory, double from, double to) {
        int cells = 400;
        int[] counts = new int[cells];
        for (int k = 0; k < N; k++) {
            double x = sampler.sample(random);
            if (x >= from && x < to) {
                counts[Math.min(cells - 1, (int) ((x - from) / (to - from) * cells))]++;
            }
        }
        double chiSquare = 0;
        double width = (to - from) / cells;
        for (int i = 0; i < cells; i++) {
            double expected = N
                    * (theory.cumulativeProbability(from + (i + 1) * width)
                            - theory.cumulativeProbability(from + i * width));
            double deviation = (counts[i] - expected) / Math.sqrt(expected);
            assertThat(deviation).as("cell %d", i).isBetween(-5.5, 5.5);
            chiSquare += deviation * deviation;
        }
        // a chi-square of 400 cells has mean 400 and standard deviation sqrt(800)
        assertThat(chiSquare).isCloseTo(cells, within(5 * Math.sqrt(2 * cells)));
    }

    private static void assertMoments(Sampler sampler, UniformRandomProvider random, double[] moments) {
        double[] sums = new double[5];
        double[] squares = new double[5];
        for (int k = 0; k < N; k++) {
            double x = sampler.sample(random);
            double power = 1;
            for (int m = 0; m < sums.length; m++) {
                sums[m] += power;
                squares[m] += power * power;
                power *= x;
            }
        }
        for (int m = 1; m < sums.length; m++) {
            double mean = sums[m] / N;
            double error = Math.sqrt((squares[m] / N - mean * mean) / N);
            assertThat(mean).as("moment %d", m).isCloseTo(moments[m], within(5 * error));
        }
    }
}
