package buzzville.report.page;

import buzzville.report.text.Numbers;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures with their intervals, a dot for each row, in blocks with an axis of their own each.
 *
 * @param finding what there is to see, in a sentence; may be empty
 * @param caption how to read it
 */
public record DotsChart(String id, Said title, Said finding, Said caption, List<Block> blocks) implements ChartSpec {
    /** What a dot says by its shape and its colour. */
    public enum Mark {
        GOOD,
        BAD,
        /** It cannot be told. */
        OPEN,
        /** The same in every replication. */
        SAME
    }

    /**
     * One figure.
     *
     * @param key of the figure in the CSV file
     * @param text what it is
     * @param little whether less is better
     * @param asked what was promised; NaN where nothing was
     * @param zero whether figures are differences, so that 0 lies on the axis
     */
    public record Block(
            String key, Said name, Said text, Unit unit, boolean little, double asked, boolean zero, List<Row> rows) {}

    /**
     * One strategy.
     *
     * @param value NaN where there is none
     * @param low the lower end of the interval; NaN without one
     * @param high the upper end
     * @param words what stands in the place of a dot, or beside it; may be empty
     */
    public record Row(String key, Said name, double value, double low, double high, Mark mark, Said words) {}

    @Override
    public ObjectNode json() {
        ObjectNode json = ChartSpec.head("dots", title, finding, caption);
        ArrayNode all = json.putArray("blocks");
        for (Block block : blocks) {
            ObjectNode each = all.addObject().put("key", block.key).put("unit", block.unit.label());
            each.set("name", block.name.json());
            each.set("text", block.text.json());
            each.put("little", block.little).put("zero", block.zero);
            each.put("asked", Numbers.figure(block.asked));
            ArrayNode rows = each.putArray("rows");
            block.rows.forEach(row -> rows.add(json(row)));
        }
        return json;
    }

    private static ObjectNode json(Row row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", row.key);
        json.set("name", row.name.json());
        json.put("value", Numbers.figure(row.value));
        json.put("low", Numbers.figure(row.low)).put("high", Numbers.figure(row.high));
        json.put("mark", row.mark.name().toLowerCase(Locale.ROOT));
        json.set("words", row.words.json());
        return json;
    }
}
