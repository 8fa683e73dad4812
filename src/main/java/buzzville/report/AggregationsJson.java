package buzzville.report;

import buzzville.city.AggregationSummary;
import buzzville.message.Aggregation.Function;
import buzzville.metric.AggregationTally;
import buzzville.metric.Fate;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * The branch {@code aggregations} of {@code summary.json}, by place and name.
 *
 * <ul>
 *   <li>{@code originals}: messages that came and occurred in the measured interval; {@code passed}: those of them that went on at
 *       once and as they were; {@code removed}: those that a filter left out; {@code in_windows}: those in open windows at the end
 *   <li>{@code aggregates}: {@code emitted} ones whose oldest original occurred in the measured interval, made of {@code merged}
 *       messages; a service's are {@code delivered} when processed, the broker's when routed
 *   <li>{@code reduction}: messages that came for each that went on, aggregate or not; null without any
 *   <li>{@code information_lost}: messages that no longer stand for themselves: those merged without their aggregates, and those
 *       removed; of the function last, {@code transitions_lost} are the changes that no aggregate tells of
 *   <li>{@code added_latency_ms}: from a message's coming to its aggregate's going on; {@code end_to_end_ms}: of aggregates, from
 *       their occurrence to their processing, at each service
 * </ul>
 */
final class AggregationsJson {
    private AggregationsJson() {}

    static void put(ObjectNode json, List<AggregationSummary> aggregations) {
        for (AggregationSummary each : aggregations) {
            ObjectNode place =
                    json.get(each.place()) instanceof ObjectNode known ? known : json.putObject(each.place());
            place.set(each.name(), of(each));
        }
    }

    private static ObjectNode of(AggregationSummary aggregation) {
        AggregationTally tally = aggregation.tally();
        Function function = aggregation.function();
        ObjectNode json = Json.object();
        json.put("policy", aggregation.policy());
        json.put("function", function == null ? null : function.name().toLowerCase(Locale.ROOT));
        json.put("originals", tally.originals());
        json.put("passed", tally.passed());
        json.put("removed", tally.removed());
        json.put("in_windows", tally.inWindows());
        ObjectNode aggregates = json.putObject("aggregates");
        aggregates.put("emitted", tally.emitted());
        aggregates.put("merged", tally.merged());
        aggregates.put("delivered", tally.delivered());
        ObjectNode lost = aggregates.putObject("lost");
        long all = 0;
        for (Fate fate : Fate.values()) {
            if (fate != Fate.DELIVERED && tally.count(fate) > 0) {
                lost.put(fate.label(), tally.count(fate));
                all += tally.count(fate);
            }
        }
        lost.put("total", all);
        aggregates.put("in_flight", tally.inFlight());
        Json.put(json, "reduction", tally.reduction());
        json.put("information_lost", tally.lostInformation());
        if (function == Function.LAST) {
            json.put("transitions_lost", tally.lostChanges());
        }
        json.set("added_latency_ms", StageJson.latency(tally.added()));
        json.set("end_to_end_ms", StageJson.latency(tally.endToEnd()));
        return json;
    }
}
