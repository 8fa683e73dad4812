package buzzville.wire;

import buzzville.message.Aggregate;
import buzzville.message.Message;
import buzzville.random.Draws;
import buzzville.random.Mix;
import buzzville.random.Streams;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the wire message of a message that is on its way.
 *
 * <p>What nobody gave is drawn, as a pure function of the seed and the message's identity; a device stays where it is. An
 * effect happens where its root did, and several reports of one happening agree on what and where it was. Nothing of this is
 * computed unless somebody wants to see messages.
 */
public final class Composer {
    private static final int HOUSES = 180;
    private static final int PLACES_REMEMBERED = 100_000;

    private final Geography geography;
    private final Instant start;
    private final Predicate<String> devices;
    private Timekeeper timekeeper = Timekeeper.RIGHT;
    private final Draws payloads;
    private final Draws places;
    /** Where incidents happened that somebody placed: what follows from them happens there too. */
    private final Map<Long, Place> givenPlaces = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Place> eldest) {
            return size() > PLACES_REMEMBERED;
        }
    };

    /**
     * @param streams of the run
     * @param geography of its city
     * @param start when its virtual time begins
     * @param devices whether a producer's instances stand somewhere, which decides where it reports an unknown type from
     */
    public Composer(Streams streams, Geography geography, Instant start, Predicate<String> devices) {
        this.geography = geography;
        this.start = start;
        this.devices = devices;
        this.payloads = streams.draws("wire/payload");
        this.places = streams.draws("wire/place");
    }

    /** From now on time stamps say what people's own clocks show. */
    public void keep(Timekeeper clocks) {
        timekeeper = clocks;
    }

    /** When the message occurred in truth, whole milliseconds. */
    public Instant timestamp(Message message) {
        return instant(message.occurredAt);
    }

    /** What the clock of whoever noticed it showed then; of an aggregate, that of whoever noticed the last of its originals. */
    private Instant stamped(Message message) {
        return instant(timekeeper.local(told(message), message.occurredAt));
    }

    private Instant instant(long time) {
        return start.plusNanos(time).truncatedTo(ChronoUnit.MILLIS);
    }

    /** What somebody gave this message to say, or null. */
    public static @Nullable Given given(Message message) {
        return message.origin.content(message) instanceof Given given ? given : null;
    }

    /**
     * The message on the wire. What follows from one whose place was given is composed after it.
     *
     * @param incident the number of its incident, or null
     * @param consumers whom it was routed to, or null if that is not known
     */
    public WireMessage compose(Message message, @Nullable String incident, @Nullable List<String> consumers) {
        Message told = told(message);
        Given given = given(told);
        Payload payload = says(told);
        Place place = given == null ? null : given.place();
        if (place != null && !isFixed(spot(told))) {
            givenPlaces.put(message.incident, place);
        }
        return new WireMessage(
                message.kind.name(),
                given != null && given.producer() != null && told.origin == message.origin
                        ? given.producer()
                        : producer(message),
                stamped(message),
                hex(message.identity),
                message.cause == 0 ? null : hex(message.cause),
                incident,
                place != null ? place : place(told),
                payload,
                message instanceof Aggregate aggregate ? merged(aggregate) : null,
                consumers,
                given != null && given.actions() != null ? given.actions() : payload.actions(),
                message.kind.priority(),
                message.carried != null
                        ? Long.valueOf(message.carried.lamport())
                        : given != null ? given.lamport() : null);
    }

    private Merged merged(Aggregate aggregate) {
        return Merged.of(aggregate, this::number, message -> WirePrinter.timestamp(stamped(message)));
    }

    /** The message whose words are used: of those that one was made of, the last. */
    private static Message told(Message message) {
        return message instanceof Aggregate aggregate ? told(aggregate.last()) : message;
    }

    private Payload says(Message message) {
        Given given = given(message);
        return given != null && given.payload() != null ? given.payload() : payload(message);
    }

    private @Nullable BigDecimal number(Message message, String field) {
        Payload payload = says(message);
        if (payload instanceof Generic generic) {
            JsonNode node = generic.fields().get(field);
            return node != null && node.isNumber() ? node.decimalValue() : null;
        }
        MessageType type = MessageType.of(message.kind.name());
        for (Field each : type == null ? List.<Field>of() : type.fields()) {
            if (each.name().equals(field) && each.of((Record) payload) instanceof Number number) {
                return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
            }
        }
        return null;
    }

    private Payload payload(Message message) {
        Given given = given(message);
        ObjectNode fields = given == null ? null : given.fields();
        MessageType type = MessageType.of(message.kind.name());
        if (type == null) {
            return new Generic(fields == null ? JsonNodeFactory.instance.objectNode() : fields);
        }
        long phase = Mix.mix(message.instance + 1L) >>> 1;
        Draws draws = payloads.of(message.cause == 0 ? message.incident : message.identity, 0);
        return type.draw(new Chance(
                draws,
                withStates(message, fields),
                message.origin.name(),
                message.instance,
                message.ordinal + phase % 3));
    }

    /** The states that a traffic light really left and entered, unless somebody gave others. */
    private static @Nullable ObjectNode withStates(Message message, @Nullable ObjectNode given) {
        if (message.newState < 0) {
            return given;
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        put(fields, "ancien_etat", message.origin.state(message.oldState));
        put(fields, "nouvel_etat", message.origin.state(message.newState));
        if (given != null) {
            fields.setAll(given);
        }
        return fields;
    }

    /** A light may go round states that the wire has no word for; those stay unsaid. */
    private static void put(ObjectNode fields, String field, String state) {
        if (TrafficLightChange.CYCLE.contains(state)) {
            fields.put(field, state);
        }
    }

    private Place place(Message message) {
        MessageType.Spot spot = spot(message);
        boolean fixed = isFixed(spot);
        Place given = fixed ? null : givenPlaces.get(message.incident);
        long who =
                fixed ? Mix.combine(Mix.hash(message.origin.name()), message.instance, message.zone) : message.incident;
        Draws draws = places.of(who, 0);
        BigDecimal[] point = geography.point(message.zone, draws);
        if (given != null) {
            point = new BigDecimal[] {given.latitude(), given.longitude()};
        }
        List<String> streets = geography.streets(point[0], point[1]);
        String drawn = Streets.one(streets, draws);
        String street = given == null || given.zone() == null ? drawn : given.zone();
        String other = Streets.other(streets, drawn, draws);
        String crossing = given == null || given.intersection() == null ? street + " - " + other : given.intersection();
        return switch (spot) {
            case CROSSING -> new Place(point[0], point[1], crossing, null, null);
            case HAPPENING_AT_CROSSING -> new Place(point[0], point[1], null, street, crossing);
            case DEVICE, HAPPENING -> {
                int house = 1 + (int) (draws.nextDouble() * HOUSES);
                String address = given == null || given.address() == null ? house + " " + street : given.address();
                yield new Place(point[0], point[1], address, null, null);
            }
        };
    }

    /** Whether what a type tells of stands somewhere. */
    private static boolean isFixed(MessageType.Spot spot) {
        return spot == MessageType.Spot.DEVICE || spot == MessageType.Spot.CROSSING;
    }

    /** Of a type that somebody invented, nobody knows but the producer. */
    private MessageType.Spot spot(Message message) {
        MessageType type = MessageType.of(message.kind.name());
        if (type != null) {
            return type.spot();
        }
        boolean device = message.cause == 0 && devices.test(message.origin.name());
        return device ? MessageType.Spot.DEVICE : MessageType.Spot.HAPPENING;
    }

    /** One of several sensors alike is named with its number, such as {@code capteur_collision_001}. */
    private static String producer(Message message) {
        return message.instance == Aggregate.MANY
                ? message.origin.name()
                : Field.identifier(message.origin.name(), message.instance);
    }

    private static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
