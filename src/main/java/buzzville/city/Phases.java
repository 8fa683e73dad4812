package buzzville.city;

import buzzville.scenario.BrokerSpec;
import buzzville.scenario.Change;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.StageSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What a scenario is before its first change, and after each of them. */
final class Phases {
    private final List<Scenario> all = new ArrayList<>();
    /** The change that leads to each phase but the first. */
    private final List<String> names = new ArrayList<>();

    Phases(Scenario scenario) {
        all.add(scenario);
        List<Map.Entry<String, IncidentSpec>> changes = new ArrayList<>();
        for (Map.Entry<String, IncidentSpec> incident : scenario.incidents().entrySet()) {
            if (incident.getValue().change() != null) {
                changes.add(incident);
            }
        }
        changes.sort(
                Comparator.comparingLong(change -> change.getValue().at())); // stable: in file order at one instant
        for (Map.Entry<String, IncidentSpec> each : changes) {
            Change change = Objects.requireNonNull(each.getValue().change());
            if (change.after() == null) {
                throw new IllegalStateException("nobody has understood the change '" + each.getKey() + "' yet");
            }
            names.add(each.getKey());
            all.add(change.after());
        }
    }

    /** The number of the phase that a change leads to, from 1. */
    int after(String change) {
        return names.indexOf(change) + 1;
    }

    Scenario get(int phase) {
        return all.get(phase);
    }

    List<BrokerSpec> brokers() {
        return all.stream().map(Scenario::broker).toList();
    }

    /** What a service is in each phase. */
    List<ServiceSpec> services(String name) {
        return all.stream()
                .map(phase -> Objects.requireNonNull(phase.services().get(name), name))
                .toList();
    }

    /** The queue of a service in each phase, or that of a partition of the "broker". */
    List<StageSpec> stages(String group) {
        return group.equals("broker")
                ? brokers().stream().map(BrokerSpec::stage).toList()
                : services(group).stream().map(ServiceSpec::stage).toList();
    }

    /** Whether the queue of a service, or of the "broker", ever becomes another one. */
    boolean changesLanes(String group) {
        return all.size() > 1 && differ(stages(group), stage -> stage);
    }

    /** Whether the number of a service's workers ever becomes another one, or that of messages each of them may have, or scaling. */
    boolean changesCrew(String service) {
        return all.size() > 1
                && (differ(services(service), ServiceSpec::workers)
                        || differ(services(service), ServiceSpec::prefetch)
                        || differ(services(service), ServiceSpec::scaling));
    }

    boolean changesThreads() {
        return differ(brokers(), BrokerSpec::threads);
    }

    private static <T> boolean differ(List<T> phases, Function<T, ?> part) {
        return phases.stream().anyMatch(phase -> !part.apply(phase).equals(part.apply(phases.get(0))));
    }
}
