package buzzville.scenario;

import buzzville.consumer.scaling.Autoscaling;
import buzzville.producer.ArrivalProcess;
import buzzville.scenario.incident.Crash;
import buzzville.scenario.incident.Fail;
import buzzville.scenario.incident.Outage;
import buzzville.scenario.incident.Slow;
import buzzville.scenario.incident.Victims;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether those who are to stop, to crash, to be slow or to fail can do so, and have work to do it at. */
final class WorkCheck {
    private static final String SERVICES = "services";
    private static final String WORKERS = "workers";

    private final Scenario scenario;
    private final Stages stages;
    private final Traffic traffic;
    private final Remarks remarks;

    WorkCheck(Scenario scenario, Stages stages, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    void slow(String path, IncidentSpec incident, Slow slow) {
        Victims victims = slow.victims();
        touches(path, incident, victims, false);
        if (victims.isEmpty() && remarks.knows(path)) {
            remarks.keyError(
                    path,
                    "says nothing that is slow; expected 'broker: true', or 'services', 'workers', 'producers' or 'partitions'");
        }
        for (int i = 0; i < slow.services().size(); i++) {
            String name = slow.services().get(i);
            ServiceSpec service = scenario.services().get(name);
            if (service != null && stages.knowsServiceTime(name) && !Stages.hasServiceTime(service)) {
                remarks.error(
                        Remarks.under(path, SERVICES, i), "'" + name + "' has no 'service-time' that could be longer");
            }
        }
        if (slow.broker() && stages.idleBroker() != null) {
            remarks.error(Remarks.under(path, "broker"), "the broker has no 'service-time' that could be longer");
        }
        for (int i = 0; i < slow.producers().size(); i++) {
            String name = slow.producers().get(i);
            ProducerSpec producer = scenario.producers().get(name);
            if (producer != null
                    && remarks.knows(Remarks.path("producers", name, "arrivals"))
                    && SurgeCheck.unmoved(name, producer, null) != null) {
                remarks.error(
                        Remarks.under(path, "producers", i),
                        "'" + name + "' has no rate of its own that could be slower");
            }
        }
        victims(path, victims);
    }

    void fail(String path, IncidentSpec incident, Fail fail) {
        touches(path, incident, fail.victims(), false);
        for (int i = 0; i < fail.services().size(); i++) {
            String name = fail.services().get(i);
            ServiceSpec service = scenario.services().get(name);
            if (service == null) {
                continue;
            }
            String where = Remarks.under(path, SERVICES, i);
            if (stages.knowsServiceTime(name) && !Stages.hasServiceTime(service)) {
                remarks.error(where, "only work that takes time can fail, and '" + name + "' has no 'service-time'");
            } else if (service.failure() >= fail.failure()
                    && remarks.knows(Remarks.path(SERVICES, name, "failure"), Remarks.under(path, "failure"))) {
                remarks.warning(where, "'" + name + "' fails as often by itself, so this changes nothing");
            }
        }
    }

    void outage(String path, IncidentSpec incident, Outage outage) {
        Victims victims = outage.victims();
        touches(path, incident, victims, outage.network() != null);
        if (victims.isEmpty() && outage.network() == null && remarks.knows(path)) {
            remarks.keyError(
                    path,
                    "says nothing that stops; expected 'broker: true', or 'services', 'workers', 'producers', 'partitions' or"
                            + " 'network'");
        }
        victims(path, victims);
        silent(path, outage.producers());
    }

    void crash(String path, IncidentSpec incident, Crash crash) {
        Victims victims = crash.victims();
        touches(path, incident, victims, !crash.nodes().isEmpty());
        if (victims.isEmpty() && crash.nodes().isEmpty() && remarks.knows(path)) {
            remarks.keyError(
                    path,
                    "says nothing that crashes; expected 'broker', or 'services', 'workers', 'producers', 'partitions' or"
                            + " 'nodes'");
        }
        victims(path, victims);
        silent(path, crash.producers());
        JournalDemand demand = new JournalDemand(scenario, remarks);
        if (!crash.partitions().isEmpty()) {
            demand.of(Remarks.under(path, "partitions"), "a partition that crashes");
        }
        if (!crash.nodes().isEmpty()) {
            demand.of(Remarks.under(path, "nodes"), "a machine that crashes");
            demand.nodes(Remarks.under(path, "nodes"), crash.nodes());
        }
        if (crash.of() == Crash.Of.HOST) {
            boolean somewhere = crash.isOfBroker()
                    || !crash.nodes().isEmpty()
                    || !crash.partitions().isEmpty();
            if (somewhere) {
                demand.of(Remarks.under(path, "of"), "a machine that crashes with its caches");
            } else if (remarks.knows(path)) {
                remarks.error(Remarks.under(path, "of"), "'of' is about the broker, which does not crash here");
            }
        }
    }

    private void victims(String path, Victims victims) {
        victims.workers().forEach((name, count) -> {
            ServiceSpec service = scenario.services().get(name);
            if (service != null
                    && stages.knowsServiceTime(name)
                    && remarks.knows(Remarks.path(SERVICES, name, WORKERS), Remarks.path(SERVICES, name, "scaling"))) {
                workers(Remarks.under(path, WORKERS, name), name, count, service);
            }
            if (victims.services().contains(name)) {
                remarks.keyError(
                        Remarks.under(path, WORKERS, name),
                        "'" + name + "' is among 'services' too, with all its workers; expected it in one of them");
            }
        });
        if (!victims.partitions().isEmpty() && stages.idleBroker() != null) {
            remarks.error(
                    Remarks.under(path, "partitions"),
                    stages.idleBroker()
                            + " and no partition has anything to do; expected a 'service-time', or the whole"
                            + " broker");
        }
        if (victims.broker() && !victims.partitions().isEmpty()) {
            remarks.error(
                    Remarks.under(path, "partitions"),
                    "all partitions are of the broker, which is named too; expected one of them");
        }
    }

    private void workers(String path, String name, int count, ServiceSpec service) {
        if (!Stages.hasServiceTime(service)) {
            remarks.error(
                    path,
                    "'" + name + "' has no 'service-time' and so no single workers; expected it among 'services'");
        } else if (service.workers() == Integer.MAX_VALUE) {
            remarks.error(
                    path,
                    "the workers of '" + name + "' are unlimited, so single ones cannot go down; expected it among"
                            + " 'services'");
        } else if (!(1 <= count && count <= most(service))) {
            remarks.error(
                    path, "must be from 1 to " + most(service) + ", the workers of '" + name + "', but is " + count);
        }
    }

    static int most(ServiceSpec service) {
        return service.scaling() instanceof Autoscaling scaling ? scaling.max() : service.workers();
    }

    /** Who waits for his messages to end has no occurrences of his own that could go unreported. */
    private void silent(String path, List<String> producers) {
        for (int i = 0; i < producers.size(); i++) {
            String name = producers.get(i);
            ProducerSpec producer = scenario.producerOf(name);
            ArrivalProcess arrivals = producer == null ? null : producer.arrivals();
            if (arrivals != null && arrivals.closed()) {
                remarks.error(
                        Remarks.under(path, "producers", i),
                        "'" + name + "' is a closed loop, to which nothing happens while it waits for its messages");
            }
        }
    }

    /** Warns of an incident that meets nobody who has anything to do. */
    private void touches(String path, IncidentSpec incident, Victims victims, boolean others) {
        if (others || victims.broker() || !victims.partitions().isEmpty()) {
            return;
        }
        Set<String> hit = new LinkedHashSet<>(victims.services());
        hit.addAll(victims.workers().keySet());
        boolean known = scenario.services().keySet().containsAll(hit);
        boolean idle = !hit.isEmpty() && known && hit.stream().noneMatch(this::isVisited);
        boolean silent = !victims.producers().isEmpty()
                && victims.producers().stream().allMatch(name -> isSilent(name, incident));
        if (idle && victims.producers().isEmpty()) {
            remarks.warning(path, "this incident touches nothing: no message reaches " + Remarks.quoted(hit));
        } else if (silent && hit.isEmpty()) {
            remarks.warning(
                    path,
                    "this incident touches nothing: nothing happens at " + Remarks.quoted(victims.producers())
                            + " while it lasts");
        } else if (known && hit.size() > 0 && victims.producers().isEmpty() && incident.isSteady()) {
            early(path, incident, hit);
        }
    }

    /** Warns if nothing that a service could have to do has happened when the incident ends. */
    private void early(String path, IncidentSpec incident, Collection<String> services) {
        long first = Long.MAX_VALUE;
        for (String name : services) {
            first = Math.min(first, traffic.firstFor(scenario.services().get(name)));
        }
        long end = incident.until(scenario.duration());
        if (first != Long.MAX_VALUE && end <= first) {
            remarks.warning(
                    path,
                    "this incident touches nothing: nothing happens for " + Remarks.quoted(services) + " before "
                            + Remarks.duration(first));
        }
    }

    private boolean isVisited(String name) {
        ServiceSpec service = scenario.services().get(name);
        return service != null && service.subscribes().stream().anyMatch(event -> traffic.receives(service, event));
    }

    private boolean isSilent(String name, IncidentSpec incident) {
        ProducerSpec producer = scenario.producerOf(name);
        return producer != null
                && (producer.from() >= incident.until(scenario.duration())
                        || producer.until() != null && producer.until() <= incident.at());
    }
}
