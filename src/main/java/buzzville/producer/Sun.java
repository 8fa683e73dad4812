package buzzville.producer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the sun rises and sets at one place.
 *
 * <p>The formulas are those of the solar calculator of the U.S. National Oceanic and Atmospheric Administration
 * (gml.noaa.gov/grad/solcalc), after Meeus, "Astronomical Algorithms" (2nd ed. 1998), chapters 25 and 28: good to a minute
 * for latitudes up to 72 degrees in the years 1901 to 2099. The sun rises and sets when its centre is 0.833 degrees below
 * the horizon: 34' of refraction and 16' of radius, seen from sea level. Each instant is found by iteration, so declination
 * and equation of time are those of that instant, and rounded to the second.
 *
 * <p>Days are solar days: day n has its apparent noon at this place n + 1/2 days after local mean midnight of 1 January 1970.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record Sun(double latitude, double longitude) {
    private static final double ALTITUDE = -0.833;
    private static final double UNIX_EPOCH_JULIAN = 2_440_587.5;
    private static final double J2000 = 2_451_545;
    private static final double JULIAN_CENTURY = 36_525;
    private static final double DAY_SECONDS = 86_400;
    private static final double DAY_MINUTES = 1_440;
    /** Each round brings the error down about three hundredfold. */
    private static final int ROUNDS = 6;

    /** What the sun does at an instant: declination in radians, equation of time in minutes. */
    private record Position(double declination, double equationOfTime) {}

    /** When the sun rises on a solar day; null if it does not. */
    public @Nullable Instant rise(long day) {
        return event(day, -1);
    }

    /** When the sun sets on a solar day; null if it does not. */
    public @Nullable Instant set(long day) {
        return event(day, 1);
    }

    /** The solar day that is running at an instant, give or take the equation of time. */
    public long dayAt(Instant instant) {
        return (long) Math.floor(instant.getEpochSecond() / DAY_SECONDS + longitude / 360);
    }

    /** Whether the sun is up at its highest on a solar day; if it neither rises nor sets then, it is day or night all round. */
    public boolean isUpAtNoon(long day) {
        double declination = position(day + 0.5 - longitude / 360).declination();
        return Math.abs(latitude - StrictMath.toDegrees(declination)) < 90 - ALTITUDE;
    }

    private @Nullable Instant event(long day, int side) {
        double meanNoon = day + 0.5 - longitude / 360;
        double phi = StrictMath.toRadians(latitude);
        double at = meanNoon;
        for (int round = 0; round < ROUNDS; round++) {
            Position sun = position(at);
            double cosine = (StrictMath.sin(StrictMath.toRadians(ALTITUDE))
                            - StrictMath.sin(phi) * StrictMath.sin(sun.declination()))
                    / (StrictMath.cos(phi) * StrictMath.cos(sun.declination()));
            if (!(-1 <= cosine && cosine <= 1)) {
                return null;
            }
            double hourAngle = StrictMath.toDegrees(StrictMath.acos(cosine));
            at = meanNoon - sun.equationOfTime() / DAY_MINUTES + side * hourAngle / 360;
        }
        return Instant.ofEpochSecond(Math.round(at * DAY_SECONDS));
    }

    /** @param days since 1 January 1970, 0 h UT */
    private static Position position(double days) {
        double t = (days + UNIX_EPOCH_JULIAN - J2000) / JULIAN_CENTURY;
        double meanLongitude = StrictMath.toRadians((280.46646 + t * (36_000.76983 + t * 0.0003032)) % 360);
        double anomaly = StrictMath.toRadians((357.52911 + t * (35_999.05029 - t * 0.0001537)) % 360);
        double eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267);
        double centre = StrictMath.sin(anomaly) * (1.914602 - t * (0.004817 + t * 0.000014))
                + StrictMath.sin(2 * anomaly) * (0.019993 - t * 0.000101)
                + StrictMath.sin(3 * anomaly) * 0.000289;
        double node = StrictMath.toRadians((125.04 - t * 1_934.136) % 360);
        double longitude = meanLongitude + StrictMath.toRadians(centre - 0.00569 - 0.00478 * StrictMath.sin(node));
        double tilt = 23 + (26 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60) / 60;
        double obliquity = StrictMath.toRadians(tilt + 0.00256 * StrictMath.cos(node));
        double declination = StrictMath.asin(StrictMath.sin(obliquity) * StrictMath.sin(longitude));
        double half = StrictMath.tan(obliquity / 2);
        double y = half * half;
        double equation = y * StrictMath.sin(2 * meanLongitude)
                - 2 * eccentricity * StrictMath.sin(anomaly)
                + 4 * eccentricity * y * StrictMath.sin(anomaly) * StrictMath.cos(2 * meanLongitude)
                - 0.5 * y * y * StrictMath.sin(4 * meanLongitude)
                - 1.25 * eccentricity * eccentricity * StrictMath.sin(2 * anomaly);
        return new Position(declination, 4 * StrictMath.toDegrees(equation));
    }
}
