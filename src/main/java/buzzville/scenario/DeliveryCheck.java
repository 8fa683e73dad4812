package buzzville.scenario;

import buzzville.broker.admission.AdmissionPolicy;
import buzzville.broker.overflow.PushOut;
import buzzville.broker.overflow.Reject;
import buzzville.broker.partition.Single;
import buzzville.retry.NoBreaker;
import buzzville.retry.NoRetry;
import java.util.Map;

/** Whether the way in which what producers report gets to the services fits what else there is. */
final class DeliveryCheck {
    private final Scenario scenario;
    private final Traffic traffic;
    private final Remarks remarks;

    DeliveryCheck(Scenario scenario, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    void run() {
        if (!remarks.knows("broker.delivery")) {
            return;
        }
        if (scenario.broker().delivery().calls()) {
            IncidentPaths.once(scenario).forEach((path, incident) -> incident(path, incident));
            scenario.services().forEach(this::called);
            backpressure();
            idleBroker();
        } else {
            scenario.producers().forEach((name, producer) -> published(Remarks.path("producers", name), producer));
        }
    }

    private void incident(String path, IncidentSpec incident) {
        if (incident.send() != null) {
            remarks.keyError(
                    Remarks.under(path, "send"),
                    "a call does not pass the broker, so nobody can say when it gets there; expected 'delivery: publish'");
        }
        if (incident.stopsBroker() && nothingPasses()) {
            remarks.keyWarning(
                    Remarks.under(path, incident.crash() != null ? "crash" : "outage"),
                    "touches nothing at the broker: " + because());
        }
    }

    private void backpressure() {
        if (!scenario.broker().backpressure().isNone()) {
            remarks.keyError(
                    "broker.backpressure",
                    "a producer that waits for its answers is held back by them already; expected 'delivery: publish', or no"
                            + " backpressure");
        }
    }

    private void called(String name, ServiceSpec service) {
        boolean called = scenario.producers().keySet().stream()
                .anyMatch(producer -> traffic.reportsOf(producer).stream()
                        .anyMatch(event -> traffic.hearsFrom(service, event, producer)));
        if (service.from() == ServiceSpec.From.EARLIEST && called) {
            remarks.error(
                    Remarks.path("services", name, "from"),
                    "nobody keeps calls for a service that is not there; expected 'from: latest', or 'delivery: publish'");
        }
        if (!service.aggregation().isEmpty() && called) {
            remarks.keyError(
                    Remarks.path("services", name, "aggregation"),
                    "a call that became part of an aggregate would never be answered; expected 'delivery: publish'");
        }
    }

    private void idleBroker() {
        BrokerSpec broker = scenario.broker();
        if (!nothingPasses()) {
            return;
        }
        if (broker.serviceTime() != null) {
            remarks.keyWarning("broker.service-time", "has no effect: " + because());
        }
        if (!(broker.partitions() instanceof Single)) {
            remarks.keyWarning("broker.partitions", "have no effect: " + because());
        }
    }

    /** Whether services publish nothing, so that nothing ever comes to the broker. */
    private boolean nothingPasses() {
        return traffic.isKnown()
                && scenario.services().values().stream()
                        .allMatch(service -> service.emits().isEmpty());
    }

    private static String because() {
        return "producers call the services themselves, and no service publishes anything";
    }

    private void published(String path, ProducerSpec producer) {
        if (!(producer.breaker() instanceof NoBreaker)) {
            remarks.error(
                    Remarks.under(path, "breaker"),
                    "nobody answers what is published, so a breaker would never hear of a failure; expected"
                            + " 'delivery: request-response' of the broker");
        }
        if (!(producer.retry() instanceof NoRetry)
                && !scenario.broker().backpressure().isNone()) {
            remarks.error(
                    Remarks.under(path, "retry"),
                    "backpressure says when a producer publishes, so it does not publish again by itself; expected one of the"
                            + " two");
        } else if (!(producer.retry() instanceof NoRetry) && !refuses()) {
            remarks.warning(
                    Remarks.under(path, "retry"),
                    "nothing is ever tried again, because no one tells of a refusal; expected a bounded lane with"
                            + " 'overflow: reject' "
                            + (scenario.broker().serviceTime() == null ? "at a service" : "at the broker")
                            + ", or 'delivery: request-response'");
        }
    }

    /** Whether those before whom producers stand may refuse a message and tell so. */
    private boolean refuses() {
        if (scenario.broker().serviceTime() != null || !remarks.knows("broker.service-time")) {
            return refuses("broker", scenario.broker().stage());
        }
        if (tells(scenario.broker().stage())) {
            return true;
        }
        for (Map.Entry<String, ServiceSpec> service : scenario.services().entrySet()) {
            if (refuses(
                    Remarks.path("services", service.getKey()),
                    service.getValue().stage())) {
                return true;
            }
        }
        return false;
    }

    private static boolean tells(StageSpec stage) {
        return stage.admissionPolicies().stream().anyMatch(AdmissionPolicy::tells);
    }

    private boolean refuses(String path, StageSpec stage) {
        boolean shared = stage.sharedCapacity() != Integer.MAX_VALUE;
        return remarks.hides(Remarks.under(path, "lanes"))
                || tells(stage)
                || stage.lanesOrAll().values().stream()
                        .anyMatch(lane -> lane.overflow() instanceof PushOut
                                || lane.overflow() instanceof Reject
                                        && (shared || lane.capacity() != Integer.MAX_VALUE));
    }
}
