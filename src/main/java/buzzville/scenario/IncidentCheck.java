package buzzville.scenario;

import buzzville.consumer.scaling.Autoscaling;
import buzzville.message.Priority;
import buzzville.producer.Cycle;
import buzzville.producer.Every;
import buzzville.producer.Trace;
import buzzville.wire.Mistake;
import buzzville.wire.WireReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether each incident happens before the end, to something that it can happen to. */
final class IncidentCheck {
    private static final String ZONE = "zone";

    private final Scenario scenario;
    private final Stages stages;
    private final Traffic traffic;
    private final Remarks remarks;

    IncidentCheck(Scenario scenario, Stages stages, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    void run() {
        scenario.incidents().forEach((name, incident) -> check(Remarks.path("incidents", name), incident));
    }

    private void check(String path, IncidentSpec incident) {
        if (incident.at() >= scenario.duration()) {
            remarks.error(
                    Remarks.under(path, "at"),
                    "an incident after the end: it begins at " + Remarks.duration(incident.at()) + ", the run ends at "
                            + Remarks.duration(scenario.duration()));
        } else if (incident.lasting() != null && incident.lasting() > scenario.duration() - incident.at()) {
            remarks.warning(
                    Remarks.under(path, "for"),
                    "an incident past the end: it is to last until %s, but the run ends at %s"
                            .formatted(end(incident, incident.lasting()), Remarks.duration(scenario.duration())));
        }
        if (incident.surge() != null) {
            surge(Remarks.under(path, "surge"), incident, incident.surge());
        }
        if (incident.emit() != null) {
            emit(Remarks.under(path, "emit"), incident.emit());
        }
        if (incident.send() != null) {
            send(Remarks.under(path, "send"), incident, incident.send());
        }
        if (incident.slow() != null) {
            slow(Remarks.under(path, "slow"), incident.slow());
        }
        if (incident.fail() != null) {
            fail(Remarks.under(path, "fail"), incident.fail());
        }
        if (incident.outage() != null) {
            outage(Remarks.under(path, "outage"), incident.outage());
        }
    }

    private static String end(IncidentSpec incident, long lasting) {
        long end = incident.at() + lasting;
        return end < 0 ? "the end of time" : Remarks.duration(end);
    }

    private void surge(String path, IncidentSpec incident, IncidentSpec.Surge surge) {
        if (surge.producers() != null) {
            boolean all = true;
            for (int i = 0; i < surge.producers().size(); i++) {
                String name = surge.producers().get(i);
                ProducerSpec producer = scenario.producers().get(name);
                boolean known = remarks.knows(Remarks.path("producers", name, "arrivals"));
                String fixed = producer == null || !known ? null : unmoved(name, producer, surge);
                if (fixed != null) {
                    remarks.error(Remarks.under(path, "producers", i), fixed);
                }
                all &= producer != null && fixed == null;
            }
            if (!all) {
                return;
            }
        }
        String reason = idle(incident, surge);
        if (reason != null && incident.at() < scenario.duration()) {
            remarks.warning(path, "this surge touches nothing: " + reason);
        }
    }

    /** Why a surge cannot touch this producer, or null if it can. */
    private static @Nullable String unmoved(String name, ProducerSpec producer, IncidentSpec.Surge surge) {
        if (producer.arrivals() instanceof Cycle) {
            return "'" + name + "' goes round its states by its own clock, so it has no rate that could surge";
        } else if (producer.arrivals().scripted()) {
            return "'" + name + "' reports at instants that are given, so no surge can move them";
        } else if (producer.arrivals().closed()) {
            return "'" + name + "' is a closed loop, which has no rate of its own that could surge";
        } else if (surge.every() != null && !(producer.arrivals() instanceof Every)) {
            return "'" + name + "' has '" + Remarks.word(producer.arrivals())
                    + "' arrivals, which have no period; expected a 'factor' instead of 'every'";
        }
        return null;
    }

    private @Nullable String idle(IncidentSpec incident, IncidentSpec.Surge surge) {
        List<ProducerSpec> left = new ArrayList<>();
        for (Map.Entry<String, ProducerSpec> entry : scenario.producers().entrySet()) {
            boolean chosen = surge.producers() == null || surge.producers().contains(entry.getKey());
            if (chosen && unmoved(entry.getKey(), entry.getValue(), surge) == null) {
                left.add(entry.getValue());
            }
        }
        if (left.isEmpty()) {
            return surge.every() == null ? "no producer has a rate that it could change" : "no producer has a period";
        }
        List<String> zones = surge.zones();
        left.removeIf(
                producer -> zones != null && traffic.zonesOf(producer).stream().noneMatch(zones::contains));
        if (left.isEmpty()) {
            return "none of its producers stands in " + Remarks.quoted(zones == null ? List.of() : zones);
        }
        long end = incident.until(scenario.duration());
        left.removeIf(
                producer -> producer.from() >= end || producer.until() != null && producer.until() <= incident.at());
        return left.isEmpty() ? "none of its producers reports while it lasts" : null;
    }

    private void emit(String path, IncidentSpec.Emit emit) {
        payload(Remarks.under(path, "payload"), emit);
        unwanted(path, emit.event(), traffic.zoneOf(emit), emit.zone());
    }

    private void send(String path, IncidentSpec incident, IncidentSpec.Send send) {
        unwanted(path, send.event(), traffic.zoneOf(send), send.zone());
        if (send.arrives() >= scenario.duration() && incident.at() < scenario.duration()) {
            remarks.error(
                    Remarks.under(path, "arrives"),
                    "an arrival after the end: it is to be at the broker at " + Remarks.duration(send.arrives())
                            + ", the run ends at " + Remarks.duration(scenario.duration()));
        }
        ProducerSpec producer = scenario.producerOf(send.from());
        if (producer == null) {
            return;
        }
        if (producer.arrivals() instanceof Cycle) {
            remarks.error(
                    Remarks.under(path, "from"),
                    "'" + send.from()
                            + "' goes round its states and reports each change itself, so nothing can be sent in"
                            + " its name; expected another producer, such as one with 'arrivals: never'");
            return;
        }
        elsewhere(Remarks.under(path, ZONE), send, producer);
        String place = scenario.placeOf(send.from());
        if (scenario.events().containsKey(send.event())
                && remarks.knows(Remarks.path("producers", place == null ? "" : place, "emits"))
                && !producer.emits().weights().containsKey(send.event())) {
            remarks.error(
                    Remarks.under(path, "event"),
                    "'" + send.from() + "' does not report '" + send.event() + "'; expected "
                            + Remarks.quoted(producer.emits().weights().keySet()));
        }
    }

    /** Refuses a zone in which the sender does not stand; a recording is of any zone. */
    private void elsewhere(String path, IncidentSpec.Send send, ProducerSpec producer) {
        List<String> there = traffic.zonesOf(producer);
        if (send.zone() == null
                || !scenario.zones().containsKey(send.zone())
                || producer.arrivals() instanceof Trace
                || there.contains(send.zone())) {
            return;
        }
        String place = scenario.placeOf(send.from());
        String base = Remarks.path("producers", place == null ? "" : place);
        if (!remarks.knows(Remarks.under(base, "zones"), Remarks.under(base, "count"))) {
            return;
        }
        boolean crowded = producer.zones() == null || producer.zones().contains(send.zone());
        String more = crowded
                ? ", or a 'count' of %d or more at '%s'"
                        .formatted(1 + traffic.everywhere(producer).indexOf(send.zone()), place)
                : "";
        remarks.error(
                path,
                "'" + send.from() + "' does not stand in '" + send.zone() + "'; expected "
                        + Remarks.quoted(there).replace("' and '", "' or '") + more);
    }

    /** Warns of an event that no service hears of. */
    private void unwanted(String path, String event, String zone, @Nullable String named) {
        boolean exists = scenario.events().containsKey(event);
        boolean placed = named == null || scenario.zones().containsKey(named);
        if (exists
                && placed
                && scenario.services().values().stream().noneMatch(service -> traffic.hears(service, event, zone))) {
            remarks.warning(
                    path,
                    "this incident touches nothing: no service wants '" + event + "'"
                            + (zone.isEmpty() ? "" : " from '" + zone + "'"));
        }
    }

    /** A field that is wrong is pointed at; of one that should not be there, its name. */
    private void payload(String path, IncidentSpec.Emit emit) {
        if (emit.payload() == null || !scenario.events().containsKey(emit.event())) {
            return;
        }
        Priority priority =
                Objects.requireNonNull(scenario.events().get(emit.event())).priority();
        String there = Recordings.zoneOf(emit.payload(), scenario);
        if (emit.zone() != null && !there.isEmpty() && !there.equals(emit.zone())) {
            remarks.error(
                    Remarks.under(path, "localisation"),
                    "lies in '" + there + "', but 'zone' says '" + emit.zone() + "'; expected one of them");
        }
        for (Mistake mistake : WireReader.check(emit.event(), priority, PayloadFields.of(emit.payload()))) {
            String field = Remarks.path(mistake.path().split("[.\\[]", 2)[0]);
            boolean unknown = mistake.sentence().startsWith("is unknown");
            String sentence = "'" + mistake.path() + "' " + mistake.sentence();
            if (unknown) {
                remarks.keyError(path + "." + field, sentence);
            } else {
                remarks.error(path + "." + field, sentence);
            }
        }
    }

    /** Warns of an incident that meets only services where nothing ever arrives. */
    private void unvisited(String path, Collection<String> services) {
        boolean known = scenario.services().keySet().containsAll(services);
        if (!services.isEmpty() && known && services.stream().noneMatch(this::isVisited)) {
            remarks.warning(path, "this incident touches nothing: no message reaches " + Remarks.quoted(services));
        }
    }

    private boolean isVisited(String name) {
        ServiceSpec service = scenario.services().get(name);
        return service != null && service.subscribes().stream().anyMatch(event -> traffic.receives(service, event));
    }

    private void slow(String path, IncidentSpec.Slow slow) {
        if (!slow.broker()) {
            unvisited(path, slow.services());
        }
        if (slow.services().isEmpty()
                && !slow.broker()
                && remarks.knows(Remarks.under(path, "services"), Remarks.under(path, "broker"))) {
            remarks.keyError(path, "says nothing that is slow; expected 'services' or 'broker: true'");
        }
        for (int i = 0; i < slow.services().size(); i++) {
            String name = slow.services().get(i);
            ServiceSpec service = scenario.services().get(name);
            if (service != null && stages.knowsServiceTime(name) && !Stages.hasServiceTime(service)) {
                remarks.error(
                        Remarks.under(path, "services", i),
                        "'" + name + "' has no 'service-time' that could be longer");
            }
        }
        if (slow.broker() && stages.idleBroker() != null) {
            remarks.error(Remarks.under(path, "broker"), "the broker has no 'service-time' that could be longer");
        }
    }

    private void fail(String path, IncidentSpec.Fail fail) {
        unvisited(path, fail.services());
        for (int i = 0; i < fail.services().size(); i++) {
            String name = fail.services().get(i);
            ServiceSpec service = scenario.services().get(name);
            if (service == null) {
                continue;
            }
            String where = Remarks.under(path, "services", i);
            if (stages.knowsServiceTime(name) && !Stages.hasServiceTime(service)) {
                remarks.error(where, "only work that takes time can fail, and '" + name + "' has no 'service-time'");
            } else if (service.failure() >= fail.failure()
                    && remarks.knows(Remarks.path("services", name, "failure"), Remarks.under(path, "failure"))) {
                remarks.warning(where, "'" + name + "' fails as often by itself, so this changes nothing");
            }
        }
    }

    private void outage(String path, IncidentSpec.Outage outage) {
        if (outage.network() == null && !outage.broker()) {
            Set<String> hit = new LinkedHashSet<>(outage.services());
            hit.addAll(outage.workers().keySet());
            unvisited(path, hit);
        }
        boolean nothing = outage.services().isEmpty()
                && outage.workers().isEmpty()
                && outage.network() == null
                && !outage.broker();
        if (nothing && remarks.knows(path)) {
            remarks.keyError(
                    path, "says nothing that stops; expected 'services', 'workers', 'network' or 'broker: true'");
        }
        outage.workers().forEach((name, count) -> {
            ServiceSpec service = scenario.services().get(name);
            if (service != null
                    && stages.knowsServiceTime(name)
                    && remarks.knows(
                            Remarks.path("services", name, "workers"), Remarks.path("services", name, "scaling"))) {
                workers(Remarks.under(path, "workers", name), name, count, service);
            }
        });
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

    private static int most(ServiceSpec service) {
        return service.scaling() instanceof Autoscaling scaling ? scaling.max() : service.workers();
    }
}
