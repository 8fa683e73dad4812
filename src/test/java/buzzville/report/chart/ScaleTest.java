package buzzville.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    private static final Human HUMAN = new Human(ReportLanguage.EN);

    @ParameterizedTest(name = "{0} s: {1}, {2} to {3}")
    @CsvSource({
        "0.5, s, 2, 0.5 s",
        "10, s, 2, 10 s",
        "60, s, 2, 60 s",
        "180, s, 2, 180 s",
        "1800, min, 2, 30 min",
        "10800, min, 2, 180 min",
        "86400, h, 2, 24 h",
        "604800, d, 2, 7 d"
    })
    void timeHasOneUnitAndFewTicks(double seconds, String unit, int least, String last) {
        Scale scale = Scale.time((long) (seconds * 1e9), HUMAN);

        assertThat(labels(scale).stream().skip(1)).allMatch(label -> label.endsWith(" " + unit));
        assertThat(scale.ticks()).hasSizeBetween(least, 16);
        assertThat(labels(scale)).startsWith("0").endsWith(last).doesNotHaveDuplicates();
    }

    @Test
    void figuresEndOnARoundStep() {
        assertThat(labels(Scale.linear(229.3, 6, HUMAN::number)))
                .containsExactly("0", "50", "100", "150", "200", "250");
        assertThat(labels(Scale.linear(2005, 4, HUMAN::number)))
                .startsWith("0", "1,000")
                .endsWith("3,000");
        assertThat(labels(Scale.linear(0, 4, HUMAN::number))).startsWith("0").endsWith("1");
        assertThat(labels(Scale.linear(0.7, 5, HUMAN::number))).containsExactly("0", "0.2", "0.4", "0.6", "0.8");
    }

    @Test
    void durationsRiseByDecadesAndThenAsPeopleSay() {
        assertThat(labels(Scale.durations(7e6, 31e9, false, HUMAN)))
                .containsExactly("10 ms", "100 ms", "1 s", "10 s", "1 min");
        assertThat(labels(Scale.durations(34e6, 48e6, false, HUMAN))).containsExactly("20 ms", "50 ms");
        assertThat(labels(Scale.durations(7e6, 5e9, true, HUMAN))).startsWith("0", "5 ms");
    }

    @Test
    void anAxisEndsAtTheNextRoundDurationAndNotAtTheNextDecade() {
        Scale scale = Scale.durations(34e6, 605e9, false, HUMAN);

        assertThat(scale.low()).isEqualTo(Math.log10(20e6), offset(1e-12));
        assertThat(scale.high()).isEqualTo(Math.log10(1200e9), offset(1e-12));
        assertThat(labels(scale)).containsExactly("100 ms", "1 s", "10 s", "1 min", "10 min");
    }

    @Test
    void timeIsWrittenInTheReadersLanguage() {
        assertThat(labels(Scale.time(500_000_000, new Human(ReportLanguage.FR))))
                .endsWith("0,5 s");
        assertThat(labels(Scale.time(7 * 86_400_000_000_000L, new Human(ReportLanguage.FR))))
                .endsWith("7 j");
    }

    @Test
    void whatALogarithmCannotShowStandsAtTheBeginning() {
        Scale scale = Scale.durations(7e6, 5e9, true, HUMAN);

        assertThat(scale.at(0)).isEqualTo(scale.low());
        assertThat(scale.at(1e9)).isEqualTo(9, offset(1e-12));
        assertThat(scale.at(Double.NaN)).isNaN();
    }

    @Test
    void sharesReachAsFarDownAsTheRarest() {
        assertThat(labels(Scale.shares(0.0004, HUMAN))).containsExactly("0.01%", "0.1%", "1%", "10%", "100%");
        assertThat(labels(Scale.shares(0.4, HUMAN))).containsExactly("1%", "2%", "5%", "10%", "20%", "50%", "100%");
    }

    private static List<String> labels(Scale scale) {
        return scale.ticks().stream().map(Scale.Tick::label).toList();
    }
}
