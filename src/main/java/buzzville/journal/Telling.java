package buzzville.journal;

import buzzville.message.Aggregate;
import buzzville.message.Aggregation;
import buzzville.message.Message;
import buzzville.wire.Composer;
import buzzville.wire.Given;
import buzzville.wire.IncidentRegister;
import buzzville.wire.MessageType;
import buzzville.wire.Timekeeper;
import buzzville.wire.TrafficLightChange;
import buzzville.wire.WireMessage;
import buzzville.wire.WirePrinter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of a message what a journal keeps of it: all that its own making up cannot bring back. */
public final class Telling {
    private static final int PLACES_REMEMBERED = 100_000;

    private final Composer composer;
    private @Nullable Timekeeper timekeeper;
    private final List<String> zones;
    private final IncidentRegister incidents = new IncidentRegister();
    private final Map<String, Kind> kinds = new HashMap<>();
    /** Incidents whose place somebody gave. */
    private final Map<Long, Boolean> placed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > PLACES_REMEMBERED;
        }
    };

    /**
     * @param composer of the run
     * @param zones in file order
     */
    public Telling(Composer composer, List<String> zones) {
        this.composer = composer;
        this.zones = List.copyOf(zones);
    }

    /** Clocks are not right, and what they show is told too. */
    void keep(Timekeeper clocks) {
        timekeeper = clocks;
        composer.keep(clocks);
    }

    private @Nullable Long local(Message message) {
        if (timekeeper == null) {
            return null;
        }
        Message who = message;
        while (who instanceof Aggregate aggregate) {
            who = aggregate.last();
        }
        return timekeeper.local(who, message.occurredAt);
    }

    /** What is told of a message when it occurs. */
    Told of(Message message, long number) {
        String incident = incidents.number(message, composer.timestamp(message));
        Given given = Composer.given(message);
        if (given != null && given.place() != null) {
            placed.put(message.incident, true);
        }
        boolean whole = given != null || message instanceof Aggregate || placed.containsKey(message.incident);
        return told(message, number, incident, whole ? composer.compose(message, incident, null) : null);
    }

    /** The same of one that was told of before: what it says is known. */
    Told again(Message message, long number) {
        return told(message, number, null, null);
    }

    private Told told(Message message, long number, @Nullable String incident, @Nullable WireMessage wire) {
        String oldState = message.oldState < 0 ? null : message.origin.state(message.oldState);
        String newState = message.newState < 0 ? null : message.origin.state(message.newState);
        String subject = null;
        if (wire != null && newState == null && wire.payload() instanceof TrafficLightChange change) {
            oldState = change.oldState();
            newState = change.newState();
            subject = change.crossing();
        }
        return new Told(
                number,
                message.identity,
                kind(message),
                message.origin.name(),
                message.instance,
                message.ordinal,
                message.zone < 0 ? "" : zones.get(message.zone),
                message.occurredAt,
                message.cause,
                message.incident,
                message.rootAt,
                incident,
                oldState,
                newState,
                subject,
                message.givenKey,
                wire == null ? null : WirePrinter.line(wire),
                message.called,
                message instanceof Aggregate aggregate ? made(aggregate) : null,
                local(message));
    }

    private Kind kind(Message message) {
        return kinds.computeIfAbsent(message.kind.name(), name -> {
            MessageType type = MessageType.of(name);
            return new Kind(name, message.kind.priority(), message.kind.key(), type != null && type.isIncident());
        });
    }

    private static Told.Made made(Aggregate aggregate) {
        Aggregation maker = aggregate.maker();
        return new Told.Made(
                maker.name(),
                maker.function().name(),
                maker.field() == null ? "" : maker.field(),
                aggregate.parts().stream().map(part -> part.identity).toList());
    }
}
