package buzzville.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A family may be given by its standard deviation, its cv or its p99. Commons Math knows all three of a distribution of
 * known shape; asked by any of them, ours must draw the very same values.
 */
class SpreadTest {
    interface Family {
        Distribution of(double mean, @Nullable Double sd, @Nullable Double cv, @Nullable Double p99);
    }

    record Known(String name, Family family, RealDistribution known) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Known> known() {
        Family pareto = (mean, sd, cv, p99) -> new Pareto(mean, null, sd, cv, p99);
        List<Known> known = new ArrayList<>();
        for (double sigma : new double[] {0.05, 0.5, 1, 2, 2.3}) {
            known.add(new Known("lognormal " + sigma, Lognormal::new, new LogNormalDistribution(null, 3, sigma)));
        }
        for (double shape : new double[] {0.05, 0.3, 1.2, 2.5, 40, 10_000}) {
            known.add(new Known("gamma " + shape, Gamma::new, new GammaDistribution(null, shape, 7)));
        }
        for (double shape : new double[] {0.3, 0.7, 1, 4, 30}) {
            known.add(new Known("weibull " + shape, Weibull::new, new WeibullDistribution(null, shape, 5e6)));
        }
        for (double alpha : new double[] {2.1, 3, 10}) {
            known.add(new Known("pareto " + alpha, pareto, new ParetoDistribution(null, 2, alpha)));
        }
        for (double centre : new double[] {0.01, 0.3, 1, 3, 8, 50}) {
            known.add(new Known("normal " + centre, Normal::new, new CutNormal(centre * 4, 4)));
        }
        return known;
    }

    @ParameterizedTest
    @MethodSource("known")
    void anyOfTheThreeFiguresGivesTheSameDraws(Known known) {
        double mean = known.known().getNumericalMean();
        double sd = Math.sqrt(known.known().getNumericalVariance());
        double p99 = known.known().inverseCumulativeProbability(0.99);

        double[] bySd = draw(known.family().of(mean, sd, null, null));
        double[] byCv = draw(known.family().of(mean, null, sd / mean, null));
        double[] byP99 = draw(known.family().of(mean, null, null, p99));

        for (int i = 0; i < bySd.length; i++) {
            assertThat(byCv[i]).isCloseTo(bySd[i], within(1e-9 * bySd[i]));
            // Commons Math's quantiles are good to about nine digits
            assertThat(byP99[i]).isCloseTo(bySd[i], within(1e-5 * bySd[i] + 1e-9 * mean));
        }
    }

    @ParameterizedTest
    @MethodSource("known")
    void oneValueInAHundredIsAboveTheP99AskedFor(Known known) {
        double p99 = known.known().inverseCumulativeProbability(0.99);
        Sampler sampler = known.family()
                .of(known.known().getNumericalMean(), null, null, p99)
                .sampler();
        var random = new Streams(5, 0).named(known.name());

        int n = 100_000;
        int above = 0;
        for (int i = 0; i < n; i++) {
            above += sampler.sample(random) > p99 ? 1 : 0;
        }

        assertThat((double) above).isCloseTo(n * 0.01, within(5 * Math.sqrt(n * 0.01 * 0.99)));
    }

    @Test
    void ofTwoLognormalsTheOneWithTheSmallerSigmaIsTaken() {
        // p99 = 5 means: sigma = z - sqrt(z² - 2 ln 5) = 0.8440..., or 3.8087...; the median is mean * exp(-sigma²/2)
        double sigma = 2.3263478740408408 - Math.sqrt(2.3263478740408408 * 2.3263478740408408 - 2 * Math.log(5));
        double[] values = draw(new Lognormal(40, null, null, 200.0));

        var known = new LogNormalDistribution(null, Math.log(40) - sigma * sigma / 2, sigma);
        long below = Arrays.stream(values)
                .filter(value -> value < known.inverseCumulativeProbability(0.5))
                .count();
        assertThat((double) below).isCloseTo(values.length / 2.0, within(2.5 * Math.sqrt(values.length)));
    }

    @Test
    void theGreatestP99OfEachFamilyIsAccepted() {
        assertThat(new Lognormal(1, null, null, 14.968).mean()).isEqualTo(1);
        assertThat(new Gamma(1, null, null, 28.33).mean()).isEqualTo(1);
        assertThat(new Weibull(1, null, null, 18.759).mean()).isEqualTo(1);
        assertThat(new Pareto(1, null, null, null, 7.988).mean()).isEqualTo(1);
        assertThat(new Normal(1, null, null, 3.228).mean()).isEqualTo(1);
        assertThat(new Gamma(1, null, null, 1.0024).mean()).isEqualTo(1);
    }

    private static double[] draw(Distribution distribution) {
        Sampler sampler = distribution.sampler();
        Draws draws = new Streams(9, 0).draws("spread");
        double[] values = new double[2000];
        Arrays.setAll(values, i -> sampler.sample(draws.of(i, 0)));
        return values;
    }
}
