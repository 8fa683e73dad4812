package buzzville.scenario;

import buzzville.broker.partition.Zone;
import buzzville.scenario.incident.Deed;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.incident.NetworkTrouble;
import buzzville.scenario.incident.Poison;
import buzzville.scenario.incident.Send;
import buzzville.scenario.incident.Strike;
import buzzville.scenario.incident.Surge;
import buzzville.scenario.incident.Victims;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether every name that an incident mentions is the name of something in the scenario. */
final class IncidentNames {
    private static final String EVENT = "event";
    private static final String ZONE = "zone";
    private static final String SERVICE = "service";
    private static final String SERVICES = "services";
    private static final String PRODUCER = "producer";
    private static final String PRODUCERS = "producers";

    private final Scenario scenario;
    private final Remarks remarks;
    private final Collection<String> events;
    private final Collection<String> zones;
    private final Collection<String> services;
    /** Producers and witnesses. */
    private final Set<String> senders =
            new LinkedHashSet<>(); // two producers may have a witness of one name, by mistake

    private final Set<String> parties = new LinkedHashSet<>();
    private final List<String> nodes = new ArrayList<>();
    private final List<String> partitions;

    IncidentNames(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
        this.events = scenario.events().keySet();
        this.zones = scenario.zones().keySet();
        this.services = scenario.services().keySet();
        scenario.producers().forEach((name, producer) -> {
            senders.add(name);
            senders.addAll(producer.witnesses().keySet());
        });
        parties.addAll(List.of("broker", SERVICES, PRODUCERS, "*"));
        parties.addAll(services);
        parties.addAll(senders);
        parties.addAll(zones);
        JournalSpec journal = scenario.broker().journal();
        for (int node = 0; journal != null && journal.replicas() > 1 && node < journal.replicas(); node++) {
            nodes.add(NetworkTrouble.node(node));
        }
        parties.addAll(nodes);
        this.partitions = scenario.broker().partitions() instanceof Zone
                ? List.copyOf(zones)
                : IntStream.range(0, scenario.broker().partitions().count(zones.size()))
                        .mapToObj(Integer::toString)
                        .toList();
    }

    void run() {
        IncidentPaths.once(scenario).forEach((path, incident) -> {
            Deed deed = incident.deed();
            String where = Remarks.under(path, deed.word());
            if (deed instanceof Surge surge) {
                surge(Remarks.under(where, PRODUCERS), surge);
                named(Remarks.under(where, "zones"), surge.zones(), zones, ZONE);
            } else if (deed instanceof Emit emit) {
                remarks.known(Remarks.under(where, EVENT), emit.event(), events, EVENT);
                zone(where, emit.zone());
            } else if (deed instanceof Send send) {
                remarks.known(Remarks.under(where, "from"), send.from(), senders, PRODUCER);
                remarks.known(Remarks.under(where, EVENT), send.event(), events, EVENT);
                zone(where, send.zone());
            } else if (deed instanceof Strike strike) {
                victims(where, strike.victims());
            } else if (deed instanceof NetworkTrouble trouble) {
                named(Remarks.under(where, "between"), trouble.between(), parties, "party");
                named(Remarks.under(where, "from"), trouble.from(), parties, "party");
                named(Remarks.under(where, "to"), trouble.to(), parties, "party");
            } else if (deed instanceof Poison poison) {
                named(Remarks.under(where, "events"), poison.events(), events, EVENT);
                named(Remarks.under(where, PRODUCERS), poison.producers(), senders, PRODUCER);
                named(Remarks.under(where, SERVICES), poison.services(), services, SERVICE);
            }
        });
        disksAndClocks();
    }

    private void disksAndClocks() {
        IncidentPaths.once(scenario).forEach((path, incident) -> {
            if (incident.disk() != null) {
                partitions(
                        Remarks.under(path, "disk", "partitions"),
                        incident.disk().partitions());
            } else if (incident.clock() != null) {
                owners(Remarks.under(path, "clock", "of"), incident.clock().of());
            }
        });
    }

    /** Processes, as {@code clocks.of} has them, and words for all of a kind. */
    private void owners(String path, List<String> named) {
        Set<String> owners = new LinkedHashSet<>(services);
        owners.addAll(senders);
        owners.addAll(List.of(Processes.BROKER, SERVICES, PRODUCERS, "*"));
        Map<String, Integer> counts = Processes.counts(scenario);
        for (int i = 0; i < named.size(); i++) {
            if (!Processes.isInstance(named.get(i), counts)) {
                remarks.known(Remarks.under(path, i), named.get(i), owners, "process");
            }
        }
        remarks.noneTwice(path, named);
    }

    private void victims(String path, Victims victims) {
        named(Remarks.under(path, SERVICES), victims.services(), services, SERVICE);
        for (Map.Entry<String, Integer> some : victims.workers().entrySet()) {
            remarks.knownKey(Remarks.under(path, "workers", some.getKey()), some.getKey(), services, SERVICE);
        }
        named(Remarks.under(path, PRODUCERS), victims.producers(), senders, PRODUCER);
        partitions(Remarks.under(path, "partitions"), victims.partitions());
    }

    private void partitions(String path, List<String> list) {
        if (!list.isEmpty() && remarks.knows("broker.partitions")) {
            named(path, list, partitions, "partition");
        }
    }

    private void zone(String path, @Nullable String name) {
        if (name != null) {
            remarks.known(Remarks.under(path, ZONE), name, zones, ZONE);
        }
    }

    private void surge(String path, Surge surge) {
        List<String> meant = surge.producers() == null ? List.of() : surge.producers();
        for (int i = 0; i < meant.size(); i++) {
            String where = Remarks.under(path, i);
            String at = happeningAt(meant.get(i));
            if (at == null) {
                remarks.known(where, meant.get(i), scenario.producers().keySet(), PRODUCER);
            } else {
                remarks.error(
                        where,
                        "'" + meant.get(i) + "' is a witness of '" + at + "', where things happen; expected '" + at
                                + "'");
            }
        }
        remarks.noneTwice(path, meant);
    }

    /** The producer that has a witness of this name; null if none has, or if it is a producer itself. */
    private @Nullable String happeningAt(String witness) {
        return scenario.producers().entrySet().stream()
                .filter(producer -> producer.getValue().witnesses().containsKey(witness)
                        && !scenario.producers().containsKey(witness))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private void named(String path, @Nullable List<String> list, Collection<String> names, String noun) {
        if (list != null) {
            remarks.knownList(path, list, names, noun);
        }
    }
}
