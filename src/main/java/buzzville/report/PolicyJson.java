package buzzville.report;

import buzzville.city.PolicySummary;
import buzzville.message.Priority;
import buzzville.metric.Gauge;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import buzzville.metric.Sum128;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The branch of {@code summary.json} that a policy has. */
final class PolicyJson {
    private PolicyJson() {}

    /** @param priorities the ones that messages there may have */
    static ObjectNode of(PolicySummary policy, Collection<Priority> priorities) {
        PolicyTally tally = policy.tally();
        ObjectNode json = Json.object();
        json.put("family", policy.family());
        ObjectNode byPriority = json.putObject("priorities");
        for (Priority priority : priorities) {
            ObjectNode one = byPriority.putObject(priority.label());
            for (Deed deed : Deed.values()) {
                one.put(deed.name().toLowerCase(Locale.ROOT), tally.count(deed, priority.ordinal()));
            }
            putBlocked(one, tally.blocked(priority.ordinal()), tally.blockedFor(priority.ordinal()));
        }
        ObjectNode figures = json.putObject("figures");
        tally.figures().forEach(figures::put);
        if (!tally.gauges().isEmpty()) {
            ObjectNode gauges = json.putObject("gauges");
            tally.gauges().forEach((name, gauge) -> putGauge(gauges.putObject(name), gauge));
        }
        return json;
    }

    private static void putGauge(ObjectNode json, Gauge gauge) {
        Json.put(json, "min", (double) gauge.min());
        Json.put(json, "mean", gauge.mean());
        Json.put(json, "max", (double) gauge.max());
        Json.put(json, "last", gauge.last());
    }

    /** How many had to wait, and for how long in all. */
    static void putBlocked(ObjectNode json, long count, Sum128 time) {
        ObjectNode blocked = json.putObject("blocked");
        blocked.put("count", count);
        blocked.put("total_ms", millis(time));
    }

    /** Milliseconds, exactly. */
    static BigDecimal millis(Sum128 nanos) {
        BigDecimal total = new BigDecimal(nanos.exact(), 6);
        return total.signum() == 0 ? BigDecimal.ZERO : total.stripTrailingZeros();
    }
}
