package buzzville.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImportanceTest {
    private static final List<String> PLAIN = List.of("plain");
    private static final Offset<Double> EXACT = within(1e-12);

    /*
     *       b1  b2  b3   mean
     *  a1    1   2   3      2
     *  a2    3   4  11      6
     * mean   2   3   7      4
     *
     * a: 3 x (2^2 + 2^2) = 24; b: 2 x (2^2 + 1^2 + 3^2) = 28; all: 9 + 4 + 1 + 1 + 0 + 49 = 64; so 12 is interaction.
     */
    private static final Map<List<String>, Double> TABLE = Map.of(
            List.of("a1", "b1"),
            1.0,
            List.of("a1", "b2"),
            2.0,
            List.of("a1", "b3"),
            3.0,
            List.of("a2", "b1"),
            3.0,
            List.of("a2", "b2"),
            4.0,
            List.of("a2", "b3"),
            11.0);

    private static final Plan TWO_BY_THREE = Plan.grid(Sweeps.axes("a=a1,a2", "b=b1,b2,b3"), PLAIN);

    @Test
    void mainEffectsAndInteractionAreThoseOfTheAnalysisOfVariance() {
        Importance importance = Importance.of(Sweeps.of(TWO_BY_THREE, cell -> new double[] {TABLE.get(cell)}), "y");

        assertThat(importance.shares().get("a")).isCloseTo(24.0 / 64, EXACT);
        assertThat(importance.shares().get("b")).isCloseTo(28.0 / 64, EXACT);
        assertThat(importance.rest()).isCloseTo(12.0 / 64, EXACT);
        assertThat(importance.noise()).isNaN();
        assertThat(importance.why()).isNull();
    }

    @Test
    void whatAllCellsHaveInCommonInAReplicationIsNoNoise() {
        Importance importance = Importance.of(
                Sweeps.of(TWO_BY_THREE, cell -> new double[] {TABLE.get(cell) - 100, TABLE.get(cell) + 100}), "y");

        assertThat(importance.shares().get("a")).isCloseTo(24.0 / 64, EXACT);
        assertThat(importance.noise()).isCloseTo(0, EXACT);
    }

    /**
     * Means 1 and 4, grand mean 2.5, replications 2 and 3: each residual is a half, their squares sum to 1 with one degree of
     * freedom, so a mean of two replications has the variance 1/2. Between the cells there is 2 x 1.5^2 = 4.5, of which 0.5 is
     * chance.
     */
    @Test
    void chanceIsTakenOut() {
        Plan plan = Plan.grid(Sweeps.axes("a=1,2"), PLAIN);

        Importance importance = Importance.of(
                Sweeps.of(plan, cell -> cell.get(0).equals("1") ? new double[] {0, 2} : new double[] {4, 4}), "y");

        assertThat(importance.noise()).isCloseTo(0.5 / 4.5, EXACT);
        assertThat(importance.shares().get("a")).isCloseTo(1, EXACT);
    }

    @Test
    void ofASumEachTermExplainsItsOwnVariance() {
        Plan plan = Plan.grid(Sweeps.axes("a=0..10/1", "b=0..10/1"), PLAIN);

        Importance importance = Importance.of(Sweeps.of(plan, cell -> new double[] {sum(cell)}), "y");

        // both are spread alike, so 3a + 4b has variances in the ratio 9 to 16
        assertThat(importance.shares().get("a")).isCloseTo(9.0 / 25, EXACT);
        assertThat(importance.shares().get("b")).isCloseTo(16.0 / 25, EXACT);
        assertThat(importance.rest()).isCloseTo(0, EXACT);
    }

    @Test
    void aSampleSaysItOfRanks() {
        for (Design design : List.of(Design.LATIN, Design.RANDOM)) {
            Plan plan = Plan.sample(Sweeps.axes("a=0..10", "b=0..10", "c=0..10"), PLAIN, design, 4000, Set.of(), 1);

            Importance importance = Importance.of(Sweeps.of(plan, cell -> new double[] {sum(cell)}), "y");

            // of the ranks of 3a + 4b, by integrating their distribution numerically; the standard error of a share s
            // is about
            // 2 sqrt(s) (1 - s) / sqrt(4000), which is 0.012
            assertThat(importance.shares().get("a")).isCloseTo(0.338, within(0.05));
            assertThat(importance.shares().get("b")).isCloseTo(0.646, within(0.05));
            assertThat(importance.shares().get("c")).isLessThan(0.02);
        }
    }

    @Test
    void whatCannotBeToldIsNot() {
        assertThat(Importance.of(Sweeps.of(TWO_BY_THREE, cell -> new double[] {7}), "y")
                        .why())
                .isEqualTo(Importance.Doubt.NO_DIFFERENCE);
        assertThat(Importance.of(Sweeps.of(TWO_BY_THREE, cell -> new double[] {0.1 + 0.2}), "y")
                        .why())
                .isEqualTo(Importance.Doubt.NO_DIFFERENCE);
        assertThat(Importance.of(
                                Sweeps.of(TWO_BY_THREE, cell ->
                                        new double[] {cell.get(1).equals("b3") ? Double.NaN : 1}),
                                "y")
                        .why())
                .isEqualTo(Importance.Doubt.GAPS);
        Plan few = Plan.sample(Sweeps.axes("a=0..1"), PLAIN, Design.LATIN, 7, Set.of(), 1);
        assertThat(Importance.of(Sweeps.of(few, cell -> new double[] {1}), "y").why())
                .isEqualTo(Importance.Doubt.TOO_FEW);
    }

    private static double sum(List<String> cell) {
        return 3 * AxisValue.number(cell.get(0)) + 4 * AxisValue.number(cell.get(1));
    }
}
