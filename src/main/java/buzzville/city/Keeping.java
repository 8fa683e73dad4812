package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.OutboxSender;
import buzzville.broker.Outboxes;
import buzzville.broker.outbox.Outbox;
import buzzville.kernel.Simulation;
import buzzville.message.Ledger;
import buzzville.message.Publisher;
import buzzville.metric.OutboxTally;
import buzzville.metric.SourceTally;
import buzzville.network.Hop;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Builds the outboxes of producers that keep what they publish. */
final class Keeping {
    private final Scenario scenario;
    private final Map<String, OutboxTally> tallies = new LinkedHashMap<>();
    private final Map<String, OutboxSender> senders = new HashMap<>();
    private final Hop home;
    private final Outboxes outboxes;

    private Keeping(
            Scenario scenario, Parts parts, Simulation simulation, Ledger ledger, Broker broker, Publisher next) {
        this.scenario = scenario;
        this.home = parts.hop("network/from-broker", scenario.network().toBroker(), null);
        this.outboxes =
                new Outboxes(simulation, broker, ledger, next, home, origin -> senders.get(origin.name()));
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
        broker.answer(outboxes);
    }

    /** Null where nobody keeps anything. */
    static @Nullable Keeping of(
            Scenario scenario, Parts parts, Simulation simulation, Ledger ledger, Broker broker, Publisher next) {
        return scenario.producers().values().stream()
                        .anyMatch(producer -> producer.outbox().keeps())
                ? new Keeping(scenario, parts, simulation, ledger, broker, next)
                : null;
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
            String place = scenario.placeOf(message.origin.name());
            left.computeIfAbsent(String.valueOf(place), fresh -> new AtomicLong()).incrementAndGet();
        });
        tallies.forEach((name, tally) ->
                tally.finish(end, left.getOrDefault(name, new AtomicLong()).get()));
    }
}
