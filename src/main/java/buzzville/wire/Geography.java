package buzzville.wire;

import buzzville.random.Draws;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the zones of a city lie: each is a disc, and a point belongs to the zone whose disc it is deepest in, or nearest to, by
 * its distance from the centre in radii. That partition of the city is not written on the wire; it follows from coordinates.
 *
 * <p>Zones without coordinates lie by the compass around the city's own place, 2 km from it, if all their names are points of
 * the compass in French or English ({@code nord}, {@code south-east}, {@code centre}); else on a circle of 2 km, clockwise
 * from the north in file order; a single one in the middle. A zone without a radius gets 45 % of the way to its nearest
 * neighbour, 2 km where there is none. Distances are of the plane that touches the globe at the city, good to 0.1 % within
 * 50 km.
 */
public final class Geography {
    /** Mean radius of the Earth 6371.0088 km (IUGG) times pi / 180. */
    private static final double METRES_A_DEGREE = 111_195.08;

    private static final double FROM_THE_MIDDLE = 2000;
    private static final double LONELY = 2000;
    private static final double SHARE_OF_THE_WAY = 0.45;
    private static final int PLACES = 4;
    private static final int MORE_PLACES = 7;
    private static final int TRIES = 64;

    private static final double[] MIDDLE = {0, 0};

    private static final Map<String, double[]> COMPASS = Map.ofEntries(
            Map.entry("nord", new double[] {1, 0}),
            Map.entry("north", new double[] {1, 0}),
            Map.entry("sud", new double[] {-1, 0}),
            Map.entry("south", new double[] {-1, 0}),
            Map.entry("est", new double[] {0, 1}),
            Map.entry("east", new double[] {0, 1}),
            Map.entry("ouest", new double[] {0, -1}),
            Map.entry("west", new double[] {0, -1}),
            Map.entry("nord-est", new double[] {1, 1}),
            Map.entry("north-east", new double[] {1, 1}),
            Map.entry("nord-ouest", new double[] {1, -1}),
            Map.entry("north-west", new double[] {1, -1}),
            Map.entry("sud-est", new double[] {-1, 1}),
            Map.entry("south-east", new double[] {-1, 1}),
            Map.entry("sud-ouest", new double[] {-1, -1}),
            Map.entry("south-west", new double[] {-1, -1}),
            Map.entry("centre", new double[] {0, 0}),
            Map.entry("center", new double[] {0, 0}));

    /**
     * What is known of a zone.
     *
     * @param latitude of its centre, degrees north
     * @param longitude of its centre, degrees east
     * @param radius metres
     */
    public record Site(
            String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double radius) {}

    /** A disc of the city; degrees and metres. */
    public record Quarter(String name, double latitude, double longitude, double radius) {}

    private final double latitude;
    private final double longitude;
    private final double metresADegreeEast;
    private final List<Quarter> quarters = new ArrayList<>();

    /** A city at this place with these zones, in file order. */
    public Geography(double latitude, double longitude, List<Site> sites) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.metresADegreeEast = METRES_A_DEGREE * Math.max(1e-6, StrictMath.cos(StrictMath.toRadians(latitude)));
        boolean compass =
                sites.stream().allMatch(site -> site.latitude() != null || COMPASS.containsKey(direction(site.name())));
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            double[] steps = compass ? COMPASS.getOrDefault(direction(site.name()), MIDDLE) : onCircle(i, sites.size());
            Double north = site.latitude();
            Double east = site.longitude();
            quarters.add(new Quarter(
                    site.name(),
                    north != null ? north : latitude + steps[0] * FROM_THE_MIDDLE / METRES_A_DEGREE,
                    east != null ? east : longitude + steps[1] * FROM_THE_MIDDLE / metresADegreeEast,
                    0));
        }
        List<Quarter> centres = List.copyOf(quarters);
        for (int i = 0; i < sites.size(); i++) {
            Quarter centre = centres.get(i);
            Double radius = sites.get(i).radius();
            quarters.set(
                    i,
                    new Quarter(
                            centre.name(),
                            centre.latitude(),
                            centre.longitude(),
                            radius != null ? radius : usualRadius(i, centres)));
        }
    }

    private static String direction(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double[] onCircle(int index, int count) {
        if (count == 1) {
            return MIDDLE;
        }
        double angle = 2 * Math.PI * index / count;
        return new double[] {StrictMath.cos(angle), StrictMath.sin(angle)};
    }

    private double usualRadius(int index, List<Quarter> all) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < all.size(); i++) {
            if (i != index) {
                Quarter other = all.get(i);
                nearest = Math.min(nearest, metres(all.get(index), other.latitude(), other.longitude()));
            }
        }
        return nearest == Double.POSITIVE_INFINITY ? LONELY : SHARE_OF_THE_WAY * nearest;
    }

    private double metres(Quarter from, double north, double east) {
        double up = (north - from.latitude()) * METRES_A_DEGREE;
        double right = around(east - from.longitude()) * metresADegreeEast;
        return Math.sqrt(up * up + right * right);
    }

    /** A difference of longitudes the short way round. */
    private static double around(double degrees) {
        return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
    }

    /** The zones as discs. */
    public List<Quarter> quarters() {
        return List.copyOf(quarters);
    }

    /** The index of the zone that a point belongs to; -1 if there are no zones. */
    public int zone(BigDecimal north, BigDecimal east) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < quarters.size(); i++) {
            Quarter quarter = quarters.get(i);
            double radii = metres(quarter, north.doubleValue(), east.doubleValue()) / quarter.radius();
            if (radii < least) {
                least = radii;
                best = i;
            }
        }
        return best;
    }

    /** A point of a zone, as latitude and longitude with four decimals (11 m), of which {@link #zone} says just that zone. */
    BigDecimal[] point(int zone, Draws draws) {
        Quarter quarter = zone < 0 ? new Quarter("", latitude, longitude, 2 * LONELY) : quarters.get(zone);
        for (int i = 0; i < TRIES; i++) {
            double angle = 2 * Math.PI * draws.nextDouble();
            double away = quarter.radius() * Math.sqrt(draws.nextDouble());
            double up = away * StrictMath.sin(angle) / METRES_A_DEGREE;
            double right = away * StrictMath.cos(angle) / metresADegreeEast;
            BigDecimal north = rounded(quarter.latitude() + up, 90, PLACES);
            BigDecimal east = rounded(around(quarter.longitude() + right), 180, PLACES);
            if (zone < 0 || zone(north, east) == zone) {
                return new BigDecimal[] {north, east};
            }
        }
        // a zone that another covers has its own centre at least
        return new BigDecimal[] {
            rounded(quarter.latitude(), 90, MORE_PLACES), rounded(quarter.longitude(), 180, MORE_PLACES)
        };
    }

    /** The streets around a point. */
    List<String> streets(BigDecimal north, BigDecimal east) {
        double up = (north.doubleValue() - latitude) * METRES_A_DEGREE;
        return Streets.side(up, around(east.doubleValue() - longitude) * metresADegreeEast);
    }

    private static BigDecimal rounded(double degrees, double most, int places) {
        return Chance.rounded(Math.max(-most, Math.min(most, degrees)), places);
    }
}
