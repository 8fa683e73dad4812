package buzzville.report.page;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures over simulated time, a figure for each bucket of the run: panels above each other along one axis, which is that of all such
 * charts of a page.
 *
 * @param finding what there is to see, in a sentence; may be empty
 * @param caption how to read it
 * @param panels at least one
 * @param marks rows above the panels; may be none
 */
public record TimeChart(String id, Said title, Said finding, Said caption, List<Panel> panels, List<Marks> marks)
        implements ChartSpec {
    /** How a line is drawn. */
    public enum Style {
        /** The one that counts. */
        THICK,
        /** One that goes with it. */
        THIN,
        DASHED,
        /** On top of the areas before it, with steps at the edges of buckets. */
        STACKED,
        /** Steps at the edges of buckets. */
        STEPS,
        /** Where there are too few figures for a line. */
        DOTS
    }

    /**
     * One of the plots.
     *
     * @param heading empty if there is only one
     * @param axis what its figures are
     * @param logarithmic whether it opens with a logarithmic axis; readers may switch
     */
    public record Panel(Said heading, Said axis, Unit unit, boolean logarithmic, List<Line> lines) {}

    /**
     * A figure for each bucket.
     *
     * @param key of its column in the CSV file
     * @param group lines of one name and look, over all panels, are switched on and off together
     * @param look the name of a priority, or {@code other-N}: the Nth of several things that are none
     * @param values NaN where there is none
     */
    public record Line(String key, Said group, Said name, String look, Style style, double[] values) {}

    /**
     * A row of marks, darker the more of a bucket they are of.
     *
     * @param values for each bucket 0 for no mark, 1 for a light one, 2 for a dark one
     * @param light what a light mark means
     * @param dark what a dark one means
     */
    public record Marks(String key, Said name, String look, double[] values, Said light, Said dark) {}

    @Override
    public ObjectNode json() {
        ObjectNode json = ChartSpec.head("time", title, finding, caption);
        ArrayNode all = json.putArray("panels");
        panels.forEach(panel -> all.add(json(panel)));
        ArrayNode rows = json.putArray("marks");
        for (Marks each : marks) {
            ObjectNode row = rows.addObject().put("key", each.key).put("look", each.look);
            row.set("name", each.name.json());
            row.set("light", each.light.json());
            row.set("dark", each.dark.json());
            row.set("values", ChartSpec.figures(each.values));
        }
        return json;
    }

    private static ObjectNode json(Panel panel) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("heading", panel.heading.json());
        json.set("axis", panel.axis.json());
        json.put("unit", panel.unit.label()).put("log", panel.logarithmic);
        ArrayNode lines = json.putArray("lines");
        for (Line line : panel.lines) {
            ObjectNode each = lines.addObject().put("key", line.key).put("look", line.look);
            each.put("style", line.style.name().toLowerCase(Locale.ROOT));
            each.set("group", line.group.json());
            each.set("name", line.name.json());
            each.set("values", ChartSpec.figures(line.values));
        }
        return json;
    }
}
