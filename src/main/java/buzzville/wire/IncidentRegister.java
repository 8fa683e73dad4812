package buzzville.wire;

import buzzville.message.Aggregate;
import buzzville.message.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of the latest incidents: reports of one happening share theirs, and so does what follows from it. */
public final class IncidentRegister {
    private static final int REMEMBERED = 100_000;

    private final IncidentNumbers incidents = new IncidentNumbers();
    private final Map<Long, String> numbers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * The number of the incident that a message is about; null if its type has none. To be asked about each message, in the order
     * of occurrence.
     *
     * @param timestamp of the message
     */
    public @Nullable String number(Message message, Instant timestamp) {
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
        String number = incidents.next(timestamp);
        numbers.put(message.incident, number);
        return number;
    }
}
