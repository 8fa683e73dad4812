package buzzville.report.page;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bars whose parts stand side by side, in groups of which one is shown at a time.
 *
 * @param finding what there is to see, in a sentence; may be empty
 * @param caption how to read it
 * @param falling whether it is a waterfall: the first part is what there was at first, the last what is left, and those between are what
 *     was taken off on the way
 * @param parts that a bar may have
 */
public record BarChart(
        String id,
        Said title,
        Said finding,
        Said caption,
        boolean falling,
        Unit unit,
        List<Part> parts,
        List<Group> groups)
        implements ChartSpec {
    /**
     * A part that bars may have.
     *
     * @param look as in {@link TimeChart.Line}, or {@code good}, {@code bad}, {@code ink}, {@code soft}
     */
    public record Part(String key, Said name, String look) {}

    /** Bars of one thing. */
    public record Group(String key, Said name, List<Bar> bars) {}

    /**
     * A bar.
     *
     * @param values of each part in turn; NaN for none
     */
    public record Bar(String key, Said name, double[] values) {}

    @Override
    public ObjectNode json() {
        ObjectNode json = ChartSpec.head(falling ? "waterfall" : "bars", title, finding, caption);
        json.put("unit", unit.label());
        ArrayNode every = json.putArray("parts");
        for (Part part : parts) {
            every.addObject().put("key", part.key).put("look", part.look).set("name", part.name.json());
        }
        ArrayNode all = json.putArray("groups");
        for (Group group : groups) {
            ObjectNode each = all.addObject().put("key", group.key);
            each.set("name", group.name.json());
            ArrayNode bars = each.putArray("bars");
            for (Bar bar : group.bars) {
                ObjectNode one = bars.addObject().put("key", bar.key);
                one.set("name", bar.name.json());
                one.set("values", ChartSpec.figures(bar.values));
            }
        }
        return json;
    }
}
