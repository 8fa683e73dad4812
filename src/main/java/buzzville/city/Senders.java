package buzzville.city;

import buzzville.consumer.Service;
import buzzville.producer.Cycle;
import buzzville.producer.Trace;
import buzzville.scenario.Processes;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which processes may send what a service wants. */
final class Senders {
    private final Scenario scenario;
    private final Parts parts;
    private final List<Subscriber> subscribers;
    private final UnaryOperator<String> services;
    private final Processes processes;

    /** @param services names services' processes by their own names */
    Senders(Scenario scenario, Parts parts, List<Subscriber> subscribers, UnaryOperator<String> services) {
        this.scenario = scenario;
        this.parts = parts;
        this.subscribers = subscribers;
        this.services = services;
        this.processes = new Processes(scenario);
    }

    /** Names of those who may send something to a subscriber, in file order. */
    List<String> to(Subscriber subscriber) {
        List<String> names = new ArrayList<>();
        scenario.producers().forEach((name, producer) -> {
            for (int instance = 0; instance < producer.count(); instance++) {
                if (wants(subscriber, producer.emits().weights().keySet(), zones(producer, instance))) {
                    add(name, producer, instance, names);
                }
            }
        });
        for (Subscriber sender : subscribers) {
            if (wants(subscriber, sender.spec().emits().keySet(), everywhere())) {
                names.add(services.apply(sender.account().name()));
            }
        }
        return names;
    }

    private void add(String name, ProducerSpec producer, int instance, List<String> names) {
        if (producer.witnesses().isEmpty()) {
            names.add(processes.name(name, instance));
        }
        producer.witnesses().keySet().forEach(witness -> names.add(processes.name(witness, instance)));
    }

    private boolean wants(Subscriber subscriber, Collection<String> events, List<Integer> zones) {
        return events.stream()
                .anyMatch(event -> zones.stream().anyMatch(zone -> subscriber.expects(parts.kind(event), zone, parts)));
    }

    /** Where an instance may send from: members of a crowd stay where they are, others may be everywhere. */
    private List<Integer> zones(ProducerSpec producer, int instance) {
        boolean stays = !(producer.arrivals() instanceof Cycle) && !(producer.arrivals() instanceof Trace);
        return stays ? List.of(zone(producer, instance)) : everywhere();
    }

    private int zone(ProducerSpec producer, int instance) {
        List<String> zones = producer.zones() != null ? producer.zones() : List.copyOf(parts.zones.keySet());
        return zones.isEmpty() ? -1 : parts.zone(zones.get(instance % zones.size()));
    }

    private List<Integer> everywhere() {
        return IntStream.range(-1, parts.zones.size()).boxed().toList();
    }

    /**
     * What a process says to be heard of.
     *
     * @param service if it is one
     */
    Pulse pulse(String process, @Nullable Service service) {
        if (service != null) {
            return new Pulse(service, 0, -1);
        }
        String whole = processes.whole(process);
        int instance = whole.length() == process.length()
                ? 0
                : Integer.parseInt(process.substring(whole.length() + 1, process.length() - 1));
        String place = scenario.placeOf(whole);
        ProducerSpec producer = scenario.producers().get(place == null ? whole : place);
        return new Pulse(new Pulse.Voice(whole), instance, producer == null ? -1 : zone(producer, instance));
    }
}
