package buzzville.scenario;

import buzzville.broker.LaneOrder;
import buzzville.broker.aggregation.WindowPolicy;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.dispatch.Fifo;
import buzzville.broker.order.Total;
import buzzville.broker.overflow.Block;
import buzzville.broker.overflow.DropNewest;
import buzzville.broker.overflow.OverflowPolicy;
import buzzville.broker.overflow.Reject;
import buzzville.consumer.InService;
import buzzville.consumer.scaling.Autoscaling;
import buzzville.message.Priority;
import buzzville.retry.NoRetry;
import buzzville.scenario.clock.ClocksSpec;
import buzzville.scenario.incident.NetworkTrouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
        String merged = whyMerged(path, service);
        if (merged != null) {
            return merged;
        } else if (service.rebalance().happens()) {
            return "a worker that owns partitions goes on with them while another stands; expected no 'rebalance'";
        }
        String waiting = whyWhileWaiting(path, name, service);
        String away = waiting != null ? waiting : whyTurnedAway(service);
        return away != null ? away : whyAborted(name, service);
    }

    /** An aggregate of the first and the third of three messages comes neither before nor after the second. */
    private @Nullable String whyMerged(String path, ServiceSpec service) {
        String where = merges(scenario.broker().aggregation(), service)
                ? "broker.aggregation"
                : merges(service.aggregation(), service) ? Remarks.under(path, "aggregation") : null;
        return where == null
                ? null
                : "an aggregate of a first message and a third comes neither before nor after the second; expected none of what is"
                        + " received here in '" + where + "'";
    }

    private static boolean merges(Map<String, AggregationSpec> aggregations, ServiceSpec service) {
        return aggregations.values().stream()
                .filter(each -> each.with() instanceof WindowPolicy)
                .anyMatch(each -> each.of().stream().anyMatch(service.subscribes()::contains));
    }

    private @Nullable String whyWhileWaiting(String path, String name, ServiceSpec service) {
        boolean reads = remarks.knows(Remarks.under(path, "dispatch"), Remarks.under(path, "lanes"));
        if (!reads || stages.idle(name) != null) {
            return null;
        }
        List<LaneSpec> lanes = lanes(service);
        DispatchPolicy dispatch = service.dispatch();
        boolean sorts = dispatch.newestFirst() || dispatch.ordersByDeadline() || dispatch.ownsWorkers();
        if (sorts || lanes.size() > 1 && !(dispatch instanceof Fifo)) {
            return "'dispatch: " + Remarks.word(dispatch)
                    + "' would serve in another order again; expected 'dispatch: fifo'";
        } else if (lanes.size() > 1) {
            return "messages in several lanes overtake each other; expected one lane";
        } else if (lanes.stream().anyMatch(lane -> lane.order() == LaneOrder.PRIORITY)) {
            return "a lane with 'order: priority' sorts them again; expected 'order: arrival' in the lane";
        }
        return null;
    }

    /** The lanes in which something of what it receives may wait. */
    private List<LaneSpec> lanes(ServiceSpec service) {
        Set<Priority> priorities = EnumSet.noneOf(Priority.class);
        for (String event : service.subscribes()) {
            EventSpec spec = scenario.events().get(event);
            if (spec != null) {
                priorities.add(spec.priority());
            }
        }
        List<LaneSpec> used = new ArrayList<>();
        service.stage().lanesOrAll().forEach((name, lane) -> {
            if (!Collections.disjoint(StageSpec.accepts(name, lane), priorities)) {
                used.add(lane);
            }
        });
        return used;
    }

    /** What is turned away as it comes, and comes again, is waited for; what had come in before is not. */
    private @Nullable String whyTurnedAway(ServiceSpec service) {
        boolean again =
                scenario.producers().values().stream().anyMatch(producer -> !(producer.retry() instanceof NoRetry));
        boolean later = !service.stage().admissionPolicies().isEmpty()
                || lanes(service).stream().map(LaneSpec::overflow).anyMatch(OrderCheck::turnsAwayLater)
                || service.stage().sharedCapacity() != Integer.MAX_VALUE;
        return again && later
                ? "what was let in, is thrown out and comes again because of a producer's 'retry' comes after what should come after"
                        + " it; expected no 'admission' here and 'overflow: reject', or an 'outbox' instead of 'retry'"
                : null;
    }

    /** What comes to a worker who is down goes back; what another has acknowledged already cannot, and begins first. */
    private @Nullable String whyAborted(String name, ServiceSpec service) {
        boolean alone = service.workers() == 1 && !(service.scaling() instanceof Autoscaling);
        boolean aborted = IncidentPaths.once(scenario).values().stream()
                .filter(incident -> incident.stops(name) || incident.stopsWorkers(name) > 0)
                .anyMatch(incident -> incident.inServiceOrDefault() == InService.ABORT);
        return !alone && aborted && service.acknowledge() == ServiceSpec.Acknowledge.ON_RECEIPT
                ? "what comes to a worker who has crashed goes back, and what another has acknowledged after it cannot; expected"
                        + " 'acknowledge: on-finish', or one worker"
                : null;
    }

    private static boolean turnsAwayLater(OverflowPolicy overflow) {
        return overflow.givesUp()
                || !(overflow instanceof Reject || overflow instanceof DropNewest || overflow instanceof Block);
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
        } else if (broker.aggregation().values().stream().anyMatch(each -> !(each.with() instanceof WindowPolicy))) {
            return "'broker.aggregation' takes some out";
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
