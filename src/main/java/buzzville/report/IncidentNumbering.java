package buzzville.report;

import buzzville.message.Aggregate;
import buzzville.message.Message;
import buzzville.wire.Composer;
import buzzville.wire.Given;
import buzzville.wire.IncidentNumbers;
import buzzville.wire.MessageType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the incidents of one run the numbers that they have on the wire: to be asked of each message once, as it occurs. */
public final class IncidentNumbering {
    private static final int REMEMBERED = 100_000;

    private final Instant start;
    private final IncidentNumbers incidents = new IncidentNumbers();
    /** The numbers of the latest incidents: reports of one happening share theirs, and so does what follows from it. */
    private final Map<Long, String> numbers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param start when the virtual time of the run begins */
    public IncidentNumbering(Instant start) {
        this.start = start;
    }

    /** The number of what a message is about; null if that has none. */
    public @Nullable String of(Message message) {
        if (message instanceof Aggregate) {
            return numbers.get(message.incident);
        }
        Given given = Composer.given(message);
        if (given != null && given.incident() != null) {
            incidents.taken(given.incident());
            numbers.put(message.incident, given.incident());
            return given.incident();
        }
        String known = numbers.get(message.incident);
        MessageType type = MessageType.of(message.kind.name());
        boolean oneOfSeveral = message.cause == 0 && message.incident != message.identity;
        if (known != null || !oneOfSeveral && (type == null || !type.isIncident())) {
            return known;
        }
        String number = incidents.next(start.plusNanos(message.occurredAt).truncatedTo(ChronoUnit.MILLIS));
        numbers.put(message.incident, number);
        return number;
    }
}
