package buzzville.wire;

import buzzville.message.Priority;
import buzzville.unit.NearWord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads messages and says everything that is wrong with one at once.
 *
 * <p>A type that is not known is somebody's own invention and may say what it likes: only where a city's events are known can
 * anybody tell an invention from a slip of the pen.
 */
public final class WireReader {
    /** The envelope's own fields, which no payload may have. */
    static final List<String> ENVELOPE = List.of(
            "type",
            "producteur",
            "timestamp",
            "id",
            "cause",
            "incident_id",
            "localisation",
            "consommateurs",
            Actions.TRIGGERED,
            Actions.RECOMMENDED,
            "priorite",
            "lamport_timestamp");

    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final List<Field> PLACE = Field.of(Place.class);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ObjectNode root;
    private final List<Mistake> mistakes = new ArrayList<>();

    private WireReader(ObjectNode root) {
        this.root = root;
    }

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
        WireReader reader = new WireReader(object);
        WireMessage message = reader.message();
        return new Reading(message, reader.mistakes);
    }

    /**
     * What is wrong with fields that are given for a message of this type; those that are absent are not missed.
     *
     * @param type of the event; of one that is not known, any field will do that is none of the envelope's
     */
    public static List<Mistake> check(String type, ObjectNode given) {
        WireReader reader = new WireReader(given);
        MessageType known = MessageType.of(type);
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            String name = field.getKey();
            if (ENVELOPE.contains(name)) {
                reader.wrong(name, "belongs to the envelope, so a payload cannot have it");
            } else if (known == null) {
                reader.digits(name, field.getValue());
            } else {
                List<String> names = known.fields().stream().map(Field::name).toList();
                int index = names.indexOf(name);
                String mistake = index < 0
                        ? unknown(name, names)
                        : known.fields().get(index).mistake(field.getValue());
                if (mistake != null) {
                    reader.wrong(name, mistake);
                }
            }
        }
        return List.copyOf(reader.mistakes);
    }

    private static Reading refused(Mistake mistake) {
        return new Reading(null, List.of(mistake));
    }

    private void wrong(String path, String sentence) {
        mistakes.add(new Mistake(path, sentence));
    }

    private @Nullable WireMessage message() {
        String type = text("type", true);
        String producer = text("producteur", true);
        Instant timestamp = timestamp();
        String id = id("id");
        String cause = id("cause");
        String incident = text("incident_id", false);
        MessageType known = type == null ? null : MessageType.of(type);
        Place place = place(known != null);
        Payload payload = type == null ? null : known == null ? generic() : typed(known);
        List<String> consumers = consumers();
        Actions actions = actions();
        Priority priority = priority();
        Long lamport = lamport();
        if (!mistakes.isEmpty()
                || type == null
                || producer == null
                || timestamp == null
                || payload == null
                || priority == null) {
            return null;
        }
        return new WireMessage(
                type, producer, timestamp, id, cause, incident, place, payload, consumers, actions, priority, lamport);
    }

    private @Nullable String text(String name, boolean required) {
        JsonNode node = root.get(name);
        if (node == null) {
            if (required) {
                wrong(name, "is missing; expected text");
            }
            return null;
        }
        if (!node.isString() || node.asString().isBlank() || node.asString().length() > Field.LONGEST_TEXT) {
            wrong(name, "must be text of 1 to " + Field.LONGEST_TEXT + " characters, but is " + Field.shown(node));
            return null;
        }
        return node.asString();
    }

    private @Nullable Instant timestamp() {
        String expected = "a UTC time with milliseconds such as 2024-12-10T14:35:20.000Z";
        JsonNode node = root.get("timestamp");
        if (node == null) {
            wrong("timestamp", "is missing; expected " + expected);
            return null;
        }
        try {
            if (node.isString() && TIMESTAMP.matcher(node.asString()).matches()) {
                return Instant.parse(node.asString());
            }
        } catch (DateTimeException e) {
            // a day or an hour that no calendar has
        }
        wrong("timestamp", "must be " + expected + ", but is " + Field.shown(node));
        return null;
    }

    private @Nullable String id(String name) {
        JsonNode node = root.get(name);
        if (node != null && !(node.isString() && ID.matcher(node.asString()).matches())) {
            wrong(name, "must be 16 hexadecimal digits, but is " + Field.shown(node));
        }
        return node == null || !node.isString() ? null : node.asString();
    }

    private @Nullable Place place(boolean required) {
        JsonNode node = root.get("localisation");
        if (node == null && !required) {
            return null;
        }
        if (!(node instanceof ObjectNode object)) {
            String found = node == null ? "is missing; expected" : "must be";
            String end = node == null ? "" : ", but is " + Field.shown(node);
            wrong("localisation", found + " an object with latitude and longitude" + end);
            return null;
        }
        int before = mistakes.size();
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : PLACE) {
            values.add(value("localisation.", field, object));
        }
        List<String> names = PLACE.stream().map(Field::name).toList();
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                wrong("localisation." + name, unknown(name, names));
            }
        }
        return mistakes.size() > before ? null : (Place) MessageType.make(Place.class, values);
    }

    private @Nullable Object value(String prefix, Field field, ObjectNode object) {
        JsonNode node = object.get(field.name());
        if (node == null) {
            if (!field.optional()) {
                wrong(prefix + field.name(), "is missing; expected " + field.expectation());
            }
            return null;
        }
        String mistake = field.mistake(node);
        if (mistake != null) {
            wrong(prefix + field.name(), mistake);
            return null;
        }
        return field.value(node);
    }

    private @Nullable Payload typed(MessageType type) {
        int before = mistakes.size();
        List<Object> values = new ArrayList<>();
        for (Field field : type.fields()) {
            Object value = value("", field, root);
            if (value != null) {
                values.add(value);
            }
        }
        Set<String> names = new LinkedHashSet<>();
        type.fields().forEach(field -> names.add(field.name()));
        names.addAll(ENVELOPE);
        for (String name : root.propertyNames()) {
            if (!names.contains(name)) {
                wrong(name, unknown(name, List.copyOf(names)));
            }
        }
        return mistakes.size() > before ? null : type.make(values);
    }

    private Payload generic() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (!ENVELOPE.contains(field.getKey())) {
                digits(field.getKey(), field.getValue());
                fields.set(field.getKey(), field.getValue());
            }
        }
        return new Generic(fields);
    }

    /** Refuses numbers, however deep inside, whose digits would fill a disk. */
    private void digits(String path, JsonNode node) {
        if (node.isNumber() && !Field.isShort(node)) {
            wrong(path, "must be a number of at most 60 digits, but is " + Field.shown(node));
        } else if (node.isObject()) {
            node.properties().forEach(field -> digits(path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                digits(path + "[" + i + "]", node.get(i));
            }
        }
    }

    private @Nullable List<String> consumers() {
        JsonNode node = root.get("consommateurs");
        if (node == null) {
            return null;
        }
        if (!node.isArray()) {
            wrong("consommateurs", "must be a list of names, but is " + Field.shown(node));
            return null;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            if (node.get(i).isString() && !node.get(i).asString().isBlank()) {
                names.add(node.get(i).asString());
            } else {
                wrong("consommateurs[" + i + "]", "must be a name, but is " + Field.shown(node.get(i)));
            }
        }
        return names;
    }

    private @Nullable Actions actions() {
        boolean recommended = root.has(Actions.RECOMMENDED);
        String key = recommended ? Actions.RECOMMENDED : Actions.TRIGGERED;
        JsonNode node = root.get(key);
        if (node == null) {
            return null;
        }
        if (recommended && root.has(Actions.TRIGGERED)) {
            wrong(Actions.TRIGGERED, "cannot stand beside " + Actions.RECOMMENDED);
        }
        if (!node.isObject()) {
            wrong(key, "must be an object of texts, but is " + Field.shown(node));
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> action : node.properties()) {
            if (action.getValue().isString()) {
                texts.put(action.getKey(), action.getValue().asString());
            } else {
                wrong(key + "." + action.getKey(), "must be text, but is " + Field.shown(action.getValue()));
            }
        }
        return new Actions(recommended, texts);
    }

    private @Nullable Priority priority() {
        JsonNode node = root.get("priorite");
        List<String> words = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            String word = WireMessage.word(priority);
            words.add(word);
            if (node != null && node.isString() && node.asString().equals(word)) {
                return priority;
            }
        }
        String expected = "one of " + String.join(", ", words);
        String nearest = node == null ? null : NearWord.nearest(node.asString(""), words);
        wrong(
                "priorite",
                node == null
                        ? "is missing; expected " + expected
                        : "must be " + expected + ", but is " + Field.shown(node)
                                + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        return null;
    }

    private @Nullable Long lamport() {
        JsonNode node = root.get("lamport_timestamp");
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
            wrong("lamport_timestamp", "must be a whole number of 0 or more, but is " + Field.shown(node));
            return null;
        }
        return node.asLong();
    }

    private static String unknown(String name, List<String> names) {
        String nearest = NearWord.nearest(name, names);
        return "is unknown"
                + (nearest == null ? "; known fields: " + NearWord.list(names) : "; did you mean '" + nearest + "'?");
    }
}
