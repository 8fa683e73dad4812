package buzzville.scenario;

import buzzville.unit.Doc;

/** Where the city lies. */
public record Location(
        @Doc("Degrees north, from -90 to 90.") double latitude,
        @Doc("Degrees east, from -180 to 180.") double longitude) {
    public Location {
        if (!(-90 <= latitude && latitude <= 90)) {
            throw new IllegalArgumentException("latitude must be from -90 to 90, but is " + latitude);
        }
        if (!(-180 <= longitude && longitude <= 180)) {
            throw new IllegalArgumentException("longitude must be from -180 to 180, but is " + longitude);
        }
    }
}
