package buzzville.scenario.incident;

import java.util.List;
import java.util.Map;

/**
 * Whom an outage, a crash or a slowness is about.
 *
 * @param broker whether it is the whole broker
 * @param partitions of the broker: names of zones where each zone has one, else numbers from 0
 * @param services with all their workers
 * @param workers how many of a service, the highest numbers first
 * @param producers names of producers, or of witnesses
 */
public record Victims(
        boolean broker,
        List<String> partitions,
        List<String> services,
        Map<String, Integer> workers,
        List<String> producers) {
    public Victims {
        partitions = List.copyOf(partitions);
        services = List.copyOf(services);
        producers = List.copyOf(producers);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return !broker && partitions.isEmpty() && services.isEmpty() && workers.isEmpty() && producers.isEmpty();
    }

    /** Whether it is about a service or some of its workers. */
    public boolean meets(String service) {
        return services.contains(service) || workers.containsKey(service);
    }
}
