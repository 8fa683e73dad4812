package buzzville.wire;

import buzzville.message.Priority;
import buzzville.unit.Doc;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schema (draft 2020-12) of messages, made of the records. */
public final class WireSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private WireSchema() {}

    /** The schema of messages of one type. */
    public static ObjectNode of(MessageType type) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type.word());
        schema.put("description", type.description());
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        properties.putObject("type").put("const", type.word());
        text(properties, "producteur", "Who noticed.");
        properties
                .putObject("timestamp")
                .put("description", "When it happened, UTC with milliseconds.")
                .put("type", "string")
                .put("pattern", "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$");
        required.add("type").add("producteur").add("timestamp");
        id(properties, "id", "The message, the same under every strategy.");
        id(properties, "cause", "The message that this one follows from; absent for an occurrence.");
        text(properties, "incident_id", "The incident that the message reports, such as INC_20241210_001.");
        fields(type.fields().stream().filter(Field::leads).toList(), properties, required);
        properties.set("localisation", described(Place.class));
        required.add("localisation");
        fields(type.fields().stream().filter(field -> !field.leads()).toList(), properties, required);
        properties.set(WireReader.MERGED, described(Merged.class));
        rest(type, properties);
        required.add("priorite");
        return schema.put("additionalProperties", false);
    }

    private static void rest(MessageType type, ObjectNode properties) {
        ObjectNode consumers = properties.putObject("consommateurs");
        consumers.put("description", "The subscriptions that it was routed to, written at routing.");
        consumers.put("type", "array").putObject("items").put("type", "string").put("pattern", "\\S");
        if (type.actions() != null) {
            ObjectNode actions = properties.putObject(type.actions()).put("type", "object");
            actions.putObject("additionalProperties").put("type", "string");
        }
        ArrayNode words = properties.putObject("priorite").putArray("enum");
        for (Priority priority : Priority.values()) {
            words.add(WireMessage.word(priority));
        }
        properties
                .putObject("lamport_timestamp")
                .put("description", "The sender's logical time.")
                .put("type", "integer")
                .put("minimum", 0);
    }

    private static ObjectNode described(Class<? extends Record> type) {
        ObjectNode schema = JSON.objectNode();
        schema.put(
                "description",
                Objects.requireNonNull(type.getAnnotation(Doc.class)).value());
        schema.put("type", "object");
        fields(Field.of(type), schema.putObject("properties"), schema.putArray("required"));
        return schema.put("additionalProperties", false);
    }

    private static void fields(List<Field> fields, ObjectNode properties, ArrayNode required) {
        for (Field field : fields) {
            ObjectNode schema = properties.putObject(field.name()).put("description", field.doc());
            describe(field, schema);
            if (!field.optional()) {
                required.add(field.name());
            }
        }
    }

    private static void describe(Field field, ObjectNode schema) {
        switch (field.kind()) {
            case TEXT -> text(schema);
            case WORD -> {
                ArrayNode words = schema.putArray("enum");
                field.words().forEach(words::add);
            }
            case IDENTIFIER -> {
                ArrayNode forms = schema.putArray("anyOf");
                text(forms.addObject());
                forms.addObject().put("type", "integer").put("minimum", 0).put("maximum", Integer.MAX_VALUE);
            }
            case WHOLE, DECIMAL -> {
                Range range = Objects.requireNonNull(field.range());
                schema.put("type", field.kind() == Field.Kind.WHOLE ? "integer" : "number");
                schema.put("minimum", range.from()).put("maximum", range.to());
            }
            case FLAG -> schema.put("type", "boolean");
        }
    }

    private static void text(ObjectNode properties, String name, String doc) {
        text(properties.putObject(name).put("description", doc));
    }

    private static void text(ObjectNode schema) {
        schema.put("type", "string").put("pattern", "\\S").put("maxLength", Field.LONGEST_TEXT);
    }

    private static void id(ObjectNode properties, String name, String doc) {
        properties.putObject(name).put("description", doc).put("type", "string").put("pattern", "^[0-9a-f]{16}$");
    }
}
