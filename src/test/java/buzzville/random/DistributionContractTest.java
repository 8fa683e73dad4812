package buzzville.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every distribution promises, for every distribution. */
class DistributionContractTest {
    private static final int N = 200_000;

    @Test
    void everyDistributionIsListedAndIsARecord() {
        var classes = new ClassFileImporter()
                .importPackages("buzzville.random").stream()
                        .filter(c -> c.isAssignableTo(Distribution.class) && !c.isInterface())
                        .toList();

        assertThat(classes).allMatch(JavaClass::isRecord);
        assertThat(classes.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet()))
                .isEqualTo(Law.all().stream()
                        .map(law -> law.distribution().getClass().getSimpleName())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("buzzville.random.Law#all")
    void itKnowsItsOwnMean(Law law) {
        assertThat(law.distribution().mean()).isCloseTo(law.mean(), within(1e-9 * law.mean()));
    }

    @ParameterizedTest
    @MethodSource("buzzville.random.Law#all")
    void itDrawsTheMeanAndTheStandardDeviation(Law law) {
        double[] values = draw(law.distribution(), N);

        var summary = new SummaryStatistics();
        var squares = new SummaryStatistics();
        for (double value : values) {
            summary.addValue(value);
            squares.addValue((value - law.mean()) * (value - law.mean()));
        }
        double root = Math.sqrt(N);
        assertThat(summary.getMean()).isCloseTo(law.mean(), within(5 * law.sd() / root + 1e-12 * law.mean()));
        assertThat(squares.getMean())
                .isCloseTo(law.sd() * law.sd(), within(5 * squares.getStandardDeviation() / root + 1e-12));
    }

    @ParameterizedTest
    @MethodSource("buzzville.random.Law#all")
    void itsQuantilesAreWhereTheyShouldBe(Law law) {
        double[] values = draw(law.distribution(), N);
        Arrays.sort(values);

        for (double p : new double[] {0.1, 0.5, 0.99}) {
            // the sample's own quantile is a point where theory must agree, whatever jumps there are
            double quantile = values[(int) (p * N)];
            double error = 5 * Math.sqrt(p * (1 - p) / N);
            assertThat(law.cumulative().applyAsDouble(quantile)).isGreaterThan(p - error);
            assertThat(law.cumulative().applyAsDouble(Math.nextDown(quantile))).isLessThan(p + error);
        }
    }

    @ParameterizedTest
    @MethodSource("buzzville.random.Law#smooth")
    void kolmogorovAndSmirnovSeeNoDifference(Law law) {
        double[] values = draw(law.distribution(), 50_000);

        double probability = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(known(law), values, false);
        assertThat(probability).isGreaterThan(1e-5);
    }

    @ParameterizedTest
    @MethodSource("buzzville.random.Law#all")
    void itNeverDrawsANegativeOrEndlessValue(Law law) {
        assertThat(Arrays.stream(draw(law.distribution(), N)))
                .allMatch(value -> value >= 0 && value < Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("buzzville.random.Law#all")
    void oneSamplerServesManyStreamsWithoutMixingThemUp(Law law) {
        Sampler shared = law.distribution().sampler();
        var a = new Streams(1, 0).named("a");
        var b = new Streams(1, 0).named("b");
        double[] together = new double[1000];
        for (int i = 0; i < together.length; i++) {
            together[i] = shared.sample(a);
            shared.sample(b);
        }

        var alone = new Streams(1, 0).named("a");
        Sampler own = law.distribution().sampler();
        assertThat(together).containsExactly(draw(own, alone, together.length));
    }

    private static double[] draw(Distribution distribution, int n) {
        return draw(distribution.sampler(), new Streams(2026, 1).named(distribution.toString()), n);
    }

    private static double[] draw(Sampler sampler, UniformRandomProvider random, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = sampler.sample(random);
        }
        return values;
    }

    /** Only what the Kolmogorov-Smirnov test asks of a distribution. */
    private static AbstractRealDistribution known(Law law) {
        return new CutNormal(law.mean(), Math.max(law.sd(), 1e-9)) {
            @Override
            public double cumulativeProbability(double x) {
                return law.cumulative().applyAsDouble(x);
            }
        };
    }
}
