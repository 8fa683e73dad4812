package buzzville.theory;

import buzzville.random.Distribution;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.LinkSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.WaySpec;
import buzzville.scenario.incident.NetworkWay;
import buzzville.scenario.incident.Outage;
import buzzville.scenario.incident.Slow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What of a message's way is lost, how long it is, and what incidents do to those who work at its end. */
final class Passage {
    private final Scenario scenario;
    private final Cells cells;
    private final Streets streets;
    private final Map<String, double[]> known = new HashMap<>();

    Passage(Scenario scenario, Cells cells, Streets streets) {
        this.scenario = scenario;
        this.cells = cells;
        this.streets = streets;
    }

    /** The share, by cell, of what is sent from a zone that reaches the broker. */
    double[] toBroker(int zone) {
        return passes(
                "up/" + zone,
                loss(scenario.network().toBroker(), zone, null),
                outage -> outage.network() != null && outage.network() != NetworkWay.TO_SERVICES);
    }

    /** The share, by cell, of what is dispatched to a service that reaches it. */
    double[] toService(String service, int zone) {
        return passes(
                "down/" + zone + "/" + service,
                loss(scenario.network().toServices(), zone, service),
                outage -> outage.network() != null && outage.network() != NetworkWay.TO_BROKER);
    }

    /** One way from the broker to a service. */
    Moments trip(String service, int zone) {
        WaySpec way = scenario.network().toServices();
        LinkSpec here = way.zones().get(streets.name(zone));
        LinkSpec own = way.services().get(service);
        Distribution latency = here != null && here.latency() != null
                ? here.latency()
                : own != null && own.latency() != null ? own.latency() : way.latency();
        return Moments.of(latency);
    }

    /** The share of each cell in which a service is there. */
    double[] attendance(ServiceSpec spec) {
        double[] share = new double[cells.count()];
        long joins = spec.joins() == null ? 0 : spec.joins();
        long leaves = spec.leaves() == null ? cells.end() : Math.min(spec.leaves(), cells.end());
        for (int cell = 0; cell < share.length; cell++) {
            share[cell] = cells.overlap(cell, joins, leaves) / cells.length(cell);
        }
        return share;
    }

    /** The probability, by cell, that an attempt at a service fails. */
    double[] failure(String service, ServiceSpec spec) {
        return each("failure/" + service, cell -> {
            double most = spec.failure();
            for (IncidentSpec incident : scenario.incidents().values()) {
                if (incident.fail() != null
                        && incident.fail().services().contains(service)
                        && isActive(incident, cell)) {
                    most = Math.max(most, incident.fail().failure());
                }
            }
            return most;
        });
    }

    /** How many times as long, by cell, work takes; null is the broker. */
    double[] slowness(@Nullable String service) {
        return each(service == null ? "slow" : "slow/" + service, cell -> {
            double factor = 1;
            for (IncidentSpec incident : scenario.incidents().values()) {
                Slow slow = incident.slow();
                if (slow != null
                        && (service == null ? slow.broker() : slow.services().contains(service))
                        && isActive(incident, cell)) {
                    factor *= slow.factor();
                }
            }
            return factor;
        });
    }

    /** How many of so many workers or threads, by cell, can take anything; null is the broker. */
    double[] servers(@Nullable String service, double all) {
        return each(service == null ? "servers" : "servers/" + service, cell -> {
            double left = all;
            for (IncidentSpec incident : scenario.incidents().values()) {
                if (isActive(incident, cell)) {
                    left -= down(incident, service, all);
                }
            }
            return Math.max(0, left);
        });
    }

    private static double down(IncidentSpec incident, @Nullable String service, double all) {
        if (incident.stopsBroker() || service != null && incident.stops(service)) {
            return all;
        }
        return service == null ? 0 : incident.stopsWorkers(service);
    }

    private boolean isActive(IncidentSpec incident, int cell) {
        return incident.isSteady()
                && incident.at() <= cells.middle(cell)
                && cells.middle(cell) < incident.until(cells.end());
    }

    private double[] passes(String what, double loss, Predicate<Outage> isMeant) {
        return each(
                what,
                cell -> scenario.incidents().values().stream()
                                .anyMatch(incident -> incident.outage() != null
                                        && isMeant.test(incident.outage())
                                        && isActive(incident, cell))
                        ? 0
                        : 1 - loss);
    }

    private double loss(WaySpec way, int zone, @Nullable String service) {
        LinkSpec here = way.zones().get(streets.name(zone));
        if (here != null && here.loss() != null) {
            return here.loss();
        }
        LinkSpec own = service == null ? null : way.services().get(service);
        return own != null && own.loss() != null ? own.loss() : way.loss();
    }

    /** Worked out once; nobody changes what is handed out. */
    private double[] each(String what, IntToDoubleFunction figure) {
        return known.computeIfAbsent(what, fresh -> {
            double[] values = new double[cells.count()];
            Arrays.setAll(values, figure);
            return values;
        });
    }
}
