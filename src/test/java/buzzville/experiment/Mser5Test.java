package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Short series, cut with pencil and paper. */
class Mser5Test {
    /** Five observations for each batch, two on either side of its mean. */
    private static double[] series(double... batches) {
        double[] series = new double[5 * batches.length];
        for (int i = 0; i < series.length; i++) {
            series[i] = batches[i / 5] + i % 5 - 2;
        }
        return series;
    }

    /**
     * Squares around the mean over (k - d)^2: d = 0: (217 - 43^2 / 10) / 100 = 0.321; 1: (217 - 43^2 / 9) / 81 = 0.1427;
     * 2: (208 - 40^2 / 8) / 64 = 0.125; 3: (172 - 34^2 / 7) / 49 = 0.1399; 4: 6 / 36 = 0.1667; 5: 4.8 / 25 = 0.192.
     */
    @Test
    void theCutIsWhereTheRestHasTheLeastSquaredErrorOfItsMean() {
        assertThat(Mser5.cut(series(0, 3, 6, 4, 6, 4, 6, 4, 6, 4))).isEqualTo(10);
    }

    @Test
    void whatIsSteadyFromTheBeginningIsNotCut() {
        // with a mean of 5 and squares of 1 each: 10 / 100 against 8.89 / 81 and more
        assertThat(Mser5.cut(series(4, 6, 4, 6, 4, 6, 4, 6, 4, 6))).isZero();
        assertThat(Mser5.cut(new double[1000])).isZero();
        double[] odd = new double[1000];
        Arrays.fill(odd, 0.1);
        assertThat(Mser5.cut(odd)).isZero();
    }

    @Test
    void ofSeveralCutsThatAreAsGoodTheFirstCounts() {
        assertThat(Mser5.cut(series(0, 1, 7, 7, 7, 7, 7, 7, 7, 7))).isEqualTo(10);
    }

    @Test
    void whatGrowsToTheEndIsNeverSteady() {
        // k - d values in a row have squares of (k - d)^3 / 12, so the error falls with every batch that is cut
        double[] ramp = new double[200];
        Arrays.setAll(ramp, i -> i);

        assertThat(Mser5.cut(ramp)).isEqualTo(Mser5.NOT_STEADY);
    }

    @Test
    void aCutAtTheMiddleIsStillInTheFirstHalf() {
        assertThat(Mser5.cut(series(0, 0, 0, 0, 0, 9, 9, 9, 9, 9))).isEqualTo(25);
        assertThat(Mser5.cut(series(0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9))).isEqualTo(Mser5.NOT_STEADY);
    }

    @Test
    void aFewNeighboursThatAreAlikeAtTheEndAreNoSteadyState() {
        // five alike at the end of 40 would have an error of zero; ten are left at least
        double[] batches = new double[40];
        Arrays.setAll(batches, i -> i < 35 ? 4 + i % 2 : 9);

        assertThat(Mser5.cut(series(batches))).isZero();
    }

    @Test
    void whatFillsNoBatchIsLeftOut() {
        double[] series = Arrays.copyOf(series(0, 3, 6, 4, 6, 4, 6, 4, 6, 4), 54);
        Arrays.fill(series, 50, 54, 1e9);

        assertThat(Mser5.cut(series)).isEqualTo(10);
    }

    @Test
    void aShortSeriesSaysNothing() {
        assertThat(Mser5.least()).isEqualTo(50);
        assertThatThrownBy(() -> Mser5.cut(new double[49]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected at least 50 observations, but found 49");
    }
}
