package buzzville.scenario;

import buzzville.message.KeyRule;
import buzzville.producer.Trace;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.yaml.Mapping;
import buzzville.wire.Generic;
import buzzville.wire.Geography;
import buzzville.wire.Given;
import buzzville.wire.Place;
import buzzville.wire.WireMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What recordings mean in a city: instants since its start, its zones and its partition keys. */
public final class Recordings {
    private static final Pattern NUMBERED = Pattern.compile("(.+)_0*(\\d+)");
    /** Longer than any simulated time, so that nothing overflows. */
    private static final long TOO_LATE = Scenario.LONGEST + 1;

    private Recordings() {}

    /**
     * The rows of a recording in the order of their instants.
     *
     * <p>Messages on the wire occur at their timestamps after the scenario's {@code start}, or after the first of them if it
     * has none; those before it are left out. They are in the zone that their place names, or in which their coordinates lie.
     */
    public static List<Trace.Row> rows(Trace trace, Scenario scenario) {
        return trace.isWire() ? rows(trace.wire().messages(), scenario) : trace.rows();
    }

    static List<Trace.Row> rows(Map<Integer, WireMessage> messages, Scenario scenario) {
        Geography geography = scenario.geography();
        Instant start = start(messages, scenario);
        List<Trace.Row> rows = new ArrayList<>();
        messages.forEach((line, message) -> {
            if (!message.timestamp().isBefore(start)) {
                String zone = zone(message, scenario, geography);
                long at = nanos(Duration.between(start, message.timestamp()));
                rows.add(new Trace.Row(at, message.type(), zone, key(message, scenario), line, message));
            }
        });
        rows.sort(Comparator.comparingLong(Trace.Row::at));
        return rows;
    }

    /** The instant from which a recording counts. */
    static Instant start(Map<Integer, WireMessage> messages, Scenario scenario) {
        Instant first = messages.values().stream()
                .map(WireMessage::timestamp)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return scenario.start() == null ? first : scenario.startOrUsual();
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofNanos(TOO_LATE)) > 0 ? TOO_LATE : duration.toNanos();
    }

    /** The zone of what an incident makes happen: the one that it says, or that of the place that its message gives, or empty. */
    public static String zoneOf(Emit emit, Scenario scenario) {
        if (emit.zone() != null || emit.payload() == null) {
            return emit.zone() == null ? "" : emit.zone();
        }
        return zoneOf(emit.payload(), scenario);
    }

    /** The zone of the place that a message gives, or empty. */
    static String zoneOf(Mapping payload, Scenario scenario) {
        Place place = Given.fields(PayloadFields.of(payload)).place();
        return place == null ? "" : zone(place, place.zone(), scenario, scenario.geography());
    }

    private static String zone(WireMessage message, Scenario scenario, Geography geography) {
        Place place = message.place();
        String named = place == null ? null : place.zone();
        if (named == null && message.payload() instanceof Generic generic) {
            named = generic.fields().path("zone").asString("");
        }
        return zone(place, named, scenario, geography);
    }

    private static String zone(@Nullable Place place, @Nullable String named, Scenario scenario, Geography geography) {
        if (named != null && scenario.zones().containsKey(named)) {
            return named;
        }
        int zone = place == null ? -1 : geography.zone(place.latitude(), place.longitude());
        return zone < 0 ? "" : geography.quarters().get(zone).name();
    }

    /** The key that the producer gave: what the wire does not say, but its producer's name does. */
    private static String key(WireMessage message, Scenario scenario) {
        EventSpec event = scenario.events().get(message.type());
        KeyRule rule = event == null ? KeyRule.NONE : event.key();
        Matcher numbered = NUMBERED.matcher(message.producer());
        boolean matches = numbered.matches();
        if (rule == KeyRule.PRODUCER) {
            return matches ? Objects.requireNonNull(numbered.group(1)) : message.producer();
        } else if (rule == KeyRule.INSTANCE) {
            return matches ? numbered.group(1) + "-" + numbered.group(2) : message.producer();
        }
        return "";
    }

    /**
     * When something recorded happens under a load: a recording is played so many times as fast.
     *
     * @param at since the recording begins, nanoseconds
     */
    public static long under(double load, long at) {
        return load == 1 ? at : (long) (at / load);
    }

    /** The identity that a recorded message keeps; 0 if it has none. */
    public static long identity(@Nullable WireMessage message) {
        return message == null || message.id() == null ? 0 : Long.parseUnsignedLong(message.id(), 16);
    }

    /**
     * The incident that a recorded message reports, together with others of the same number: it goes by the first of them.
     *
     * @param firsts what the first messages of each number were, filled on the way
     * @return 0 if the message says none, or is nobody in particular
     */
    public static long incident(@Nullable WireMessage message, Map<String, Long> firsts) {
        String number = message == null ? null : message.incident();
        return number == null ? 0 : firsts.computeIfAbsent(number, first -> identity(message));
    }
}
