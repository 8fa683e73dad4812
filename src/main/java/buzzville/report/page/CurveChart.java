package buzzville.report.page;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Curves with axes of their own.
 *
 * @param finding what there is to see, in a sentence; may be empty
 * @param caption how to read it
 * @param across and {@code up}: the axes
 */
public record CurveChart(String id, Said title, Said finding, Said caption, Axis across, Axis up, List<Curve> curves)
        implements ChartSpec {
    /**
     * What is along an axis.
     *
     * @param key of its column in the CSV file
     */
    public record Axis(String key, Said name, Unit unit, boolean logarithmic) {
        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", key);
            json.set("name", name.json());
            return json.put("unit", unit.label()).put("log", logarithmic);
        }
    }

    /**
     * A curve that steps down or up at each point.
     *
     * @param look as in {@link TimeChart.Line}
     * @param across as many as {@code up}
     */
    public record Curve(String key, Said name, String look, double[] across, double[] up) {}

    @Override
    public ObjectNode json() {
        ObjectNode json = ChartSpec.head("curve", title, finding, caption);
        json.set("across", across.json());
        json.set("up", up.json());
        ArrayNode all = json.putArray("curves");
        for (Curve curve : curves) {
            ObjectNode each = all.addObject().put("key", curve.key).put("look", curve.look);
            each.set("name", curve.name.json());
            each.set("across", ChartSpec.figures(curve.across));
            each.set("up", ChartSpec.figures(curve.up));
        }
        return json;
    }
}
