package buzzville.city.time;

import buzzville.scenario.Processes;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import java.util.List;

/**
 * Somebody with a clock, as the network and incidents see him.
 *
 * @param name of the process, such as {@code light[3]}
 * @param whole the name without the number
 * @param place the producer at which a witness stands, else as {@code whole}
 * @param zone where it stands; empty outside all zones
 */
record Party(String name, String whole, String place, Kind kind, String zone) {
    /** What it is. */
    enum Kind {
        PRODUCER,
        SERVICE,
        /** The broker, and whatever stands where it does. */
        BROKER
    }

    static Party of(String process, Processes processes, Scenario scenario) {
        String whole = processes.whole(process);
        if (scenario.services().containsKey(whole)) {
            return new Party(process, whole, whole, Kind.SERVICE, "");
        }
        String place = scenario.placeOf(whole);
        ProducerSpec producer = place == null ? null : scenario.producers().get(place);
        if (place == null || producer == null) {
            return new Party(process, whole, whole, Kind.BROKER, "");
        }
        List<String> zones = producer.zones() != null
                ? producer.zones()
                : List.copyOf(scenario.zones().keySet());
        int instance = whole.equals(process)
                ? 0
                : Integer.parseInt(process.substring(whole.length() + 1, process.length() - 1));
        return new Party(
                process, whole, place, Kind.PRODUCER, zones.isEmpty() ? "" : zones.get(instance % zones.size()));
    }

    /** Whether an incident that names these processes is about the clock of this one; none stands for all. */
    boolean isMeant(List<String> owners) {
        return owners.isEmpty()
                || owners.contains("*")
                || owners.contains(name)
                || owners.contains(whole)
                || owners.contains(place)
                || isOfKind(owners);
    }

    /** Whether it is one of these parties. */
    boolean isAmong(List<String> parties) {
        return parties.contains("*")
                || parties.contains(whole)
                || parties.contains(place)
                || !zone.isEmpty() && parties.contains(zone)
                || isOfKind(parties);
    }

    private boolean isOfKind(List<String> parties) {
        return switch (kind) {
            case PRODUCER -> parties.contains("producers");
            case SERVICE -> parties.contains("services");
            case BROKER -> false;
        };
    }
}
