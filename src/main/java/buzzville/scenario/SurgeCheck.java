package buzzville.scenario;

import buzzville.producer.Cycle;
import buzzville.producer.Every;
import buzzville.scenario.incident.Surge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a surge can touch somebody. */
final class SurgeCheck {
    private final Scenario scenario;
    private final Traffic traffic;
    private final Remarks remarks;

    SurgeCheck(Scenario scenario, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    void check(String path, IncidentSpec incident, Surge surge) {
        if (surge.producers() != null) {
            boolean all = true;
            for (int i = 0; i < surge.producers().size(); i++) {
                String name = surge.producers().get(i);
                ProducerSpec producer = scenario.producers().get(name);
                boolean known = remarks.knows(Remarks.path("producers", name, "arrivals"));
                String fixed = producer == null || !known ? null : unmoved(name, producer, surge);
                if (fixed != null) {
                    remarks.error(Remarks.under(path, "producers", i), fixed);
                }
                all &= producer != null && fixed == null;
            }
            if (!all) {
                return;
            }
        }
        String reason = idle(incident, surge);
        if (reason != null && incident.at() < scenario.duration()) {
            remarks.warning(path, "this surge touches nothing: " + reason);
        }
    }

    /** Why a surge cannot touch this producer, or null if it can. */
    static @Nullable String unmoved(String name, ProducerSpec producer, @Nullable Surge surge) {
        if (producer.arrivals() instanceof Cycle) {
            return "'" + name + "' goes round its states by its own clock, so it has no rate that could surge";
        } else if (producer.arrivals().scripted()) {
            return "'" + name + "' reports at instants that are given, so no surge can move them";
        } else if (producer.arrivals().closed()) {
            return "'" + name + "' is a closed loop, which has no rate of its own that could surge";
        } else if (surge != null && surge.every() != null && !(producer.arrivals() instanceof Every)) {
            return "'" + name + "' has '" + Remarks.word(producer.arrivals())
                    + "' arrivals, which have no period; expected a 'factor' instead of 'every'";
        }
        return null;
    }

    private @Nullable String idle(IncidentSpec incident, Surge surge) {
        List<ProducerSpec> left = new ArrayList<>();
        for (Map.Entry<String, ProducerSpec> entry : scenario.producers().entrySet()) {
            boolean chosen = surge.producers() == null || surge.producers().contains(entry.getKey());
            if (chosen && unmoved(entry.getKey(), entry.getValue(), surge) == null) {
                left.add(entry.getValue());
            }
        }
        if (left.isEmpty()) {
            return surge.every() == null ? "no producer has a rate that it could change" : "no producer has a period";
        }
        List<String> zones = surge.zones();
        left.removeIf(
                producer -> zones != null && traffic.zonesOf(producer).stream().noneMatch(zones::contains));
        if (left.isEmpty()) {
            return "none of its producers stands in " + Remarks.quoted(zones == null ? List.of() : zones);
        }
        long end = incident.until(scenario.duration());
        left.removeIf(
                producer -> producer.from() >= end || producer.until() != null && producer.until() <= incident.at());
        return left.isEmpty() ? "none of its producers reports while it lasts" : null;
    }
}
