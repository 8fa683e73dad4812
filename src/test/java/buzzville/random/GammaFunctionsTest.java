package buzzville.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GammaFunctionsTest {
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.5, 0.9999, 1, 1.5, 2, 3.7, 12, 15.99, 16, 17, 170, 1e6})
    void theLogarithmOfGammaIsThatOfCommonsMath(double x) {
        double expected = Gamma.logGamma(x);

        assertThat(GammaFunctions.logGamma(x)).isCloseTo(expected, within(2e-14 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void gammaOfAHalfIsTheRootOfPi() {
        assertThat(Math.exp(GammaFunctions.logGamma(0.5))).isCloseTo(Math.sqrt(Math.PI), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.016, 0.2, 1, 3, 40, 5000, 1e6})
    void gammaProbabilitiesAreThoseOfCommonsMath(double shape) {
        for (double z = -3; z <= 4; z += 0.5) {
            double x = Math.max(shape / 100, shape + z * Math.sqrt(shape));
            assertThat(GammaFunctions.gammaProbability(shape, x))
                    .isCloseTo(Gamma.regularizedGammaP(shape, x, 1e-15, 1_000_000), within(1e-8));
        }
    }

    @Test
    void theGammaOfShapeOneIsExponential() {
        assertThat(GammaFunctions.gammaProbability(1, 2)).isCloseTo(1 - Math.exp(-2), within(1e-14));
        assertThat(GammaFunctions.gammaProbability(1, 0)).isZero();
    }

    @Test
    void normalProbabilitiesAreThoseOfCommonsMath() {
        var normal = new NormalDistribution(null, 0, 1);
        for (double z = -10; z <= 10; z += 0.125) {
            assertThat(GammaFunctions.normalProbability(z)).isCloseTo(normal.cumulativeProbability(z), within(1e-14));
        }
        assertThat(GammaFunctions.normalProbability(Spread.Z99)).isCloseTo(0.99, within(1e-15));
    }
}
