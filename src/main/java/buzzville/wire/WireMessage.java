package buzzville.wire;

import buzzville.message.Priority;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands on the wire: the envelope, and what it says. See {@code docs/messages.md}.
 *
 * @param type name of the event ({@code type})
 * @param producer who noticed, <i>producteur</i>; the brief's diagram calls it {@code producer_id}
 * @param timestamp when it happened, whole milliseconds, UTC
 * @param id 16 hexadecimal digits, the same under every strategy; null in the brief's own examples
 * @param cause id of the message that this one follows from; null for an occurrence
 * @param incident such as {@code INC_20241210_001} ({@code incident_id}); null where the type has none
 * @param place where it happened ({@code localisation}); null only if the type is of somebody's own invention
 * @param merged of which messages it was made ({@code agregat}); null for one that occurred
 * @param consumers the subscriptions it was routed to ({@code consommateurs}), null before: producers do not know
 * @param actions what follows from it, or null
 * @param lamport the sender's logical time ({@code lamport_timestamp}), null without logical clocks
 */
public record WireMessage(
        String type,
        String producer,
        Instant timestamp,
        @Nullable String id,
        @Nullable String cause,
        @Nullable String incident,
        @Nullable Place place,
        Payload payload,
        @Nullable Merged merged,
        @Nullable List<String> consumers,
        @Nullable Actions actions,
        Priority priority,
        @Nullable Long lamport) {
    public WireMessage {
        MessageType known = MessageType.of(type);
        if (known == null ? !(payload instanceof Generic) : !known.record().isInstance(payload)) {
            throw new IllegalArgumentException("type '" + type + "' does not fit a payload of " + payload.getClass());
        }
        if (!timestamp.truncatedTo(ChronoUnit.MILLIS).equals(timestamp)) {
            throw new IllegalArgumentException("timestamp must be whole milliseconds, but is " + timestamp);
        }
        consumers = consumers == null ? null : Collections.unmodifiableList(List.copyOf(consumers));
    }

    /** The priority's word on the wire; the brief has {@code critique} and {@code haute}. */
    static String word(Priority priority) {
        return switch (priority) {
            case CRITICAL -> "critique";
            case HIGH -> "haute";
            case NORMAL -> "normale";
            case INFO -> "info";
        };
    }
}
