package buzzville.report;

import buzzville.report.text.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as our files have it: keys in the order they were put, indented by two spaces, figures as {@link Numbers} says. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Puts a figure, or null where there is none. */
    static void put(ObjectNode object, String key, @Nullable BigDecimal figure) {
        if (figure == null) {
            object.putNull(key);
        } else {
            object.put(key, figure);
        }
    }

    /** Puts a figure by the rule of {@link Numbers}, null for NaN. */
    static void put(ObjectNode object, String key, double figure) {
        put(object, key, Numbers.figure(figure));
    }

    /** The whole text with a line feed at its end. */
    static String text(ObjectNode object) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        return mapper.writer().with(printer).writeValueAsString(object) + "\n";
    }
}
