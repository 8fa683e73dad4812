package buzzville.scenario;

import buzzville.unit.Doc;
import buzzville.unit.LengthMetres;
import org.jspecify.annotations.Nullable;

/** A part of the city. */
@Doc("A part of the city: a disc on the map, from which the messages of its events get their coordinates.")
public record ZoneSpec(
        @Doc("What people call it.") @Nullable Label label,

        @Doc(
                "Degrees north of its centre; absent: 2km from the city's location by the compass if all zones are named so "
                        + "(nord, sud, est, ouest), else on a circle of 2km.")
        @Nullable
        Double latitude,

        @Doc("Degrees east of its centre; given with the latitude or not at all.") @Nullable
        Double longitude,

        @Doc("How far it reaches from its centre; absent: 45 % of the way to the nearest other one, 2km without one.")
        @Nullable
        @LengthMetres
        Double radius) {
    public ZoneSpec {
        if ((latitude == null) != (longitude == null)) {
            throw new IllegalArgumentException("latitude and longitude must be given together");
        }
        if (latitude != null && longitude != null) {
            new Location(latitude, longitude); // checks both
        }
        if (radius != null && !(1 <= radius && radius <= 1e6)) {
            throw new IllegalArgumentException("radius must be from 1m to 1000km");
        }
    }
}
