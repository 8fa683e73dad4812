package buzzville.scenario;

import buzzville.scenario.yaml.Entry;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Node;
import buzzville.scenario.yaml.Scalar;
import buzzville.scenario.yaml.Sequence;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A payload that a scenario gives, as JSON: what is written without quotes and looks like a number or a truth value is one. */
public final class PayloadFields {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,8})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?");

    private PayloadFields() {}

    /** The fields in the order of the file. */
    public static ObjectNode of(Mapping payload) {
        ObjectNode fields = JSON.objectNode();
        for (Map.Entry<String, Entry> entry : payload.entries().entrySet()) {
            fields.set(entry.getKey(), value(entry.getValue().value()));
        }
        return fields;
    }

    private static JsonNode value(Node node) {
        if (node instanceof Mapping mapping) {
            return of(mapping);
        } else if (node instanceof Sequence list) {
            ArrayNode items = JSON.arrayNode();
            list.items().forEach(item -> items.add(value(item)));
            return items;
        }
        Scalar scalar = (Scalar) node;
        String text = scalar.text();
        if (scalar.isNull()) {
            return JSON.nullNode();
        } else if (!scalar.plain()) {
            return JSON.stringNode(text);
        } else if (text.equals("true") || text.equals("false")) {
            return JSON.booleanNode(text.equals("true"));
        } else if (WHOLE.matcher(text).matches()) {
            return JSON.numberNode(Integer.parseInt(text));
        } else if (DECIMAL.matcher(text).matches()) {
            return JSON.numberNode(new BigDecimal(text));
        }
        return JSON.stringNode(text);
    }
}
