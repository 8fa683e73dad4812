package buzzville.report.story;

import buzzville.message.Message;
import buzzville.producer.At;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import java.util.HashSet;
import java.util.Set;

/** What a scenario makes happen just so: what its incidents emit and send, and producers with instants that are given. */
final class Staged {
    private record Sent(String from, String event, long at) {}

    private final Set<Sent> sent = new HashSet<>();
    private final Set<String> atInstants = new HashSet<>();

    Staged(Scenario scenario) {
        scenario.producers().forEach((name, producer) -> {
            if (producer.arrivals() instanceof At) {
                add(name, producer);
            }
        });
        for (IncidentSpec incident : scenario.incidents().values()) {
            if (incident.send() != null) {
                sent.add(new Sent(incident.send().from(), incident.send().event(), incident.at()));
            }
        }
    }

    private void add(String name, ProducerSpec producer) {
        atInstants.add(name);
        atInstants.addAll(producer.witnesses().keySet());
    }

    /** Whether this occurrence is one of them. */
    boolean has(Message message) {
        String origin = message.origin.name();
        return origin.startsWith(Storyteller.INCIDENT)
                || atInstants.contains(origin)
                || sent.contains(new Sent(origin, message.kind.name(), message.occurredAt));
    }
}
