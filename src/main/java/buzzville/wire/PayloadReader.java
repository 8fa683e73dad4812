package buzzville.wire;

import buzzville.unit.NearWord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is described by records: where a message is from, and its payload. */
final class PayloadReader {
    private static final List<Field> PLACE = Field.of(Place.class);
    private static final List<Field> MERGED = Field.of(Merged.class);

    private final ObjectNode root;
    private final List<Mistake> mistakes;

    /** @param mistakes where to put what is wrong */
    PayloadReader(ObjectNode root, List<Mistake> mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    private void wrong(String path, String sentence) {
        mistakes.add(new Mistake(path, sentence));
    }

    /** The payload of a type, or of one that somebody invented; null if it is wrong. */
    @Nullable
    Payload payload(@Nullable MessageType type) {
        return type == null ? generic() : typed(type);
    }

    /** Notes what is wrong with the payload's fields that there are; others are not missed. */
    void check(@Nullable MessageType type) {
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (!WireReader.ENVELOPE.contains(field.getKey())) {
                check(type, field.getKey(), field.getValue());
            }
        }
    }

    private void check(@Nullable MessageType type, String name, JsonNode value) {
        if (type == null) {
            digits(name, value);
            return;
        }
        List<String> names = type.fields().stream().map(Field::name).toList();
        int index = names.indexOf(name);
        String mistake =
                index < 0 ? unknown(name, names) : type.fields().get(index).mistake(value);
        if (mistake != null) {
            wrong(name, mistake);
        }
    }

    /** Where it is from; null if it does not say, or not rightly. */
    @Nullable
    Place place(boolean required) {
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
        return (Place) described("localisation", Place.class, PLACE, object);
    }

    /** Of which messages it was made; null if it does not say, or not rightly. */
    @Nullable
    Merged merged() {
        JsonNode node = root.get(WireReader.MERGED);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ObjectNode object)) {
            wrong(WireReader.MERGED, "must be an object, but is " + Field.shown(node));
            return null;
        }
        return (Merged) described(WireReader.MERGED, Merged.class, MERGED, object);
    }

    private @Nullable Record described(
            String key, Class<? extends Record> type, List<Field> fields, ObjectNode object) {
        int before = mistakes.size();
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : fields) {
            values.add(value(key + ".", field, object));
        }
        List<String> names = fields.stream().map(Field::name).toList();
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                wrong(key + "." + name, unknown(name, names));
            }
        }
        return mistakes.size() > before ? null : MessageType.make(type, values);
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
        names.addAll(WireReader.ENVELOPE);
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
            if (!WireReader.ENVELOPE.contains(field.getKey())) {
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

    private static String unknown(String name, List<String> names) {
        String nearest = NearWord.nearest(name, names);
        return "is unknown"
                + (nearest == null ? "; known fields: " + NearWord.list(names) : "; did you mean '" + nearest + "'?");
    }
}
