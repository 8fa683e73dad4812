package buzzville.report.clocks.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BowTest {
    @Test
    void staysStraightWhereNothingIsInTheWay() {
        assertThat(Bow.around(0, 0, 200, 0, List.of())).isZero();
        assertThat(Bow.around(0, 0, 200, 0, List.of(life(100, 18.0)))).isZero();
    }

    @Test
    void bendsAsLittleAsKeepsClear() {
        // In the middle of its way a bow of b is b pixels off: 18 are wanted, in steps of 6.
        assertThat(Bow.around(0, 0, 200, 0, List.of(life(100, 0.0)))).isEqualTo(18);
        // A quarter of the way it is 4 * b / 4 * 3 / 4 = 0.75 b: 24 * 0.75 = 18.
        assertThat(Bow.around(0, 0, 200, 0, List.of(life(50, 0.0)))).isEqualTo(24);
    }

    @Test
    void takesTheSideWhereThereIsRoom() {
        assertThat(Bow.around(0, 0, 200, 0, List.of(life(100, 0.0, 20.0)))).isEqualTo(-18);
    }

    private static Bow.Life life(double x, Double... marks) {
        return new Bow.Life(x, new TreeSet<>(List.of(marks)));
    }
}
