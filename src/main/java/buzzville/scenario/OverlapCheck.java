package buzzville.scenario;

import buzzville.scenario.incident.Victims;
import java.util.Map;

/** Whether an outage changes anything, or somebody is down all that time already. */
final class OverlapCheck {
    private final Scenario scenario;
    private final Remarks remarks;

    OverlapCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void run() {
        Map<String, IncidentSpec> once = IncidentPaths.once(scenario);
        once.forEach((path, incident) -> {
            if (incident.outage() == null || !incident.isSteady() || incident.at() >= scenario.duration()) {
                return;
            }
            for (Map.Entry<String, IncidentSpec> other : once.entrySet()) {
                boolean earlier = path.compareTo(other.getKey()) > 0 || !covers(incident, other.getValue());
                if (!other.getKey().equals(path) && covers(other.getValue(), incident) && earlier) {
                    String name = other.getKey().replaceFirst("^incidents\\.", "");
                    remarks.warning(
                            Remarks.under(path, "outage"),
                            "this incident touches nothing: '" + name + "' stops the same, and all that time");
                    return;
                }
            }
        });
    }

    /** Whether one stops at least what the other stops, at least as long and at least as hard. */
    private boolean covers(IncidentSpec one, IncidentSpec other) {
        if (one.outage() == null || other.outage() == null || !one.isSteady()) {
            return false;
        }
        long end = scenario.duration();
        boolean longer = one.at() <= other.at() && other.until(end) <= one.until(end);
        boolean network = other.outage().network() == null
                || other.outage().network() == one.outage().network();
        Victims all = one.outage().victims();
        Victims some = other.outage().victims();
        return longer
                && network
                && one.inServiceOrDefault() == other.inServiceOrDefault()
                && (all.broker() || !some.broker())
                && (all.broker() || all.partitions().containsAll(some.partitions()))
                && all.services().containsAll(some.services())
                && all.producers().containsAll(some.producers())
                && some.workers().entrySet().stream()
                        .allMatch(entry -> all.services().contains(entry.getKey())
                                || all.workers().getOrDefault(entry.getKey(), 0) >= entry.getValue());
    }
}
