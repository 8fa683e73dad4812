package buzzville.message;

import java.util.List;

/** Makes partition keys: the text that a producer would put on the wire, and its hash. */
public final class Keys {
    private final List<String> zones;

    /** Keys in a city with these zones, by index. */
    public Keys(List<String> zones) {
        this.zones = zones;
    }

    /** The name of a zone; empty outside all zones. */
    public String zone(int zone) {
        return zone < 0 ? "" : zones.get(zone);
    }

    /** The key of a message; empty when its event has none. */
    public String text(EventKind kind, String origin, int instance, int zone) {
        return switch (kind.key()) {
            case NONE -> "";
            case ZONE -> zone(zone);
            case PRODUCER -> origin;
            case INSTANCE -> origin + "-" + instance;
            case EVENT -> kind.name();
        };
    }

    /** The hash of {@link #text}. */
    public int hash(EventKind kind, String origin, int instance, int zone) {
        return Murmur2.hash(text(kind, origin, instance, zone));
    }
}
