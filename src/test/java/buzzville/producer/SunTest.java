package buzzville.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against almanacs, which print whole minutes, and against another algorithm. */
class SunTest {
    private static final Duration ONE_MINUTE = Duration.ofSeconds(60);

    /** Columns: latitude, longitude, an instant of the solar day, sunrise and sunset of almanacs (UTC). */
    @ParameterizedTest
    @CsvSource({
        // Paris: 08:33 and 16:54 by the clock of the city
        "48.8566, 2.3522, 2024-12-10T12:00:00Z, 2024-12-10T07:32:30Z, 2024-12-10T15:53:30Z",
        // Paris at midsummer: 05:47 and 21:58
        "48.8566, 2.3522, 2024-06-21T12:00:00Z, 2024-06-21T03:47:00Z, 2024-06-21T19:58:00Z",
        // the equator at Greenwich at the equinox: noon at 12:07:20 (equation of time), and 6 h 3 min 20 s to each side
        // (0.833 degrees are 200 s of rotation)
        "0, 0, 2024-03-20T12:00:00Z, 2024-03-20T06:04:00Z, 2024-03-20T18:10:40Z",
        // Sydney at midsummer: 05:41 and 20:05 by the clock of the city (UTC+11)
        "-33.8688, 151.2093, 2024-12-21T01:00:00Z, 2024-12-20T18:41:00Z, 2024-12-21T09:05:00Z",
        // New York at the turn of the year: 07:20 and 16:39 (UTC-5)
        "40.7128, -74.0060, 2025-01-01T17:00:00Z, 2025-01-01T12:20:00Z, 2025-01-01T21:39:00Z",
    })
    void theSunRisesAndSetsWithinAMinuteOfAlmanacs(
            double latitude, double longitude, Instant noon, Instant rise, Instant set) {
        Sun sun = new Sun(latitude, longitude);
        long day = sun.dayAt(noon);

        assertThat(Duration.between(rise, sun.rise(day)).abs()).isLessThanOrEqualTo(ONE_MINUTE);
        assertThat(Duration.between(set, sun.set(day)).abs()).isLessThanOrEqualTo(ONE_MINUTE);
    }

    @Test
    void inTromsoItIsNightAllRoundInDecemberAndDayInJune() {
        Sun sun = new Sun(69.6492, 18.9553);

        long december = sun.dayAt(Instant.parse("2024-12-10T11:00:00Z"));
        assertThat(sun.rise(december)).isNull();
        assertThat(sun.set(december)).isNull();
        assertThat(sun.isUpAtNoon(december)).isFalse();
        long june = sun.dayAt(Instant.parse("2024-06-10T11:00:00Z"));
        assertThat(sun.rise(june)).isNull();
        assertThat(sun.isUpAtNoon(june)).isTrue();
        // the polar night lasts from about 27 November to 15 January
        assertThat(sun.rise(sun.dayAt(Instant.parse("2024-11-24T11:00:00Z")))).isNotNull();
        assertThat(sun.rise(sun.dayAt(Instant.parse("2024-11-30T11:00:00Z")))).isNull();
        assertThat(sun.rise(sun.dayAt(Instant.parse("2025-01-12T11:00:00Z")))).isNull();
        assertThat(sun.rise(sun.dayAt(Instant.parse("2025-01-18T11:00:00Z")))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"48.8566, 2.3522", "0, 0", "-33.8688, 151.2093", "60.1699, 24.9384", "19.4326, -99.1332", "-54.8, -68.3"
    })
    void allYearRoundItAgreesWithTheAlmanacForComputers(double latitude, double longitude) {
        Sun sun = new Sun(latitude, longitude);
        for (int next = 1; next <= 365; next += 13) {
            int of = next;
            LocalDate date = LocalDate.ofYearDay(2025, of);
            long day = date.toEpochDay();
            assertThat(minutesOfDay(sun.rise(day)))
                    .as("sunrise on %s", date)
                    .satisfies(found -> near(found, almanac(latitude, longitude, of, true)));
            assertThat(minutesOfDay(sun.set(day)))
                    .as("sunset on %s", date)
                    .satisfies(found -> near(found, almanac(latitude, longitude, of, false)));
        }
    }

    private static void near(double found, double expected) {
        double apart = Math.abs(found - expected) % 1440;
        assertThat(Math.min(apart, 1440 - apart)).isLessThan(2.5);
    }

    private static double minutesOfDay(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / 60.0;
    }

    /**
     * Minutes of the day, UT: Almanac for Computers, U.S. Naval Observatory 1990, page B5; its own error is a minute or two.
     */
    private static double almanac(double latitude, double longitude, int dayOfYear, boolean rising) {
        double hour = longitude / 15;
        double t = dayOfYear + ((rising ? 6 : 18) - hour) / 24;
        double anomaly = 0.9856 * t - 3.289;
        double longitudeOfSun = anomaly + 1.916 * sin(anomaly) + 0.020 * sin(2 * anomaly) + 282.634;
        double ascension = Math.toDegrees(Math.atan2(0.91764 * sin(longitudeOfSun), cos(longitudeOfSun)));
        ascension = (ascension + 360) % 360 / 15;
        double sine = 0.39782 * sin(longitudeOfSun);
        double cosine = Math.cos(Math.asin(sine));
        double angle = (cos(90.833) - sine * sin(latitude)) / (cosine * cos(latitude));
        double local = Math.toDegrees(Math.acos(angle));
        local = (rising ? 360 - local : local) / 15;
        double mean = local + ascension - 0.06571 * t - 6.622 - hour;
        return (mean % 24 + 24) % 24 * 60;
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
