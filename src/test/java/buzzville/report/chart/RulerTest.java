package buzzville.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RulerTest {
    private final Human human = new Human(ReportLanguage.EN);

    @Test
    void aFigureStandsInProportion() {
        Ruler ruler = new Ruler(Scale.between(-3, 7, 5, false, human::number), 100, 300);

        // steps of 2 from -4 to 8: 12 units are 200 pixels
        assertThat(ruler.scale().low()).isEqualTo(-4);
        assertThat(ruler.scale().high()).isEqualTo(8);
        assertThat(ruler.at(2)).isEqualTo(200);
        assertThat(ruler.at(20)).isEqualTo(500);
        assertThat(ruler.within(20)).isEqualTo(300);
    }

    @Test
    void stepsAreRoundAlsoAfterManyOfThem() {
        Scale scale = Scale.between(0.1, 0.7, 6, false, human::percent);

        assertThat(scale.ticks())
                .extracting(Scale.Tick::label)
                .containsExactly("10%", "20%", "30%", "40%", "50%", "60%", "70%");
    }

    @Test
    void longDurationsHaveStepsOfMinutes() {
        Scale scale = Scale.between(0, 400e9, 4, true, human::duration);

        assertThat(scale.ticks())
                .extracting(Scale.Tick::label)
                .containsExactly("0 s", "2 min", "4 min", "6 min", "8 min");
    }

    @Test
    void figuresThatAreAllTheSameHaveRoomBesideThem() {
        Scale scale = Scale.between(50, 50, 4, false, human::number);

        assertThat(scale.low()).isLessThan(50);
        assertThat(scale.high()).isGreaterThan(50);
    }

    @Test
    void powersOfTenHaveAPlaceForZero() {
        Scale scale = Scale.powers(3, 2000, true, human::number);

        assertThat(scale.ticks())
                .extracting(Scale.Tick::label)
                .containsExactly("0", "1", "10", "100", "1,000", "10,000");
        assertThat(scale.at(0)).isEqualTo(-0.5);
        assertThat(scale.at(100)).isEqualTo(2);
    }

    @Test
    void labelsThatWouldMeetAreLeftOut() throws IOException {
        Theme theme = new Theme(Fonts.plain(), Fonts.bold());
        Scale scale = Scale.between(0, 10, 10, false, human::number);

        assertThat(new Ruler(scale, 0, 1000).ticksWithRoom(theme.small())).hasSize(11);
        assertThat(new Ruler(scale, 0, 100).ticksWithRoom(theme.small())).hasSizeBetween(3, 7);
    }
}
