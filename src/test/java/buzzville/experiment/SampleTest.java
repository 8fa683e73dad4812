package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Differences, and how many more replications it takes, with printed tables of Student's factors. */
class SampleTest {
    @Test
    void aDifferenceIsThatOfEachReplication() {
        Sample difference = Sample.mean(new double[] {10, 20, 30}).minus(Sample.mean(new double[] {9, 18, 29}));

        // 1, 2, 1: mean 4/3, sample variance 1/3; 4.30265 * sqrt(1/9)
        assertThat(difference.estimate().estimate()).isCloseTo(4 / 3.0, within(1e-12));
        assertThat(difference.estimate().halfWidth()).isCloseTo(4.30265 / 3, within(1e-5));
        assertThatThrownBy(() -> difference.minus(Sample.mean(new double[] {1})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDifferenceOfPercentilesIsThatOfThePooledOnes() {
        Sample one = Sample.percentile(0.9, 50, 1000, new double[] {49, 53});
        Sample other = Sample.percentile(0.9, 40, 1000, new double[] {41, 41});

        // pooled 10; the replications' 8 and 12 deviate by 2: 12.7062 * sqrt(8 / 2)
        assertThat(one.minus(other).estimate().estimate()).isEqualTo(10);
        assertThat(one.minus(other).estimate().halfWidth()).isCloseTo(12.7062 * 2, within(1e-3));
        assertThat(one.minus(Sample.percentile(0.9, 40, 99, new double[] {41, 41}))
                        .estimate()
                        .estimate())
                .isNaN();
    }

    @Test
    void aDifferenceOfMessagesThatNeverArriveIsEndless() {
        Sample one = Sample.percentile(0.9, 50, 1000, new double[] {49, Double.POSITIVE_INFINITY});
        Sample other = Sample.percentile(0.9, 40, 1000, new double[] {41, 41});

        assertThat(one.minus(other).estimate().note()).isEqualTo(Estimate.Note.ENDLESS);
    }

    /** Values 8 to 12 have a standard deviation of sqrt(2.5) = 1.58114; n is enough if t(n - 1) * 1.58114 / sqrt(n) is below d. */
    @Test
    void moreReplicationsNarrowAnIntervalUntilItLeavesAValueOut() {
        Sample sample = Sample.mean(new double[] {8, 9, 10, 11, 12});

        // d = 1: n = 12 has 2.20099 * 1.58114 / sqrt(12) = 1.00462, n = 13 has 2.17881 * 1.58114 / sqrt(13) = 0.95547
        assertThat(sample.moreUntilApart(11)).isEqualTo(8);
        assertThat(sample.moreUntilApart(9)).isEqualTo(8);
        // d = 0.1: about (1.96242 * 15.8114)^2 = 962.8
        assertThat(sample.moreUntilApart(10.1)).isBetween(956L, 960L);
        // d = 1e-6 would take about 1e13
        assertThat(sample.moreUntilApart(10.000001)).isGreaterThan(900_000_000);
    }

    @Test
    void nobodyKnowsHowManyMoreWithoutADistanceOrAnInterval() {
        assertThat(Sample.mean(new double[] {8, 12}).moreUntilApart(10)).isEqualTo(Sample.UNKNOWN);
        assertThat(Sample.mean(new double[] {8}).moreUntilApart(10)).isEqualTo(Sample.UNKNOWN);
        assertThat(Sample.mean(new double[] {8, 8}).moreUntilApart(10)).isEqualTo(Sample.UNKNOWN);
        assertThat(Sample.extreme(9, new double[] {8, 9}).moreUntilApart(10)).isEqualTo(Sample.UNKNOWN);
        assertThat(Sample.percentile(0.5, 9, 100, new double[] {8, Double.POSITIVE_INFINITY})
                        .moreUntilApart(10))
                .isEqualTo(Sample.UNKNOWN);
        assertThat(Sample.percentile(0.5, 9, 19, new double[] {8, 9}).moreUntilApart(10))
                .isEqualTo(Sample.UNKNOWN);
    }

    @Test
    void whereNothingWasLostItTakesMessagesForTheBound() {
        // ln 0.05 / ln 0.99 = 298.07 messages for a bound of 1 %; 2 replications had 50 each, so 5.96 are needed
        assertThat(Sample.share(0, 100, new double[] {0, 0}).moreUntilApart(0.01))
                .isEqualTo(4);
        assertThat(Sample.share(1, 100, new double[] {1, 1}).moreUntilApart(0.99))
                .isEqualTo(4);
    }
}
