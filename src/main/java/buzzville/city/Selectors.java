package buzzville.city;

import buzzville.message.EventKind;
import buzzville.message.Priority;
import buzzville.producer.Trace;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Objective;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which messages an objective is about: what they tell of, how urgent they are, and who reports them. */
final class Selectors {
    private final Scenario scenario;
    private final Collection<EventKind> all;

    Selectors(Scenario scenario, Collection<EventKind> all) {
        this.scenario = scenario;
        this.all = all;
    }

    /** The events that an objective is about: those it names, of the priorities and from the producers that it names. */
    List<EventKind> kinds(Objective objective) {
        List<Priority> priorities = priorities(objective);
        boolean anyNamed = all.stream().map(EventKind::name).anyMatch(objective.selectors()::contains);
        List<EventKind> kinds = new ArrayList<>();
        for (EventKind kind : all) {
            if ((!anyNamed || objective.selectors().contains(kind.name()))
                    && (priorities.isEmpty() || priorities.contains(kind.priority()))
                    && reported(kind, objective)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** The same whoever speaks of them, be it a service. */
    List<EventKind> spoken(Objective objective) {
        List<Priority> priorities = priorities(objective);
        boolean anyNamed = all.stream().map(EventKind::name).anyMatch(objective.selectors()::contains);
        return all.stream()
                .filter(kind -> !anyNamed || objective.selectors().contains(kind.name()))
                .filter(kind -> priorities.isEmpty() || priorities.contains(kind.priority()))
                .toList();
    }

    /** The priorities that an objective names. */
    List<Priority> priorities(Objective objective) {
        List<Priority> named = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            if (objective.selectors().contains(priority.label())) {
                named.add(priority);
            }
        }
        return named;
    }

    /** The producers and witnesses whose messages an objective is about; empty for everybody's. */
    Set<String> origins(Objective objective) {
        Set<String> origins = new LinkedHashSet<>();
        for (String selector : objective.selectors()) {
            ProducerSpec producer = scenario.producers().get(selector);
            if (producer != null) {
                origins.add(selector);
                origins.addAll(producer.witnesses().keySet());
            } else if (scenario.producerOf(selector) != null) {
                origins.add(selector);
            }
        }
        return origins;
    }

    private boolean reported(EventKind kind, Objective objective) {
        Set<String> origins = origins(objective);
        return origins.isEmpty() || origins.stream().anyMatch(origin -> reports(origin, kind));
    }

    private boolean reports(String origin, EventKind kind) {
        ProducerSpec producer = scenario.producerOf(origin);
        return producer != null
                        && (producer.arrivals() instanceof Trace
                                || producer.emits().weights().containsKey(kind.name()))
                || scenario.incidents().values().stream()
                        .map(IncidentSpec::send)
                        .anyMatch(send -> send != null
                                && send.from().equals(origin)
                                && send.event().equals(kind.name()));
    }
}
