package buzzville.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.random.Draws;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeographyTest {
    @Test
    void quartersLieByTheCompassTwoKilometresFromTheMiddle() {
        List<Geography.Quarter> quarters = Examples.PARIS.quarters();

        // 2 km are 2000 / 111195 = 0.017986 degrees north, and / cos 48.8566 = 0.657946 they are 0.027337 degrees east
        assertThat(quarters.get(0).latitude()).isCloseTo(48.8566 + 0.017986, within(2e-6));
        assertThat(quarters.get(0).longitude()).isEqualTo(2.3522);
        assertThat(quarters.get(1).latitude()).isCloseTo(48.8566 - 0.017986, within(2e-6));
        assertThat(quarters.get(2).longitude()).isCloseTo(2.3522 + 0.027337, within(2e-6));
        assertThat(quarters.get(3).longitude()).isCloseTo(2.3522 - 0.027337, within(2e-6));
        // 45 % of the 2 km times the root of 2 to the neighbours
        assertThat(quarters).allSatisfy(quarter -> assertThat(quarter.radius()).isCloseTo(1272.8, within(0.5)));
    }

    @Test
    void zonesOfOtherNamesLieOnACircleAndASingleOneInTheMiddle() {
        Geography three = new Geography(0, 0, List.of(Examples.site("a"), Examples.site("b"), Examples.site("c")));
        assertThat(three.quarters().get(0).latitude()).isCloseTo(0.017986, within(2e-6));
        assertThat(three.quarters().get(1).latitude()).isCloseTo(-0.008993, within(2e-6));
        assertThat(three.quarters().get(1).longitude()).isCloseTo(0.015577, within(2e-6));

        Geography.Quarter one =
                new Geography(10, 20, List.of(Examples.site("a"))).quarters().get(0);
        assertThat(one).isEqualTo(new Geography.Quarter("a", 10, 20, 2000));
    }

    @Test
    void aPointBelongsToTheZoneWhoseDiscItIsDeepestIn() {
        Geography city = new Geography(
                48.85,
                2.35,
                List.of(
                        new Geography.Site("petit", 48.85, 2.35, 500.0),
                        new Geography.Site("grand", 48.88, 2.35, 3000.0)));

        // 0.01 degrees north are 1112 m: 2.2 radii from the small one, 2224 m or 0.74 radii from the big one
        assertThat(city.zone(new BigDecimal("48.86"), new BigDecimal("2.35"))).isEqualTo(1);
        assertThat(city.zone(new BigDecimal("48.853"), new BigDecimal("2.35"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 48.8566, -77.8, 89.99})
    void pointsOfAZoneLieInIt(double latitude) {
        List<Geography.Site> sites =
                IntStream.range(0, 12).mapToObj(i -> Examples.site("z" + i)).toList();
        Geography city = new Geography(latitude, 179.999, sites);
        for (int zone = 0; zone < sites.size(); zone++) {
            for (int n = 0; n < 200; n++) {
                BigDecimal[] point = city.point(zone, new Draws(n));
                assertThat(city.zone(point[0], point[1])).isEqualTo(zone);
                assertThat(point[1].abs()).isLessThanOrEqualTo(BigDecimal.valueOf(180));
            }
        }
    }

    @Test
    void aZoneThatAnotherCoversKeepsItsOwnCentre() {
        Geography city = new Geography(
                0, 0, List.of(new Geography.Site("a", 0.0, 0.0, 1.0), new Geography.Site("b", 0.00001, 0.0, 1e6)));

        BigDecimal[] point = city.point(0, new Draws(1));

        assertThat(city.zone(point[0], point[1])).isZero();
    }
}
