package buzzville.report.page;

import buzzville.report.text.Numbers;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What things cost against what one gets for it, and who is on the front.
 *
 * @param finding what there is to see, in a sentence; may be empty
 * @param caption how to read it
 * @param price along the axis at the foot; less is better
 * @param benefit along the upright axis; more is better
 */
public record FrontChart(
        String id, Said title, Said finding, Said caption, Side price, Side benefit, List<Point> points)
        implements ChartSpec {
    /**
     * One of the two figures.
     *
     * @param key of its columns in the CSV file
     */
    public record Side(String key, Said name, Unit unit) {}

    /** A figure with its interval, whose ends are NaN where it has none. */
    public record Figure(double value, double low, double high) {}

    /**
     * A strategy.
     *
     * @param look as in {@link TimeChart.Line}
     * @param front whether nobody is better at one of the two without being worse at the other
     */
    public record Point(String key, Said name, String look, Figure price, Figure benefit, boolean front) {}

    @Override
    public ObjectNode json() {
        ObjectNode json = ChartSpec.head("front", title, finding, caption);
        put(json.putObject("price"), price);
        put(json.putObject("benefit"), benefit);
        ArrayNode all = json.putArray("points");
        for (Point point : points) {
            ObjectNode each = all.addObject().put("key", point.key).put("look", point.look);
            each.set("name", point.name.json());
            put(each.putObject("price"), point.price);
            put(each.putObject("benefit"), point.benefit);
            each.put("front", point.front);
        }
        return json;
    }

    private static void put(ObjectNode json, Side side) {
        json.put("key", side.key).put("unit", side.unit.label());
        json.set("name", side.name.json());
    }

    private static void put(ObjectNode json, Figure figure) {
        json.put("value", Numbers.figure(figure.value));
        json.put("low", Numbers.figure(figure.low)).put("high", Numbers.figure(figure.high));
    }
}
