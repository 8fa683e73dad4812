package buzzville.scenario;

import buzzville.producer.Trace;
import buzzville.wire.Geography;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether every name that a scenario mentions is the name of something in it. */
final class ReferenceCheck {
    private static final String EVENT = "event";
    private static final String ZONE = "zone";
    private static final String SERVICE = "service";
    private static final String SERVICES = "services";

    private final Scenario scenario;
    private final Remarks remarks;
    private final Collection<String> events;
    private final Collection<String> zones;
    private final Collection<String> services;

    ReferenceCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
        this.events = scenario.events().keySet();
        this.zones = scenario.zones().keySet();
        this.services = scenario.services().keySet();
    }

    void run() {
        String strategy = scenario.strategy();
        if (strategy != null) {
            Set<String> strategies = scenario.strategies().keySet();
            remarks.known(
                    "strategy", strategy, strategies.isEmpty() ? List.of(ScenarioFile.PLAIN) : strategies, "strategy");
        }
        way("network.to-broker", scenario.network().toBroker());
        way("network.to-services", scenario.network().toServices());
        if (!scenario.network().toBroker().services().isEmpty()) {
            remarks.keyError(
                    "network.to-broker.services",
                    "services can only differ on the way to services; expected them under 'to-services'");
        }
        onTheMap();
        scenario.producers().forEach(this::producer);
        witnesses();
        scenario.services().forEach(this::service);
        new IncidentNames(scenario, remarks).run();
        new LightCheck(scenario, remarks).run();
    }

    /** Two zones with one centre could not be told apart by coordinates. */
    private void onTheMap() {
        if (!remarks.knows("zones", "location")
                || scenario.zones().values().stream().allMatch(zone -> zone.latitude() == null)) {
            return;
        }
        Map<List<Double>, String> centres = new HashMap<>();
        for (Geography.Quarter quarter : scenario.geography().quarters()) {
            String other = centres.putIfAbsent(List.of(quarter.latitude(), quarter.longitude()), quarter.name());
            if (other != null) {
                remarks.keyError(
                        Remarks.path("zones", quarter.name()),
                        "has the same centre as '" + other + "', so no coordinates would tell them apart");
            }
        }
    }

    private void way(String path, WaySpec way) {
        way.zones().keySet().forEach(zone -> remarks.knownKey(Remarks.under(path, "zones", zone), zone, zones, ZONE));
        way.services()
                .keySet()
                .forEach(name -> remarks.knownKey(Remarks.under(path, SERVICES, name), name, services, SERVICE));
    }

    private void producer(String name, ProducerSpec producer) {
        String path = Remarks.path("producers", name);
        Emission emits = producer.emits();
        if (emits.event() != null) {
            remarks.known(Remarks.under(path, "emits", EVENT), emits.event(), events, EVENT);
        } else {
            emits.weights()
                    .keySet()
                    .forEach(event ->
                            remarks.knownKey(Remarks.under(path, "emits", "mix", event), event, events, EVENT));
        }
        if (producer.zones() != null) {
            remarks.knownList(Remarks.under(path, "zones"), producer.zones(), zones, ZONE);
        }
        if (producer.arrivals() instanceof Trace trace) {
            new RecordingCheck(scenario, trace, remarks).run(Remarks.under(path, "arrivals"));
        }
    }

    /** A witness stands in results where a producer does, so it is called as nobody else is. */
    private void witnesses() {
        Map<String, String> taken = new HashMap<>();
        scenario.producers().keySet().forEach(name -> taken.put(name, "a producer"));
        scenario.producers()
                .forEach((name, producer) -> producer.witnesses().keySet().forEach(witness -> {
                    String other = taken.putIfAbsent(witness, "a witness of '" + name + "'");
                    if (other != null) {
                        remarks.keyError(
                                Remarks.path("producers", name, "witnesses", witness),
                                "'" + witness + "' is the name of " + other + " already; expected one of its own");
                    }
                }));
    }

    private void service(String name, ServiceSpec service) {
        String path = Remarks.path(SERVICES, name);
        remarks.knownList(Remarks.under(path, "subscribes"), service.subscribes(), events, EVENT);
        if (service.zones() != null) {
            remarks.knownList(Remarks.under(path, "zones"), service.zones(), zones, ZONE);
        }
        if (service.priorities() != null) {
            remarks.noneTwice(
                    Remarks.under(path, "priorities"),
                    service.priorities().stream()
                            .map(priority -> priority.label())
                            .toList());
        }
        for (String event : service.serviceTimes().keySet()) {
            String where = Remarks.under(path, "service-times", event);
            if (remarks.knownKey(where, event, events, EVENT)
                    && remarks.knows(Remarks.under(path, "subscribes"))
                    && !service.subscribes().contains(event)) {
                remarks.keyError(where, "'" + name + "' does not subscribe to '" + event + "'");
            }
        }
        if (service.correlates() != null) {
            new CorrelationCheck(name, service, events, remarks).run(Remarks.under(path, "correlates", "events"));
        }
        service.emits()
                .forEach((event, effect) -> effect(Remarks.under(path, "emits", event), name, service, event, effect));
    }

    private void effect(String path, String name, ServiceSpec service, String event, EffectSpec effect) {
        remarks.knownKey(path, event, events, EVENT);
        if (effect.on() == null) {
            return;
        }
        String on = Remarks.under(path, "on", "names");
        List<String> triggers = effect.on().names();
        for (int i = 0; i < triggers.size(); i++) {
            String where = Remarks.under(on, i);
            if (remarks.known(where, triggers.get(i), events, EVENT)
                    && remarks.knows(Remarks.path(SERVICES, name, "subscribes"))
                    && !service.subscribes().contains(triggers.get(i))) {
                remarks.error(where, "'" + name + "' does not subscribe to '" + triggers.get(i) + "'");
            }
        }
        remarks.noneTwice(on, triggers);
    }
}
