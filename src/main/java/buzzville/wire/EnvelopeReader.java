package buzzville.wire;

import buzzville.message.Priority;
import buzzville.unit.NearWord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of the envelope, each null if it is absent or wrong. */
final class EnvelopeReader {
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    private final ObjectNode root;
    private final List<Mistake> mistakes;

    /** @param mistakes where to put what is wrong */
    EnvelopeReader(ObjectNode root, List<Mistake> mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    private void wrong(String path, String sentence) {
        mistakes.add(new Mistake(path, sentence));
    }

    /** Notes what is wrong with the fields that there are, for a message of this type and priority. */
    void check(String type, @Nullable MessageType known, Priority expected) {
        String said = text("type", false);
        if (said != null && !said.equals(type)) {
            wrong(
                    "type",
                    "must be '" + type + "', the event that is to happen, but is " + Field.shown(root.get("type")));
        }
        text("producteur", false);
        text("incident_id", false);
        if (root.has("timestamp")) {
            timestamp();
        }
        id("id");
        id("cause");
        consumers();
        actions(known);
        lamport();
        Priority found = root.has("priorite") ? priority() : null;
        if (found != null && found != expected) {
            wrong(
                    "priorite",
                    "must be '" + WireMessage.word(expected) + "', which '" + type + "' has in this scenario, but is "
                            + Field.shown(root.get("priorite")));
        }
    }

    @Nullable
    String text(String name, boolean required) {
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

    @Nullable
    Instant timestamp() {
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

    @Nullable
    String id(String name) {
        JsonNode node = root.get(name);
        if (node != null && !(node.isString() && ID.matcher(node.asString()).matches())) {
            wrong(name, "must be 16 hexadecimal digits, but is " + Field.shown(node));
        }
        return node == null || !node.isString() ? null : node.asString();
    }

    @Nullable
    List<String> consumers() {
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

    @Nullable
    Actions actions(@Nullable MessageType type) {
        boolean recommended = root.has(Actions.RECOMMENDED);
        String key = recommended ? Actions.RECOMMENDED : Actions.TRIGGERED;
        JsonNode node = root.get(key);
        if (node == null) {
            return null;
        }
        if (recommended && root.has(Actions.TRIGGERED)) {
            wrong(Actions.TRIGGERED, "cannot stand beside " + Actions.RECOMMENDED);
        } else if (type != null && !key.equals(type.actions())) {
            String own = type.actions();
            wrong(
                    key,
                    "does not go with '" + type.word() + "'; "
                            + (own == null ? "nothing follows from it" : "expected " + own));
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

    @Nullable
    Priority priority() {
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

    @Nullable
    Long lamport() {
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
}
