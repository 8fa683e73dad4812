package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Pencil and paper; Student's factors from the printed tables. */
class EstimateTest {
    @Test
    void studentsFactorsAreThoseOfTheTables() {
        assertThat(Estimate.studentT(1)).isCloseTo(12.7062, within(5e-5));
        assertThat(Estimate.studentT(4)).isCloseTo(2.77645, within(5e-6));
        assertThat(Estimate.studentT(9)).isCloseTo(2.26216, within(5e-6));
        assertThat(Estimate.studentT(29)).isCloseTo(2.04523, within(5e-6));
        assertThat(Estimate.studentT(1000)).isCloseTo(1.96234, within(5e-6));
    }

    @Test
    void aMeanHasStudentsInterval() {
        // mean 3, sample variance 2.5, so the half width is 2.77645 * sqrt(2.5 / 5)
        Estimate estimate = Estimate.mean(new double[] {1, 2, 3, 4, 5});

        assertThat(estimate.estimate()).isEqualTo(3);
        assertThat(estimate.n()).isEqualTo(5);
        assertThat(estimate.low()).isCloseTo(3 - 1.96324, within(1e-5));
        assertThat(estimate.high()).isCloseTo(3 + 1.96324, within(1e-5));
    }

    @Test
    void sectioningMeasuresDeviationsFromThePooledValueAndNotFromTheirMean() {
        // deviations from 2 are -1, 0, 1, 2, 3: their squares add up to 15, over 5 * 4
        Estimate estimate = Estimate.sectioned(2, new double[] {1, 2, 3, 4, 5});

        assertThat(estimate.estimate()).isEqualTo(2);
        assertThat(estimate.high() - 2).isCloseTo(2.77645 * Math.sqrt(15.0 / 20), within(1e-4));
        assertThat(estimate.low()).isCloseTo(4 - estimate.high(), within(1e-12));
    }

    @Test
    void oneReplicationHasAValueAndNoInterval() {
        Estimate estimate = Estimate.mean(new double[] {7});

        assertThat(estimate.estimate()).isEqualTo(7);
        assertThat(estimate.low()).isNaN();
        assertThat(estimate.high()).isNaN();
        assertThat(estimate.n()).isEqualTo(1);
    }

    @Test
    void replicationsWithoutAValueAreLeftOut() {
        Estimate estimate = Estimate.mean(new double[] {Double.NaN, 2, 4});

        assertThat(estimate.estimate()).isEqualTo(3);
        assertThat(estimate.n()).isEqualTo(2);
        assertThat(Estimate.mean(new double[] {Double.NaN}).note()).isEqualTo(Estimate.Note.NO_DATA);
    }

    @Test
    void aPercentileNeedsTenMessagesBeyondIt() {
        double[] values = {5, 6};

        assertThat(Estimate.percentile(0.99, 1000, 5.5, values).estimate()).isEqualTo(5.5);
        assertThat(Estimate.percentile(0.99, 999, 5.5, values).estimate()).isNaN();
        assertThat(Estimate.percentile(0.99, 999, 5.5, values).note()).isEqualTo(Estimate.Note.NOT_ENOUGH_DATA);
        assertThat(Estimate.percentile(0.5, 20, 5.5, values).estimate()).isEqualTo(5.5);
        assertThat(Estimate.percentile(0.999, 10_000, 5.5, values).estimate()).isEqualTo(5.5);
        assertThat(Estimate.percentile(0.999, 9_999, 5.5, values).estimate()).isNaN();
    }

    @Test
    void whatNeverHappenedHasAnUpperBound() {
        // the rule of three: 3 of 1000 within 2 per mille of itself; here in 4 runs of 250 messages
        Estimate estimate = Estimate.count(new double[] {0, 0, 0, 0}, 1000);

        assertThat(Estimate.atMost(1000)).isCloseTo(1 - Math.pow(0.05, 1 / 1000.0), within(1e-15));
        assertThat(Estimate.atMost(1)).isCloseTo(0.95, within(1e-15));
        assertThat(estimate.estimate()).isZero();
        assertThat(estimate.low()).isZero();
        assertThat(estimate.high()).isCloseTo(0.7478, within(1e-3));
        assertThat(Estimate.count(new double[] {0, 1}, 1000)).isEqualTo(Estimate.mean(new double[] {0, 1}));
    }
}
