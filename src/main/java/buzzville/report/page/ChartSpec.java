package buzzville.report.page;

import buzzville.report.text.Numbers;
import java.math.BigDecimal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A chart as data: what the scripts of the page draw, list in a table and give as CSV. */
public interface ChartSpec {
    /** Unlike that of every other chart of the page; also the name of its CSV file. */
    String id();

    /** What there is to see, with the kind of the chart as {@code kind}. */
    ObjectNode json();

    /** The part that every chart has. */
    static ObjectNode head(String kind, Said title, Said finding, Said caption) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", kind);
        json.set("title", title.json());
        json.set("finding", finding.json());
        json.set("caption", caption.json());
        return json;
    }

    /** Figures as files have them, null where there is none. */
    static ArrayNode figures(double[] values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.length);
        for (double value : values) {
            BigDecimal figure = Numbers.figure(value);
            if (figure == null) {
                array.addNull();
            } else {
                array.add(figure);
            }
        }
        return array;
    }
}
