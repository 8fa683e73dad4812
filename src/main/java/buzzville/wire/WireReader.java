package buzzville.wire;

import buzzville.message.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads messages and says everything that is wrong with one at once.
 *
 * <p>A type that is not known is somebody's own invention and may say what it likes: only where a city's events are known can
 * anybody tell an invention from a slip of the pen.
 */
public final class WireReader {
    static final String MERGED = "agregat";

    /** The envelope's own fields, which no payload may have. */
    static final List<String> ENVELOPE = List.of(
            "type",
            "producteur",
            "timestamp",
            "id",
            "cause",
            "incident_id",
            "localisation",
            MERGED,
            "consommateurs",
            Actions.TRIGGERED,
            Actions.RECOMMENDED,
            "priorite",
            "lamport_timestamp");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private WireReader() {}

    /** The message that a JSON text holds. */
    public static Reading read(String json) {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
            return refused(new Mistake("", (twice ? "has a field twice" : "is not JSON") + where));
        }
        if (!(node instanceof ObjectNode object)) {
            return refused(new Mistake(
                    "", "must be a JSON object, but is " + (node.isMissingNode() ? "empty" : Field.shown(node))));
        }
        List<Mistake> mistakes = new ArrayList<>();
        WireMessage message = message(object, mistakes);
        return new Reading(message, mistakes);
    }

    /**
     * What is wrong with fields that are given for a message of this type; those that are absent are not missed. The envelope's
     * may stand among them, as in a message that was pasted whole.
     *
     * @param type of the event; of one that is not known, any field will do
     * @param priority that it has
     */
    public static List<Mistake> check(String type, Priority priority, ObjectNode given) {
        List<Mistake> mistakes = new ArrayList<>();
        MessageType known = MessageType.of(type);
        PayloadReader body = new PayloadReader(given, mistakes);
        body.check(known);
        body.place(false);
        body.merged();
        new EnvelopeReader(given, mistakes).check(type, known, priority);
        return List.copyOf(mistakes);
    }

    private static Reading refused(Mistake mistake) {
        return new Reading(null, List.of(mistake));
    }

    /** Null if there are any mistakes. */
    private static @Nullable WireMessage message(ObjectNode root, List<Mistake> mistakes) {
        EnvelopeReader envelope = new EnvelopeReader(root, mistakes);
        PayloadReader body = new PayloadReader(root, mistakes);
        String type = envelope.text("type", true);
        String producer = envelope.text("producteur", true);
        Instant timestamp = envelope.timestamp();
        String id = envelope.id("id");
        String cause = envelope.id("cause");
        String incident = envelope.text("incident_id", false);
        MessageType known = type == null ? null : MessageType.of(type);
        Place place = body.place(known != null);
        Payload payload = type == null ? null : body.payload(known);
        Merged merged = body.merged();
        List<String> consumers = envelope.consumers();
        Actions actions = envelope.actions(known);
        Priority priority = envelope.priority();
        Long lamport = envelope.lamport();
        if (!mistakes.isEmpty()
                || type == null
                || producer == null
                || timestamp == null
                || payload == null
                || priority == null) {
            return null;
        }
        return new WireMessage(
                type, producer, timestamp, id, cause, incident, place, payload, merged, consumers, actions, priority,
                lamport);
    }
}
