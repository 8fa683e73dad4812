package buzzville.scenario;

import buzzville.message.Priority;
import buzzville.producer.Cycle;
import buzzville.producer.Trace;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.incident.Send;
import buzzville.wire.Mistake;
import buzzville.wire.WireReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether what incidents put into the world can be, and whether somebody wants it. */
final class EmissionCheck {
    private static final String ZONE = "zone";

    private final Scenario scenario;
    private final Traffic traffic;
    private final Remarks remarks;

    EmissionCheck(Scenario scenario, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    void emit(String path, Emit emit) {
        payload(Remarks.under(path, "payload"), emit);
        unwanted(path, emit.event(), traffic.zoneOf(emit), emit.zone());
    }

    void send(String path, IncidentSpec incident, Send send) {
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
    private void elsewhere(String path, Send send, ProducerSpec producer) {
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
    private void payload(String path, Emit emit) {
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
}
