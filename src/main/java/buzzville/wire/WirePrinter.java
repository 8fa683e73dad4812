package buzzville.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes messages as JSON: the same message is the same bytes, on every machine and Java. */
public final class WirePrinter {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    private static final List<Field> PLACE = Field.of(Place.class);
    private static final List<Field> MERGED = Field.of(Merged.class);

    private final JsonWriter out;

    private WirePrinter(JsonWriter out) {
        this.out = out;
    }

    /** In one line, without blanks. */
    public static String line(WireMessage message) {
        JsonWriter out = new JsonWriter(false);
        write(message, out);
        return out.toString();
    }

    /** Indented by two blanks, as the brief has it; no line feed at the end. */
    public static String pretty(WireMessage message) {
        JsonWriter out = new JsonWriter(true);
        write(message, out);
        return out.toString();
    }

    static void write(WireMessage message, JsonWriter out) {
        new WirePrinter(out).message(message);
    }

    static String timestamp(Instant instant) {
        return TIMESTAMP.format(instant.atOffset(ZoneOffset.UTC));
    }

    private void message(WireMessage message) {
        out.open('{');
        text("type", message.type());
        text("producteur", message.producer());
        text("timestamp", timestamp(message.timestamp()));
        text("id", message.id());
        text("cause", message.cause());
        text("incident_id", message.incident());
        payload(message, true);
        if (message.place() != null) {
            out.key("localisation").open('{');
            PLACE.forEach(field -> field(field, message.place()));
            out.close('}');
        }
        payload(message, false);
        if (message.merged() != null) {
            out.key(WireReader.MERGED).open('{');
            MERGED.forEach(field -> field(field, message.merged()));
            out.close('}');
        }
        if (message.consumers() != null) {
            out.key("consommateurs").open('[');
            message.consumers().forEach(consumer -> out.item().text(consumer));
            out.close(']');
        }
        if (message.actions() != null) {
            out.key(message.actions().key()).open('{');
            message.actions().texts().forEach(this::text);
            out.close('}');
        }
        text("priorite", WireMessage.word(message.priority()));
        if (message.lamport() != null) {
            out.key("lamport_timestamp").raw(message.lamport().toString());
        }
        out.close('}');
    }

    private void payload(WireMessage message, boolean leading) {
        MessageType type = MessageType.of(message.type());
        if (type != null) {
            type.fields().stream()
                    .filter(field -> field.leads() == leading)
                    .forEach(field -> field(field, (Record) message.payload()));
        } else if (!leading && message.payload() instanceof Generic generic) {
            for (Map.Entry<String, JsonNode> field : generic.fields().properties()) {
                out.key(field.getKey());
                value(field.getValue());
            }
        }
    }

    private void field(Field field, Record owner) {
        Object value = field.of(owner);
        if (value instanceof String text) {
            text(field.name(), text);
        } else if (value instanceof BigDecimal number) {
            out.key(field.name()).raw(number.toPlainString());
        } else if (value != null) {
            out.key(field.name()).raw(value.toString());
        }
    }

    private void text(String key, @Nullable String text) {
        if (text != null) {
            out.key(key).text(text);
        }
    }

    private void value(JsonNode node) {
        if (node.isObject()) {
            out.open('{');
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                out.key(field.getKey());
                value(field.getValue());
            }
            out.close('}');
        } else if (node.isArray()) {
            out.open('[');
            for (JsonNode item : node) {
                out.item();
                value(item);
            }
            out.close(']');
        } else if (node.isString()) {
            out.text(node.asString());
        } else {
            out.raw(node.isNumber() ? node.decimalValue().toPlainString() : node.toString());
        }
    }
}
