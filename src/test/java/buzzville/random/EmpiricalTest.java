package buzzville.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmpiricalTest {
    @Test
    void oneNumberALineIsEnough() {
        assertThat(valuesOf(null, null, "3", "1.5", " 2e1 ")).containsExactly(1.5, 3, 20);
    }

    @Test
    void aHeaderBlankLinesAndCommentsArePassedOver() {
        assertThat(valuesOf(null, null, "# measured in March", "wait", "", "3", "1"))
                .containsExactly(1, 3);
    }

    @Test
    void theFirstColumnOfACsvIsReadUnlessAnotherIsNamed() {
        String[] csv = {"\uFEFFwait,\"service time\"", "3,30", "1,10"};

        assertThat(valuesOf(null, null, csv)).containsExactly(1, 3);
        assertThat(valuesOf(null, "wait", csv)).containsExactly(1, 3);
        assertThat(valuesOf(null, "service time", csv)).containsExactly(10, 30);
    }

    @Test
    void aColumnMayBeNamedByANumber() {
        assertThat(valuesOf(null, "99", "50,99", "1,2")).containsExactly(2);
    }

    @Test
    void theUnitTurnsTheNumbersIntoNanoseconds() {
        assertThat(valuesOf("ms", null, "0.5", "2")).containsExactly(500_000, 2_000_000);
        assertThat(valuesOf("min", null, "1.5")).containsExactly(90_000_000_000.0);
        assertThat(new Empirical(new TextFile("f", List.of("1", "2")), "us", null).mean())
                .isEqualTo(1500);
    }

    private static double[] valuesOf(@Nullable String unit, @Nullable String column, String... lines) {
        Sampler sampler = new Empirical(new TextFile("waits.csv", List.of(lines)), unit, column).sampler();
        var random = new Streams(1, 0).named("empirical");
        double[] drawn = new double[200];
        Arrays.setAll(drawn, i -> sampler.sample(random));
        return Arrays.stream(drawn).distinct().sorted().toArray();
    }
}
