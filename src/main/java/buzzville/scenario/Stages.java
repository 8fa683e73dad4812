package buzzville.scenario;

import buzzville.random.Distribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What takes time in a scenario, and where messages may have to wait for it. */
final class Stages {
    private final Scenario scenario;
    private final Remarks remarks;
    private final boolean knowsOutages;

    Stages(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
        this.knowsOutages = !remarks.hides("incidents")
                && IncidentPaths.once(scenario).keySet().stream()
                        .allMatch(path -> remarks.knows(Remarks.under(path, "outage"), Remarks.under(path, "crash")));
    }

    /** Whether a quantity is surely nothing: no distribution draws below 0, so its mean tells. */
    static boolean isNothing(@Nullable Distribution distribution) {
        return distribution == null || distribution.mean() == 0;
    }

    /**
     * Why nothing ever waits before the broker's threads, or null if something may. Without a service time the broker has
     * neither threads nor partitions that could stop, so no incident changes that.
     */
    @Nullable
    String idleBroker() {
        return scenario.broker().serviceTime() == null && remarks.knows("broker.service-time")
                ? "the broker has no 'service-time', so messages pass it at once"
                : null;
    }

    /**
     * Why nothing ever waits for a service's workers, or null if something may: because a worker is busy, or because an
     * incident stops the service or the broker's dispatching. Messages pass a service without any service time at once,
     * however many workers it has and however far away they are.
     */
    @Nullable
    String idle(String name) {
        ServiceSpec service = scenario.services().get(name);
        if (service == null
                || service.rate() != null
                || service.breaks() != null
                || isStopped(name)
                || !isClear(name)) {
            return null;
        } else if (!hasServiceTime(service)) {
            return "it has no 'service-time', and no incident stops it";
        }
        return service.workers() == Integer.MAX_VALUE ? "its workers are unlimited, and no incident stops them" : null;
    }

    /** Why no message ever stays at a service, neither waiting nor worked on, or null if some may. */
    @Nullable
    String instant(String name) {
        ServiceSpec service = scenario.services().get(name);
        return service == null || hasServiceTime(service) ? null : idle(name);
    }

    /** Whether all could be read that says whether anything waits for a service's workers. */
    private boolean isClear(String name) {
        return knowsOutages
                && knowsServiceTime(name)
                && remarks.knows(
                        Remarks.path("services", name, "rate"),
                        Remarks.path("services", name, "breaker"),
                        Remarks.path("services", name, "workers"));
    }

    /** Whether an attempt at a service may fail: by itself, by an incident, or by what could not be read. */
    boolean mayFail(String name, ServiceSpec service) {
        return service.failure() > 0
                || !remarks.knows(Remarks.path("services", name, "failure"))
                || remarks.hides("incidents")
                || IncidentPaths.once(scenario).entrySet().stream()
                        .anyMatch(incident -> !remarks.knows(
                                        Remarks.under(incident.getKey(), "fail"),
                                        Remarks.under(incident.getKey(), "poison"))
                                || incident.getValue().makesFail(name));
    }

    /** Whether all could be read that says whether a service takes time for any of its events. */
    boolean knowsServiceTime(String name) {
        return remarks.knows(
                Remarks.path("services", name, "service-time"),
                Remarks.path("services", name, "service-times"),
                Remarks.path("services", name, "subscribes"));
    }

    /** Whether a service takes time for any of its events. */
    static boolean hasServiceTime(ServiceSpec service) {
        return service.serviceTime() != null
                || service.subscribes().stream().anyMatch(service.serviceTimes()::containsKey);
    }

    /** The time that a service takes for an event; null for none. */
    static @Nullable Distribution serviceTime(ServiceSpec service, String event) {
        return service.serviceTimes().getOrDefault(event, service.serviceTime());
    }

    /** Whether no time passes between the publishing of an event in a zone and its processing, if nobody is busy. */
    boolean isInstant(String zone, String name, ServiceSpec service, String event) {
        return isNothing(scenario.broker().serviceTime())
                && isDirect(scenario.network().toBroker(), zone, null)
                && isDirect(scenario.network().toServices(), zone, name)
                && isNothing(serviceTime(service, event));
    }

    /** The zones, or the nameless place outside all zones if there are none. */
    List<String> places() {
        return places(scenario);
    }

    static List<String> places(Scenario scenario) {
        return scenario.zones().isEmpty()
                ? List.of("")
                : List.copyOf(scenario.zones().keySet());
    }

    private boolean isStopped(String name) {
        for (IncidentSpec incident : scenario.incidents().values()) {
            if (incident.stopsBroker() || incident.stops(name)) {
                return true;
            }
        }
        return false;
    }

    /** A zone's own latency goes before a service's own, and that before the common one. */
    private static boolean isDirect(WaySpec way, String zone, @Nullable String service) {
        LinkSpec here = way.zones().get(zone);
        if (here != null && here.latency() != null) {
            return isNothing(here.latency());
        }
        LinkSpec there = service == null ? null : way.services().get(service);
        return isNothing(there != null && there.latency() != null ? there.latency() : way.latency());
    }
}
