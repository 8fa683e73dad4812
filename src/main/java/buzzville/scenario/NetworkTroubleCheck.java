package buzzville.scenario;

import buzzville.scenario.incident.NetworkTrouble;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether the parties of a trouble of the network ever talk to each other. */
final class NetworkTroubleCheck {
    private static final String ANYBODY = "*";
    private static final String BROKER = "broker";

    private final Scenario scenario;
    private final Traffic traffic;
    private final Remarks remarks;

    NetworkTroubleCheck(Scenario scenario, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    void check(String path, IncidentSpec incident, NetworkTrouble trouble) {
        if (!remarks.knows(path) || !traffic.isKnown()) {
            return;
        }
        if (trouble.isAmongNodes()) {
            amongNodes(path, trouble);
            return;
        }
        List<String> senders = trouble.senders();
        List<String> receivers = trouble.receivers();
        boolean talk = talk(senders, receivers) || trouble.isMutual() && talk(receivers, senders);
        if (!talk) {
            remarks.warning(path, "this incident touches nothing: " + reason(senders, receivers));
        } else if (trouble.duplicate() > 0) {
            duplicates(Remarks.under(path, "duplicate"));
        }
    }

    private void amongNodes(String path, NetworkTrouble trouble) {
        JournalSpec journal = scenario.broker().journal();
        int nodes = journal == null ? 0 : journal.replicas();
        if (!trouble.isOnlyAmongNodes()) {
            remarks.error(
                    path, "machines of the broker copy from each other only; expected machines on both sides, or '*'");
        } else if (trouble.loss() > 0 || trouble.duplicate() > 0 || trouble.reorder() != null) {
            remarks.error(
                    path,
                    "machines ask again for what they lack, and get it once and in order; expected 'latency' or 'partition:"
                            + " true'");
        } else if (journal != null
                && IntStream.range(0, nodes)
                        .noneMatch(one ->
                                IntStream.range(one + 1, nodes).anyMatch(other -> trouble.isBetween(one, other)))) {
            remarks.error(path, "a machine copies nothing from itself; expected two of them");
        }
    }

    private void duplicates(String path) {
        if (!scenario.broker().aggregation().isEmpty()) {
            remarks.error(
                    path,
                    "the broker merges for everybody before anybody has a copy, so what arrives twice would be part of two aggregates"
                            + " and nobody could tell; expected aggregation at the services, or no duplicates");
        } else if (scenario.broker().delivery().calls()) {
            remarks.warning(
                    path,
                    "calls do not come twice: a connection recognises what it has received; only what services publish does");
        }
    }

    private String reason(List<String> senders, List<String> receivers) {
        boolean calls = scenario.broker().delivery().calls();
        boolean broker = has(senders, BROKER) || has(receivers, BROKER);
        return !broker && !calls
                ? Remarks.quoted(senders) + " and " + Remarks.quoted(receivers)
                        + " only talk through the broker; expected" + " 'broker' as one of them"
                : Remarks.quoted(senders) + " and " + Remarks.quoted(receivers) + " never talk to each other";
    }

    private boolean talk(List<String> senders, List<String> receivers) {
        if (sources(senders) && has(receivers, BROKER) || has(senders, BROKER) && listeners(receivers)) {
            return true;
        }
        return scenario.broker().delivery().calls()
                && (producers(senders) && listeners(receivers) || listeners(senders) && producers(receivers));
    }

    private static boolean has(List<String> parties, String party) {
        return parties.contains(ANYBODY) || parties.contains(party);
    }

    /** Whether some of them ever publish something. */
    private boolean sources(List<String> parties) {
        return producers(parties)
                || scenario.services().entrySet().stream()
                        .anyMatch(service -> isService(parties, service.getKey())
                                && !service.getValue().emits().isEmpty()
                                && isVisited(service.getValue()));
    }

    private boolean producers(List<String> parties) {
        for (Map.Entry<String, ProducerSpec> producer : scenario.producers().entrySet()) {
            boolean named = has(parties, "producers")
                    || parties.contains(producer.getKey())
                    || producer.getValue().witnesses().keySet().stream().anyMatch(parties::contains)
                    || traffic.zonesOf(producer.getValue()).stream().anyMatch(parties::contains);
            if (named && !traffic.reportsOf(producer.getKey()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean listeners(List<String> parties) {
        return scenario.services().entrySet().stream()
                .anyMatch(service -> isService(parties, service.getKey()) && isVisited(service.getValue()));
    }

    private static boolean isService(List<String> parties, String name) {
        return has(parties, "services") || parties.contains(name);
    }

    private boolean isVisited(@Nullable ServiceSpec service) {
        return service != null && service.subscribes().stream().anyMatch(event -> traffic.receives(service, event));
    }
}
