package buzzville.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.experiment.sweep.Swept;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest {
    private static Levels of(String... values) {
        return Levels.of(new Swept.Factor("a", "a", List.of(values)), new Human(ReportLanguage.EN));
    }

    @Test
    void quantitiesLieWhereTheyBelong() {
        Levels levels = of("20ms", "500us", "20ms", "10ms");

        assertThat(levels.values()).containsExactly("500us", "10ms", "20ms");
        assertThat(levels.places()).containsExactly(0.5e6, 10e6, 20e6);
        assertThat(levels.quantities()).isTrue();
    }

    @Test
    void whatGrowsByRatiosIsDrawnByItsLogarithm() {
        assertThat(of("1", "10", "100").places()).containsExactly(0, 1, 2);
        assertThat(Levels.growsByRatios(new double[] {1, 2, 4, 8})).isTrue();
        assertThat(Levels.growsByRatios(new double[] {10, 20, 30, 40, 50, 60})).isFalse();
        assertThat(Levels.growsByRatios(new double[] {0, 1, 10})).isFalse();
    }

    @Test
    void whatIsNoQuantityStandsSideBySide() {
        Levels levels = of("fifo", "strict-priority", "fifo");

        assertThat(levels.values()).containsExactly("fifo", "strict-priority");
        assertThat(levels.at("strict-priority")).isEqualTo(1);
        assertThat(levels.quantities()).isFalse();
    }

    @Test
    void theColoursOfAMapGetEvenlyLighter() {
        double before = -1;
        for (int i = 0; i <= 20; i++) {
            Color colour = HeatMap.colour(i / 20.0);
            double light = 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
            assertThat(light).isGreaterThan(before);
            before = light;
        }
    }
}
