package buzzville.scenario;

import buzzville.message.Priority;
import buzzville.producer.Trace;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which events can happen in which zones, directly or as effects of others, and who hears of them. What is found to be
 * impossible never happens; what is found to be possible need not.
 */
final class Traffic {
    private record Happening(String event, String zone) {}

    private final Scenario scenario;
    private final List<String> places;
    private final Map<String, Set<String>> zonesOf = new LinkedHashMap<>();
    /** By producer or witness, then by event, the zones in which it reports that. */
    private final Map<String, Map<String, Set<String>>> reports = new LinkedHashMap<>();

    private final ArrayDeque<Happening> news = new ArrayDeque<>();

    Traffic(Scenario scenario) {
        this.scenario = scenario;
        this.places = new Stages(scenario).places();
        scenario.producers().forEach(this::produced);
        for (IncidentSpec incident : scenario.incidents().values()) {
            if (incident.emit() != null && incident.at() < scenario.duration()) {
                happens(incident.emit().event(), zoneOf(incident.emit()));
            }
            if (incident.send() != null && incident.at() < scenario.duration()) {
                sent(incident.send());
            }
        }
        for (Happening next = news.poll(); next != null; next = news.poll()) {
            Happening cause = next;
            scenario.services().forEach((name, service) -> effects(service, cause));
        }
    }

    /** The zones in which a producer has instances, which take turns over its zones. */
    List<String> zonesOf(ProducerSpec producer) {
        List<String> zones = everywhere(producer);
        return zones.subList(0, Math.min(producer.count(), zones.size()));
    }

    /** The zones over which a producer's instances take turns, however many there are. */
    List<String> everywhere(ProducerSpec producer) {
        return producer.zones() == null ? places : producer.zones();
    }

    /** Where the event of an incident happens. */
    String zoneOf(IncidentSpec.Emit emit) {
        String zone = Recordings.zoneOf(emit, scenario);
        return zone.isEmpty() ? places.get(0) : zone;
    }

    /** Where the message of an incident is sent from. */
    String zoneOf(IncidentSpec.Send send) {
        ProducerSpec producer = scenario.producerOf(send.from());
        return send.zone() != null
                ? send.zone()
                : producer == null || producer.zones() == null
                        ? places.get(0)
                        : producer.zones().get(0);
    }

    /** Whether an event ever happens. */
    boolean happens(String event) {
        return zonesOf.containsKey(event);
    }

    /** Whether a service ever receives an event. */
    boolean receives(ServiceSpec service, String event) {
        return zonesOf.getOrDefault(event, Set.of()).stream().anyMatch(zone -> hears(service, event, zone));
    }

    /** Whether a service wants an event that happens in a zone. */
    boolean hears(ServiceSpec service, String event, String zone) {
        EventSpec spec = scenario.events().get(event);
        List<Priority> priorities = service.priorities();
        return spec != null
                && service.subscribes().contains(event)
                && (priorities == null || priorities.contains(spec.priority()))
                && (service.zones() == null || service.zones().contains(zone));
    }

    /** What a producer or a witness ever reports. */
    Set<String> reportsOf(String sender) {
        return reports.getOrDefault(sender, Map.of()).keySet();
    }

    /** Whether a service ever hears of an event from a producer or a witness. */
    boolean hearsFrom(ServiceSpec service, String event, String sender) {
        return reports.getOrDefault(sender, Map.of()).getOrDefault(event, Set.of()).stream()
                .anyMatch(zone -> hears(service, event, zone));
    }

    private void sent(IncidentSpec.Send send) {
        String zone = zoneOf(send);
        reports(send.from(), send.event(), zone);
        scenario.producers().forEach((name, producer) -> {
            if (producer.witnesses().containsKey(send.from())) {
                reports(name, send.event(), zone);
            }
        });
        happens(send.event(), zone);
    }

    /** A producer with witnesses reports what they notice. */
    private void reports(String name, ProducerSpec producer, String event, String zone) {
        reports(name, event, zone);
        producer.witnesses().forEach((witness, spec) -> {
            if (spec.probability() > 0) {
                reports(witness, event, zone);
            }
        });
        happens(event, zone);
    }

    private void reports(String sender, String event, String zone) {
        reports.computeIfAbsent(sender, fresh -> new LinkedHashMap<>())
                .computeIfAbsent(event, fresh -> new LinkedHashSet<>())
                .add(zone);
    }

    private void produced(String name, ProducerSpec producer) {
        if (!ProducerCheck.reports(producer, scenario)) {
            return;
        }
        List<String> zones = zonesOf(producer);
        if (!(producer.arrivals() instanceof Trace trace)) {
            producer.emits()
                    .weights()
                    .keySet()
                    .forEach(event -> zones.forEach(zone -> reports(name, producer, event, zone)));
            return;
        }
        for (Trace.Row row : Recordings.rows(trace, scenario)) {
            Set<String> usual = producer.emits().weights().keySet();
            String event = row.event().isEmpty() ? usual.iterator().next() : row.event();
            List<String> where = row.zone().isEmpty() ? zones : List.of(row.zone());
            where.forEach(zone -> reports(name, producer, event, zone));
        }
    }

    private void effects(ServiceSpec service, Happening cause) {
        if (!hears(service, cause.event(), cause.zone()) || service.failure() >= 1) {
            return;
        }
        service.emits().forEach((event, effect) -> {
            if (effect.triggers(service.subscribes()).contains(cause.event()) && perhaps(effect)) {
                happens(event, cause.zone());
            }
        });
    }

    /** Whether an effect comes at least now and then. */
    static boolean perhaps(EffectSpec effect) {
        return effect.probability() > 0
                && (effect.count() == null || effect.count().mean() > 0);
    }

    private void happens(String event, String zone) {
        if (zonesOf.computeIfAbsent(event, name -> new LinkedHashSet<>()).add(zone)) {
            news.add(new Happening(event, zone));
        }
    }
}
