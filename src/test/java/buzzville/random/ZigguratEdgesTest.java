package buzzville.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/**
 * The samplers at the edges that chance visits too rarely to judge: scripted bits aim at a chosen point of a chosen
 * layer, and the curve itself says whether that point counts. The layers are laid out once more here, from the
 * published start of the tail and area of a layer.
 */
class ZigguratEdgesTest {
    private static final double MARGIN = 1e-9;

    @Test
    void aPointOfAnExponentialLayerCountsIfItIsUnderTheCurve() {
        double[] edges = edges(7.69711747013105, 0.003949659822581557, x -> Math.exp(-x), y -> -Math.log(y));

        for (int layer = 1; layer < 256; layer++) {
            assertJudgedByTheCurve(ExponentialSampler::standard, edges, layer, x -> Math.exp(-x), 0x1p-53);
        }
    }

    @Test
    void aPointOfANormalLayerCountsIfItIsUnderTheCurve() {
        DoubleUnaryOperator curve = x -> Math.exp(-x * x / 2);
        double[] edges =
                edges(3.654152885361009, 0.0049286732339746545, curve, y -> Math.sqrt(-2 * Math.log(Math.min(1, y))));

        for (int layer = 1; layer < 256; layer++) {
            assertJudgedByTheCurve(NormalSampler::standard, edges, layer, curve, 0x1p-52);
        }
    }

    @Test
    void theTailOfATailIsTwoTailsOut() {
        double twice = ExponentialSampler.standard(scripted(bits(0, ~0L >>> 11), bits(0, ~0L >>> 11), bits(9, 0)));

        assertThat(twice).isCloseTo(2 * 7.69711747013105, within(1e-12));
    }

    @Test
    void theLeftHalfOfTheNormalCurveMirrorsTheRight() {
        double right = NormalSampler.standard(scripted(bits(3, 12345L << 30)));
        double left = NormalSampler.standard(scripted(bits(3, -(12345L << 30))));

        assertThat(right).isPositive();
        assertThat(left).isEqualTo(-right);
    }

    private static void assertJudgedByTheCurve(
            Sampler sampler, double[] edges, int layer, DoubleUnaryOperator curve, double step) {
        double x = (edges[layer] + edges[layer + 1]) / 2;
        long aim = bits(layer, (long) (x / edges[layer] / step));
        double low = curve.applyAsDouble(edges[layer]);
        double high = curve.applyAsDouble(edges[layer + 1]);
        double share = (curve.applyAsDouble(x) - low) / (high - low);
        long origin = bits(9, 0);

        assertThat(sampler.sample(scripted(aim, uniform(share - MARGIN), origin)))
                .as("just under the curve in layer %d", layer)
                .isCloseTo(x, within(1e-9));
        assertThat(sampler.sample(scripted(aim, uniform(share + MARGIN), origin)))
                .as("just above the curve in layer %d", layer)
                .isZero();
    }

    private static double[] edges(double tail, double area, DoubleUnaryOperator curve, DoubleUnaryOperator inverse) {
        double[] edges = new double[257];
        edges[1] = tail;
        for (int i = 1; i < 256; i++) {
            edges[i + 1] = Math.max(0, inverse.applyAsDouble(area / edges[i] + curve.applyAsDouble(edges[i])));
        }
        // the last layer closes the curve at its top
        assertThat(edges[256]).isLessThan(1e-6);
        edges[256] = 0;
        return edges;
    }

    private static long bits(int layer, long position) {
        return position << 11 | layer;
    }

    private static long uniform(double u) {
        return (long) (u * 0x1p53) << 11;
    }

    private static UniformRandomProvider scripted(long... script) {
        int[] next = {0};
        return () -> script[next[0]++];
    }
}
