package buzzville.theory;

import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.Surge;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many messages of each event there are in each zone, and where they come from. */
final class Streets {
    private final Scenario scenario;
    private final Cells cells;
    private final List<String> zones;
    private final Map<String, Map<Integer, Flow>> flows = new LinkedHashMap<>();
    private final Map<String, Map<Integer, List<Component>>> components = new LinkedHashMap<>();
    private final Set<Assumption> assumptions = EnumSet.noneOf(Assumption.class);

    Streets(Scenario scenario, Cells cells) {
        this.scenario = scenario;
        this.cells = cells;
        this.zones = List.copyOf(scenario.zones().keySet());
    }

    /** The number of a zone, from 1; 0 outside all zones. */
    int zone(String name) {
        return zones.indexOf(name) + 1;
    }

    /** The name of a zone; empty outside all zones. */
    String name(int zone) {
        return zone == 0 ? "" : zones.get(zone - 1);
    }

    void assume(Assumption assumption) {
        assumptions.add(assumption);
    }

    Set<Assumption> assumptions() {
        return assumptions;
    }

    /** Whether a surge is about the instances of a producer in a zone. */
    boolean isMeant(Surge surge, String producer, int zone) {
        return (surge.producers() == null || surge.producers().contains(producer))
                && (surge.zones() == null || surge.zones().contains(name(zone)));
    }

    /** Whether a surge changes anything about an event in a zone. */
    boolean isSurged(Surge surge, String event, int zone) {
        return components(event, zone).stream()
                .map(Component::source)
                .map(source -> source.substring(0, source.lastIndexOf('@')))
                .anyMatch(source -> {
                    ProducerSpec producer = scenario.producers().get(source);
                    return producer != null
                            && !producer.arrivals().scripted()
                            && !producer.arrivals().closed()
                            && isMeant(surge, source, zone);
                });
    }

    /** Takes what is reported of an event in a zone, with how it comes. */
    void happens(
            String event, int zone, Flow flow, String who, Nature nature, int members, double variation, double share) {
        add(event, zone, flow);
        long from = scenario.warmup().nanos();
        double rate = cells.mean(flow.moving, from, cells.end()) + cells.mean(flow.fixed, from, cells.end());
        if (rate > 0) {
            components
                    .computeIfAbsent(event, fresh -> new LinkedHashMap<>())
                    .computeIfAbsent(zone, fresh -> new ArrayList<>())
                    .add(new Component(who + "@" + zone, nature, members, rate / share, rate, variation));
        }
    }

    /** Takes what a service publishes. */
    void caused(String event, int zone, Flow flow, String service, boolean batches) {
        happens(event, zone, flow, service, batches ? Nature.BATCHED : Nature.CAUSED, 1, 1, 1);
    }

    private void add(String event, int zone, Flow flow) {
        flows.computeIfAbsent(event, fresh -> new LinkedHashMap<>())
                .computeIfAbsent(zone, fresh -> new Flow(cells.count()))
                .add(flow);
    }

    Map<String, Map<Integer, Flow>> flows() {
        return flows;
    }

    /** By zone. */
    Map<Integer, Flow> flows(String event) {
        return flows.getOrDefault(event, Map.of());
    }

    List<Component> components(String event, int zone) {
        return components.getOrDefault(event, Map.of()).getOrDefault(zone, List.of());
    }
}
