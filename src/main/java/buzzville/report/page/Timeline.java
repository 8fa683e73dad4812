package buzzville.report.page;

import buzzville.metric.Span;
import buzzville.report.text.Numbers;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The time that all charts of a page share, and what happened in it.
 *
 * @param span with the buckets that figures are of
 */
public record Timeline(Span span, List<Happening> happenings) {
    /**
     * Something that happened to the city.
     *
     * @param grave whether something stood still
     * @param times when it was on: begin and end in virtual nanoseconds, the same where it was over at once
     */
    public record Happening(String key, Said name, boolean grave, List<long[]> times) {}

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("bucket", Numbers.seconds(span.bucket())).put("buckets", span.buckets());
        json.put("from", Numbers.seconds(span.from())).put("to", Numbers.seconds(span.to()));
        ArrayNode all = json.putArray("incidents");
        for (Happening happening : happenings) {
            ObjectNode each = all.addObject().put("key", happening.key).put("grave", happening.grave);
            each.set("name", happening.name.json());
            ArrayNode times = each.putArray("times");
            for (long[] time : happening.times) {
                times.addArray().add(Numbers.seconds(time[0])).add(Numbers.seconds(time[1]));
            }
        }
        return json;
    }
}
