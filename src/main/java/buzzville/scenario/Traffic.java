package buzzville.scenario;

import buzzville.message.Priority;
import buzzville.producer.Trace;
import buzzville.scenario.incident.Emit;
import buzzville.scenario.incident.Send;
import buzzville.scenario.yaml.Suggestion;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events can happen in which zones, directly or as effects of others, and who hears of them. What is found to be
 * impossible never happens; what is found to be possible need not. A name that nothing has stands for the one that is probably
 * meant, if any.
 */
final class Traffic {
    private record Happening(String event, String zone) {}

    private final Scenario scenario;
    private final Remarks remarks;
    private final boolean known;
    private final List<String> places;
    private final Map<String, String> meanings = new HashMap<>();
    private final IdentityHashMap<ServiceSpec, Wishes> wishes = new IdentityHashMap<>();
    private final Map<String, Set<String>> zonesOf = new LinkedHashMap<>();
    /** By producer or witness, then by event, the zones in which it reports that. */
    private final Map<String, Map<String, Set<String>>> reports = new LinkedHashMap<>();

    private final ArrayDeque<Happening> news = new ArrayDeque<>();

    /** What a service wants; all of it if that could not be read. */
    private record Wishes(
            @Nullable Set<String> events,
            @Nullable Set<String> zones,
            @Nullable List<Priority> priorities) {}

    Traffic(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
        this.known = isAllRead();
        this.places = Stages.places(scenario);
        scenario.services().forEach(this::wish);
        scenario.producers().forEach(this::produced);
        for (IncidentSpec incident : scenario.incidents().values()) {
            if (incident.emit() != null && incident.at() < scenario.duration()) {
                happens(meant(incident.emit().event()), zoneOf(incident.emit()));
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
    String zoneOf(Emit emit) {
        String zone = Recordings.zoneOf(emit, scenario);
        return zone.isEmpty() ? places.get(0) : zone;
    }

    /** Where the message of an incident is sent from. */
    String zoneOf(Send send) {
        ProducerSpec producer = scenario.producerOf(send.from());
        return send.zone() != null
                ? send.zone()
                : producer == null || producer.zones() == null
                        ? places.get(0)
                        : producer.zones().get(0);
    }

    /** Whether an event ever happens. */
    boolean happens(String event) {
        return !known || zonesOf.containsKey(event);
    }

    /** Whether a service ever receives an event. */
    boolean receives(ServiceSpec service, String event) {
        return zonesOf.getOrDefault(event, Set.of()).stream().anyMatch(zone -> hears(service, event, zone));
    }

    /** The earliest instant at which something may happen that a service hears of; the end of time if nobody can say. */
    long firstFor(@Nullable ServiceSpec service) {
        long first = Long.MAX_VALUE;
        if (service == null || !known) {
            return 0;
        }
        for (Map.Entry<String, ProducerSpec> producer : scenario.producers().entrySet()) {
            for (String event : service.subscribes()) {
                if (hearsFrom(service, event, producer.getKey())) {
                    first = Math.min(first, producer.getValue().from());
                }
            }
        }
        boolean others = scenario.services().values().stream()
                        .anyMatch(other -> other.emits().keySet().stream().anyMatch(service.subscribes()::contains))
                || scenario.incidents().values().stream()
                        .anyMatch(incident -> incident.emit() != null || incident.send() != null);
        return others ? 0 : first;
    }

    /** Whether a service wants an event that happens in a zone. */
    boolean hears(ServiceSpec service, String event, String zone) {
        EventSpec spec = scenario.events().get(event);
        Wishes wanted = wishes.get(service);
        return spec != null
                && wanted != null
                && (wanted.events == null || wanted.events.contains(event))
                && (wanted.priorities == null || wanted.priorities.contains(spec.priority()))
                && (wanted.zones == null || wanted.zones.contains(zone));
    }

    /** Whether everything could be read that says who reports what; else anything may happen. */
    boolean isKnown() {
        return known;
    }

    private boolean isAllRead() {
        boolean all = List.of("zones", "events", "producers", "services", "incidents").stream()
                .noneMatch(remarks::hides);
        return all
                && scenario.events().keySet().stream()
                        .allMatch(name -> remarks.knows(Remarks.path("events", name, "priority")))
                && scenario.producers().keySet().stream()
                        .allMatch(name -> remarks.knows(Remarks.path("producers", name, "emits")))
                && scenario.services().keySet().stream()
                        .noneMatch(name -> remarks.hides(Remarks.path("services", name, "emits")))
                && IncidentPaths.once(scenario).keySet().stream()
                        .allMatch(path -> remarks.knows(Remarks.under(path, "emit"), Remarks.under(path, "send")));
    }

    /** The event that a name stands for. */
    private String meant(String name) {
        return scenario.events().containsKey(name)
                ? name
                : meanings.computeIfAbsent(name, fresh -> {
                    String nearest = Suggestion.nearest(name, scenario.events().keySet());
                    return nearest == null ? name : nearest;
                });
    }

    private void wish(String name, ServiceSpec service) {
        Set<String> events = new HashSet<>();
        service.subscribes().forEach(event -> events.add(meant(event)));
        List<String> zones = service.zones();
        boolean allZones = zones == null
                || !scenario.zones().keySet().containsAll(zones)
                || !remarks.knows(Remarks.path("services", name, "zones"));
        wishes.put(
                service,
                new Wishes(
                        remarks.knows(Remarks.path("services", name, "subscribes")) ? events : null,
                        allZones ? null : new HashSet<>(zones),
                        remarks.knows(Remarks.path("services", name, "priorities")) ? service.priorities() : null));
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

    private void sent(Send send) {
        String zone = zoneOf(send);
        String event = meant(send.event());
        reports(send.from(), event, zone);
        scenario.producers().forEach((name, producer) -> {
            if (producer.witnesses().containsKey(send.from())) {
                reports(name, event, zone);
            }
        });
        happens(event, zone);
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
        boolean placed =
                remarks.knows(Remarks.path("producers", name, "zones"), Remarks.path("producers", name, "count"))
                        && scenario.zones().keySet().containsAll(everywhere(producer));
        List<String> zones = placed || scenario.zones().isEmpty() ? zonesOf(producer) : places;
        if (!(producer.arrivals() instanceof Trace trace)) {
            producer.emits()
                    .weights()
                    .keySet()
                    .forEach(event -> zones.forEach(zone -> reports(name, producer, meant(event), zone)));
            return;
        }
        for (Trace.Row row : Recordings.rows(trace, scenario)) {
            Set<String> usual = producer.emits().weights().keySet();
            String event = meant(row.event().isEmpty() ? usual.iterator().next() : row.event());
            List<String> where = row.zone().isEmpty() ? zones : List.of(row.zone());
            where.forEach(zone -> reports(name, producer, event, zone));
        }
    }

    private void effects(ServiceSpec service, Happening cause) {
        if (!hears(service, cause.event(), cause.zone()) || service.failure() >= 1) {
            return;
        }
        service.emits().forEach((event, effect) -> {
            if (isTrigger(cause.event(), effect) && perhaps(effect)) {
                happens(meant(event), cause.zone());
            }
        });
    }

    /** Whether an effect follows an event that its service hears of. */
    private boolean isTrigger(String event, EffectSpec effect) {
        return effect.on() == null
                || effect.on().names().stream()
                        .anyMatch(name -> name.isEmpty() || meant(name).equals(event));
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
