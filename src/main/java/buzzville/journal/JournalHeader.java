package buzzville.journal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which run a journal is of.
 *
 * @param program version of Buzz Ville that wrote it
 * @param scenario what people call it
 * @param file of the scenario, as the user gave it
 * @param sha256 of the scenario's texts; empty where there are none
 * @param replication counts the runs that differ in nothing but chance, from 0
 * @param start when virtual time 0 is, also where the scenario does not say
 * @param dated whether the scenario says when it begins
 * @param timezone whose clocks people there read
 * @param duration that was planned, virtual nanoseconds
 * @param latitude of the city, degrees north
 * @param longitude of the city, degrees east
 * @param zones in file order
 * @param devices the producers whose instances stand somewhere
 */
public record JournalHeader(
        String program,
        String scenario,
        String file,
        String sha256,
        String strategy,
        long seed,
        long replication,
        Instant start,
        boolean dated,
        ZoneId timezone,
        long duration,
        double latitude,
        double longitude,
        List<Zone> zones,
        List<String> devices) {
    /** A zone of the city; coordinates and radius in metres are null where nobody gave them. */
    public record Zone(
            String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double radius) {}

    public JournalHeader {
        zones = List.copyOf(zones);
        devices = List.copyOf(devices);
    }

    /** The names of the zones, in file order. */
    public List<String> zoneNames() {
        return zones.stream().map(Zone::name).toList();
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("program", program);
        json.put("scenario", scenario);
        json.put("file", file);
        json.put("sha256", sha256);
        json.put("strategy", strategy);
        json.put("seed", seed);
        json.put("replication", replication);
        json.put("start", start.toString());
        json.put("dated", dated);
        json.put("timezone", timezone.getId());
        json.put("duration_ns", duration);
        json.put("latitude", exact(latitude));
        json.put("longitude", exact(longitude));
        ArrayNode quarters = json.putArray("zones");
        for (Zone zone : zones) {
            ObjectNode quarter = quarters.addObject();
            quarter.put("name", zone.name());
            put(quarter, "latitude", zone.latitude());
            put(quarter, "longitude", zone.longitude());
            put(quarter, "radius_m", zone.radius());
        }
        ArrayNode standing = json.putArray("devices");
        devices.forEach(standing::add);
        return json.toString();
    }

    private static void put(ObjectNode json, String key, @Nullable Double value) {
        if (value != null) {
            json.put(key, exact(value));
        }
    }

    /** The exact value as text: how a double is printed differs between Java versions. */
    private static String exact(double value) {
        return new BigDecimal(value).toPlainString();
    }

    /** @throws Nonsense if it is no such text */
    static JournalHeader of(String text) {
        try {
            JsonNode json = JsonMapper.shared().readTree(text);
            List<Zone> zones = new ArrayList<>();
            for (JsonNode zone : json.path("zones")) {
                zones.add(new Zone(
                        zone.path("name").asString(),
                        number(zone.path("latitude")),
                        number(zone.path("longitude")),
                        number(zone.path("radius_m"))));
            }
            List<String> devices = new ArrayList<>();
            json.path("devices").forEach(device -> devices.add(device.asString()));
            return new JournalHeader(
                    json.path("program").asString(),
                    json.path("scenario").asString(),
                    json.path("file").asString(),
                    json.path("sha256").asString(),
                    json.path("strategy").asString(),
                    json.path("seed").asLong(),
                    json.path("replication").asLong(),
                    Instant.parse(json.path("start").asString()),
                    json.path("dated").asBoolean(),
                    ZoneId.of(json.path("timezone").asString()),
                    json.path("duration_ns").asLong(),
                    Double.parseDouble(json.path("latitude").asString()),
                    Double.parseDouble(json.path("longitude").asString()),
                    zones,
                    devices);
        } catch (JacksonException | DateTimeException | NumberFormatException e) {
            throw new Nonsense("its header cannot be understood");
        }
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isString() ? (Double) Double.parseDouble(node.asString()) : null;
    }
}
