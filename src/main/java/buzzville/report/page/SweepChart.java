package buzzville.report.page;

import buzzville.report.text.Numbers;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures over what was varied: readers choose the figure, the parameter along the axis and that of the curves, or a heat map of both.
 *
 * @param finding what there is to see, in a sentence; may be empty
 * @param caption how to read it
 * @param cells the combinations, in the order in which they were run
 */
public record SweepChart(
        String id, Said title, Said finding, Said caption, List<Factor> factors, List<Figure> figures, List<Cell> cells)
        implements ChartSpec {
    /**
     * Something that was varied.
     *
     * @param levels its values, each once, in the order in which they were asked for
     */
    public record Factor(String key, String name, List<String> levels) {}

    /**
     * A figure.
     *
     * @param little whether less is better
     * @param asked what was promised; NaN where nothing was
     */
    public record Figure(String key, Said name, Said text, Unit unit, boolean little, double asked) {}

    /**
     * What one combination came to.
     *
     * @param levels of each factor, by index
     * @param readings of each figure
     */
    public record Cell(int number, int[] levels, List<Reading> readings) {}

    /**
     * A figure of a combination, NaN where there is none.
     *
     * @param verdict {@code pass}, {@code fail}, {@code inconclusive}, {@code no-data}, or empty where nothing was promised
     */
    public record Reading(double value, double low, double high, String verdict) {}

    @Override
    public ObjectNode json() {
        ObjectNode json = ChartSpec.head("sweep", title, finding, caption);
        ArrayNode varied = json.putArray("factors");
        for (Factor factor : factors) {
            ArrayNode levels = varied.addObject()
                    .put("key", factor.key)
                    .put("name", factor.name)
                    .putArray("levels");
            factor.levels.forEach(levels::add);
        }
        ArrayNode all = json.putArray("figures");
        for (Figure figure : figures) {
            ObjectNode each = all.addObject().put("key", figure.key).put("unit", figure.unit.label());
            each.set("name", figure.name.json());
            each.set("text", figure.text.json());
            each.put("little", figure.little).put("asked", Numbers.figure(figure.asked));
        }
        ArrayNode combinations = json.putArray("cells");
        for (Cell cell : cells) {
            ObjectNode each = combinations.addObject().put("number", cell.number);
            ArrayNode levels = each.putArray("levels");
            for (int level : cell.levels) {
                levels.add(level);
            }
            ArrayNode readings = each.putArray("readings");
            for (Reading reading : cell.readings) {
                readings.addArray()
                        .add(Numbers.figure(reading.value))
                        .add(Numbers.figure(reading.low))
                        .add(Numbers.figure(reading.high))
                        .add(reading.verdict);
            }
        }
        return json;
    }
}
