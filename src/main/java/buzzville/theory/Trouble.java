package buzzville.theory;

import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.DiskTrouble;
import buzzville.scenario.incident.NetworkTrouble;
import buzzville.scenario.incident.Poison;
import buzzville.scenario.incident.Strike;
import buzzville.scenario.incident.Victims;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong and is no part of the arithmetic: what comes at random, trouble of the network and of disks, poison, single
 * partitions, machines and slow workers, and producers that are down or slow. What takes a whole service, its workers or the broker down
 * at a given time is a part of it.
 */
final class Trouble {
    private final Scenario scenario;

    Trouble(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Whether the arithmetic leaves anything out of the scenario. */
    boolean exists() {
        return scenario.incidents().values().stream().anyMatch(Trouble::isLeftOut);
    }

    /** Whether what is left out changes how long messages wait at a service, or at the broker if it is null. */
    boolean troubles(@Nullable String service) {
        return scenario.incidents().values().stream()
                .anyMatch(incident -> isLeftOut(incident) && concerns(incident, service));
    }

    private static boolean isLeftOut(IncidentSpec incident) {
        if (incident.deed() instanceof NetworkTrouble
                || incident.deed() instanceof DiskTrouble
                || incident.deed() instanceof Poison) {
            return true;
        }
        if (!(incident.deed() instanceof Strike strike)) {
            return incident.random() != null && incident.fail() != null;
        }
        Victims victims = strike.victims();
        return incident.random() != null
                || incident.crash() != null && !incident.crash().nodes().isEmpty()
                || incident.slow() != null && !victims.workers().isEmpty()
                || !victims.partitions().isEmpty()
                || !victims.producers().isEmpty();
    }

    private static boolean concerns(IncidentSpec incident, @Nullable String service) {
        if (incident.poison() != null) {
            return service != null && incident.poison().meets(service);
        } else if (incident.fail() != null) {
            return service != null && incident.fail().services().contains(service);
        } else if (incident.deed() instanceof Strike strike) {
            Victims victims = strike.victims();
            boolean ofServices = !victims.broker()
                    && victims.partitions().isEmpty()
                    && victims.producers().isEmpty()
                    && (!victims.services().isEmpty() || !victims.workers().isEmpty());
            return !ofServices || service != null && victims.meets(service);
        }
        return true;
    }
}
