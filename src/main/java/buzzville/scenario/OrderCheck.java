package buzzville.scenario;

import buzzville.broker.LaneOrder;
import buzzville.broker.dispatch.Fifo;
import buzzville.broker.order.Total;
import buzzville.consumer.scaling.Autoscaling;
import buzzville.message.Priority;
import buzzville.random.Constant;
import buzzville.random.Distribution;
import buzzville.retry.NoRetry;
import buzzville.scenario.clock.ClocksSpec;
import buzzville.scenario.incident.NetworkTrouble;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a service that receives its messages in an order is not made to lose it again. */
final class OrderCheck {
    private final Scenario scenario;
    private final Stages stages;
    private final Remarks remarks;

    OrderCheck(Scenario scenario, Stages stages, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.remarks = remarks;
    }

    void run() {
        scenario.services().forEach((name, service) -> {
            String path = Remarks.path("services", name);
            String order = Remarks.under(path, "order");
            if (!service.order().isArrival() && remarks.knows(order)) {
                String lost = why(path, name, service);
                if (lost != null) {
                    remarks.error(order, lost + ", or 'order: arrival'");
                } else {
                    warn(order, service);
                }
            }
        });
    }

    /** Why there can be no order, with what to do about it; null if there can. */
    private @Nullable String why(String path, String name, ServiceSpec service) {
        BrokerSpec broker = scenario.broker();
        if (broker.delivery().calls()) {
            return "a call does not pass the broker, where messages are held back; expected 'delivery: publish'";
        } else if (broker.journal() != null) {
            return "what is read again from a journal comes after what it should come before; expected no 'broker.journal'";
        } else if (!service.isAlwaysThere()) {
            return "one that joins or leaves does not know what was sent before; expected neither 'joins' nor 'leaves'";
        } else if (!broker.aggregation().isEmpty() || !service.aggregation().isEmpty()) {
            String where = broker.aggregation().isEmpty() ? Remarks.under(path, "aggregation") : "broker.aggregation";
            return "an aggregate has several senders and several places in their order; expected no '" + where + "'";
        }
        String waiting = whyWhileWaiting(path, name, service);
        return waiting != null ? waiting : whyAtWork(name, service);
    }

    private @Nullable String whyWhileWaiting(String path, String name, ServiceSpec service) {
        boolean reads = remarks.knows(Remarks.under(path, "dispatch"), Remarks.under(path, "lanes"));
        if (!reads || stages.idle(name) != null) {
            return null;
        } else if (!(service.dispatch() instanceof Fifo)) {
            return "'dispatch: " + Remarks.word(service.dispatch())
                    + "' would serve in another order again; expected 'dispatch: fifo'";
        } else if (service.stage().lanesOrAll().size() > 1) {
            return "messages in several lanes overtake each other; expected one lane";
        } else if (service.stage().lanesOrAll().values().stream()
                .anyMatch(lane -> lane.order() == LaneOrder.PRIORITY)) {
            return "a lane with 'order: priority' sorts them again; expected 'order: arrival' in the lane";
        }
        return null;
    }

    private @Nullable String whyAtWork(String name, ServiceSpec service) {
        if (service.mostAttempts() > 1 && stages.mayFail(name, service)) {
            return "a message that is tried again begins after those that should come after it; expected 'attempts: 1'";
        } else if (scenario.producers().values().stream()
                .anyMatch(producer -> !(producer.retry() instanceof NoRetry))) {
            return "what a producer sends again because a service refused it comes after what should come after it; expected an"
                    + " 'outbox' instead of 'retry'";
        }
        boolean alone = service.workers() == 1 && !(service.scaling() instanceof Autoscaling);
        boolean timed = Stages.hasServiceTime(service) && service.workers() != Integer.MAX_VALUE;
        if (timed && !alone && service.mostInHand() > 1) {
            return "a worker keeps a message in hand while another begins with a later one; expected 'prefetch: 1', or one worker";
        } else if (!(timed && alone && service.mostInHand() == 1) && varies(name)) {
            return "messages overtake each other on the way to its workers, which takes more or less time; expected a constant"
                    + " 'network.to-services', or one worker with 'prefetch: 1'";
        }
        return null;
    }

    /** Whether one message may take longer than another on the way to the workers of a service. */
    private boolean varies(String name) {
        WaySpec way = scenario.network().toServices();
        LinkSpec own = way.services().get(name);
        Distribution usual = own != null && own.latency() != null ? own.latency() : way.latency();
        return usual != null && !(usual instanceof Constant)
                || way.zones().values().stream()
                        .anyMatch(link -> link.latency() != null && !Objects.equals(link.latency(), usual))
                || IncidentPaths.once(scenario).values().stream()
                        .map(IncidentSpec::network)
                        .anyMatch(trouble -> trouble != null && mayReorder(trouble));
    }

    private static boolean mayReorder(NetworkTrouble trouble) {
        return !trouble.isAmongNodes()
                && (trouble.reorder() != null || trouble.latency() != null)
                && !trouble.receivers().contains("broker");
    }

    private void warn(String order, ServiceSpec service) {
        Long patience = service.order().patience();
        String losses = patience == null ? losses(service) : null;
        if (losses != null) {
            remarks.warning(
                    order,
                    "what is lost on the way here (" + losses + ") holds up for ever what happened after it; expected a"
                            + " 'patience' such as 30s");
        }
        if (service.order() instanceof Total total && patience != null && patience <= total.heartbeat()) {
            remarks.warning(
                    order,
                    "patience is over before a silent sender has been heard of: messages go on in the order in which they came");
        }
        ClocksSpec clocks = scenario.clocks();
        if (clocks != null && clocks.broker() == ClocksSpec.BrokerPart.PARTICIPANT) {
            remarks.warning(
                    order,
                    "the order is one of producers and services: for a broker that takes part one message comes before another"
                            + " merely because it passed first");
        }
    }

    /** How messages may be lost before they come to a service; null if they cannot. */
    private @Nullable String losses(ServiceSpec service) {
        BrokerSpec broker = scenario.broker();
        WaySpec way = scenario.network().toBroker();
        if (way.loss() > 0 || way.zones().values().stream().anyMatch(link -> link.loss() != null && link.loss() > 0)) {
            return "'network.to-broker' loses some";
        } else if (!broker.stage().admissionPolicies().isEmpty()) {
            return "'broker.admission' turns some away";
        } else if (broker.serviceTime() != null && mayBeFull(broker.stage(), service)) {
            return "'broker.lanes' may be full";
        } else if (broker.serviceTime() != null
                && scenario.events().entrySet().stream()
                        .anyMatch(event -> service.subscribes().contains(event.getKey())
                                && event.getValue().ttl() != null)) {
            return "some may expire at the broker";
        }
        return IncidentPaths.once(scenario).entrySet().stream()
                .filter(incident -> loses(incident.getValue()))
                .map(incident -> "by '" + incident.getKey() + "'")
                .findFirst()
                .orElse(null);
    }

    /** Whether there may be no room in the broker's lanes for what a service receives. */
    private boolean mayBeFull(StageSpec stage, ServiceSpec service) {
        Set<Priority> received = EnumSet.noneOf(Priority.class);
        scenario.events().forEach((name, event) -> {
            if (service.subscribes().contains(name)) {
                received.add(event.priority());
            }
        });
        return stage.sharedCapacity() != Integer.MAX_VALUE
                || stage.lanesOrAll().entrySet().stream()
                        .anyMatch(lane -> lane.getValue().capacity() != Integer.MAX_VALUE
                                && !Collections.disjoint(StageSpec.accepts(lane.getKey(), lane.getValue()), received));
    }

    private static boolean loses(IncidentSpec incident) {
        NetworkTrouble trouble = incident.network();
        boolean cut = incident.outage() != null && incident.outage().network() != null;
        boolean crash = incident.crash() != null && incident.crash().isOfBroker();
        return cut || crash || trouble != null && (trouble.loss() > 0 || trouble.partition());
    }
}
