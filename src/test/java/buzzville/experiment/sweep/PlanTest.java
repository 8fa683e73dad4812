package buzzville.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final List<String> PLAIN = List.of("plain");

    @Test
    void theLastAxisOfAGridChangesFastestAndStrategiesFasterStill() {
        Plan plan = Plan.grid(Sweeps.axes("a=1,2", "b=x,y"), List.of("none", "priority"));

        assertThat(plan.cells().stream().map(cell -> cell.number() + " " + cell.values() + " " + cell.strategy()))
                .containsExactly(
                        "1 [1, x] none",
                        "2 [1, x] priority",
                        "3 [1, y] none",
                        "4 [1, y] priority",
                        "5 [2, x] none",
                        "6 [2, x] priority",
                        "7 [2, y] none",
                        "8 [2, y] priority");
        assertThat(plan.cells().get(7).name(plan.axes())).isEqualTo("a=2, b=y");
    }

    @Test
    void aLatinHypercubeHasOneValueInEachPartOfEachAxis() {
        int points = 50;
        Plan plan = Plan.sample(
                Sweeps.axes("a=0..1", "b=100ms..200ms", "c=log:1..1000000"), PLAIN, Design.LATIN, points, Set.of(), 7);

        for (int axis = 0; axis < 3; axis++) {
            int at = axis;
            List<Integer> parts = plan.cells().stream()
                    .map(cell -> AxisValue.number(cell.values().get(at)))
                    .map(value -> at == 0
                            ? value
                            : at == 1 ? (value / 1e6 - 100) / 100 : StrictMath.log(value) / StrictMath.log(1e6))
                    .map(share -> (int) (share * points))
                    .sorted()
                    .toList();
            assertThat(parts).isEqualTo(IntStream.range(0, points).boxed().toList());
        }
    }

    @Test
    void aLatinHypercubeHasEachValueOfAListEquallyOften() {
        Axis whole = Axis.parse("n=1..4");
        Plan plan = Plan.sample(List.of(Axis.parse("p=fifo,lifo"), whole), PLAIN, Design.LATIN, 20, Set.of(whole), 1);

        assertThat(plan.cells().stream().filter(cell -> cell.values().get(0).equals("fifo")))
                .hasSize(10);
        for (String n : List.of("1", "2", "3", "4")) {
            assertThat(plan.cells().stream().filter(cell -> cell.values().get(1).equals(n)))
                    .hasSize(5);
        }
    }

    @Test
    void aRandomSampleFillsTheRangeAndIsTheSameForTheSameSeed() {
        List<Axis> axes = Sweeps.axes("a=0..1");
        Plan plan = Plan.sample(axes, PLAIN, Design.RANDOM, 1000, Set.of(), 3);

        double mean = plan.cells().stream()
                .mapToDouble(cell -> AxisValue.number(cell.values().get(0)))
                .average()
                .orElseThrow();
        // 1/2, with standard error 1 / sqrt(12 x 1000) = 0.0091
        assertThat(mean).isBetween(0.46, 0.54);
        assertThat(Plan.sample(axes, PLAIN, Design.RANDOM, 1000, Set.of(), 3)).isEqualTo(plan);
        assertThat(Plan.sample(axes, PLAIN, Design.RANDOM, 1000, Set.of(), 4)).isNotEqualTo(plan);
    }

    @Test
    void anAxisMoreChangesNothingAboutTheOthers() {
        Plan one = Plan.sample(Sweeps.axes("a=0..1"), PLAIN, Design.LATIN, 10, Set.of(), 3);
        Plan two = Plan.sample(Sweeps.axes("b=0..1", "a=0..1"), PLAIN, Design.LATIN, 10, Set.of(), 3);

        assertThat(two.cells().stream().map(cell -> cell.values().get(1)))
                .isEqualTo(
                        one.cells().stream().map(cell -> cell.values().get(0)).toList())
                .isNotEqualTo(
                        two.cells().stream().map(cell -> cell.values().get(0)).toList());
    }

    @Test
    void tooManyCombinationsAndRangesWithoutAStepAreRefused() {
        assertThatThrownBy(() -> Plan.grid(Sweeps.axes("a=1..200/1", "b=1..51/1"), PLAIN))
                .hasMessage("expected at most 10000 combinations, but found 10200");
        assertThatThrownBy(() -> Plan.sample(Sweeps.axes("a=0..1"), List.of("a", "b"), Design.LATIN, 6000, Set.of(), 1))
                .hasMessage("expected at most 10000 combinations, but found 12000");
        assertThatThrownBy(() -> Plan.grid(Sweeps.axes("a=1,2", "b=1..51"), PLAIN))
                .hasMessage("expected a step in a grid, such as b=1..51/1, but found '1..51'; or a sample of the range,"
                        + " with --sample 20 --design latin");
    }
}
