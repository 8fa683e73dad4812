package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.OutboxSender;
import buzzville.broker.Outboxes;
import buzzville.broker.outbox.Outbox;
import buzzville.consumer.Service;
import buzzville.kernel.Simulation;
import buzzville.message.Ledger;
import buzzville.message.Origin;
import buzzville.message.Publisher;
import buzzville.metric.OutboxTally;
import buzzville.metric.SourceTally;
import buzzville.network.Hop;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Builds the outboxes of producers that keep what they publish. */
final class Keeping {
    private final Scenario scenario;
    private final Map<String, OutboxTally> tallies = new LinkedHashMap<>();
    private final Map<String, OutboxSender> senders = new HashMap<>();
    /** Of services that keep what they publish, by name of the instance. */
    private final Map<String, OutboxSender> services = new HashMap<>();

    private final Hop home;
    private final Outboxes outboxes;

    private Keeping(
            Scenario scenario,
            Parts parts,
            Simulation simulation,
            Ledger ledger,
            Broker broker,
            Publisher next,
            List<Subscriber> subscribers) {
        this.scenario = scenario;
        this.home = parts.ways.toBroker("network/from-broker");
        this.outboxes = new Outboxes(simulation, broker, ledger, parts.stamped(broker), next, home, this::sender);
        scenario.producers().forEach((name, producer) -> {
            if (producer.outbox() instanceof Outbox policy) {
                OutboxTally tally = new OutboxTally(name, parts.span);
                OutboxSender sender =
                        new OutboxSender(policy, tally, parts.streams.draws("producer/" + name + "/outbox"));
                tallies.put(name, tally);
                senders.put(name, sender);
                producer.witnesses().keySet().forEach(witness -> senders.put(witness, sender));
            }
        });
        for (Subscriber subscriber : subscribers) {
            if (subscriber.spec().outbox() instanceof Outbox policy
                    && !subscriber.spec().emits().isEmpty()) {
                String name = subscriber.account().name();
                OutboxTally tally = new OutboxTally(name, parts.span);
                subscriber.account().keep(tally);
                services.put(name, new OutboxSender(policy, tally, parts.streams.draws("service/" + name + "/outbox")));
            }
        }
        broker.answer(outboxes);
    }

    private @Nullable OutboxSender sender(Origin origin) {
        return (origin instanceof Service ? services : senders).get(origin.name());
    }

    /** Null where nobody keeps anything. */
    static @Nullable Keeping of(
            Scenario scenario,
            Parts parts,
            Simulation simulation,
            Ledger ledger,
            Broker broker,
            Publisher next,
            List<Subscriber> subscribers) {
        boolean producers = scenario.producers().values().stream()
                .anyMatch(producer -> producer.outbox().keeps());
        boolean services = scenario.services().values().stream()
                .anyMatch(
                        service -> service.outbox().keeps() && !service.emits().isEmpty());
        return producers || services
                ? new Keeping(scenario, parts, simulation, ledger, broker, next, subscribers)
                : null;
    }

    /** Whether some service keeps what it publishes. */
    boolean ofServices() {
        return !services.isEmpty();
    }

    /** An instance of a service goes down or comes up again. */
    void changeService(String instance, int by, long now) {
        outboxes.change(Set.of(instance), by, now);
    }

    /** It loses what it keeps. */
    void crashService(String instance, long now) {
        outboxes.crash(Set.of(instance), now);
    }

    Outboxes outboxes() {
        return outboxes;
    }

    /** The way of acknowledgements, on which they can be lost. */
    Hop home() {
        return home;
    }

    /** A producer with all its witnesses, or one witness, goes down or comes up again. */
    void change(String name, int by, long now) {
        outboxes.change(names(name), by, now);
    }

    /** It loses what it keeps. */
    void crash(String name, long now) {
        outboxes.crash(names(name), now);
    }

    private Set<String> names(String name) {
        ProducerSpec producer = scenario.producers().get(name);
        return producer == null || producer.witnesses().isEmpty()
                ? Set.of(name)
                : Set.copyOf(producer.witnesses().keySet());
    }

    /** Lays its books beside those of the producers. */
    void report(Map<String, SourceTally> producers) {
        tallies.forEach((name, tally) -> {
            SourceTally producer = producers.get(name);
            if (producer != null) {
                producer.keep(tally);
            }
        });
    }

    void finish(long end) {
        Map<String, AtomicLong> left = new HashMap<>();
        outboxes.forEach(message -> {
            String name = message.origin.name();
            String place = message.origin instanceof Service ? name : scenario.placeOf(name);
            left.computeIfAbsent(String.valueOf(place), fresh -> new AtomicLong())
                    .incrementAndGet();
        });
        tallies.forEach((name, tally) ->
                tally.finish(end, left.getOrDefault(name, new AtomicLong()).get()));
        services.forEach((name, sender) -> sender.tally()
                .finish(end, left.getOrDefault(name, new AtomicLong()).get()));
    }
}
