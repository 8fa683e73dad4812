package buzzville.experiment.comparison;

import buzzville.city.IncidentSummary;
import buzzville.experiment.comparison.Diagnosis.Kind;
import buzzville.experiment.comparison.Diagnosis.Spot;
import buzzville.experiment.comparison.Diagnosis.Stretch;
import buzzville.metric.Span;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.Outage;
import buzzville.scenario.incident.Strike;
import buzzville.scenario.incident.Surge;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the incident that set something off: one that overlaps with it, and of several one that is about this very place before a
 * surge, and then the one that overlaps most. Alarms count
 * if they last and nothing else does: that one came at the same moment as something proves nothing. What goes on all the time has
 * no trigger.
 */
final class Trigger {
    /** What an alarm weighs beside what changes the city as long as it lasts. */
    private static final double LITTLE = 1e-6;

    private final Scenario scenario;
    private final Map<String, IncidentSummary> incidents;
    private final Spot spot;
    private final Span span;
    /** How much later than its cause something may show, nanoseconds. */
    private final long slack;

    Trigger(Scenario scenario, Map<String, IncidentSummary> incidents, Spot spot, Span span) {
        this.scenario = scenario;
        this.incidents = incidents;
        this.spot = spot;
        this.span = span;
        this.slack = span.bucket();
    }

    @Nullable
    String name() {
        Stretch when = spot.when();
        boolean always = when != null && when.from() <= span.from() && when.until() >= span.to();
        if (when == null || always) {
            return null;
        }
        String best = null;
        double most = 0;
        for (Map.Entry<String, IncidentSummary> incident : incidents.entrySet()) {
            IncidentSpec spec = scenario.incidents().get(incident.getKey());
            double weight = spec == null ? 0 : weight(spec, incident.getValue(), when);
            if (weight > most) {
                best = incident.getKey();
                most = weight;
            }
        }
        return best;
    }

    private double weight(IncidentSpec spec, IncidentSummary incident, Stretch when) {
        double overlap = Math.min(when.until(), incident.until()) - Math.max(when.from() - slack, incident.from());
        double share = overlap / (when.length() + slack);
        if (spec.emit() != null || spec.send() != null) {
            boolean lasts = incident.until() > incident.from();
            return lasts && overlap > 0 ? LITTLE * share : 0;
        } else if (!(overlap > 0)) {
            return 0;
        }
        return isAbout(spec) ? 1 + share : spec.surge() != null && reaches(spec.surge()) ? share : 0;
    }

    /** Whether it strikes this very place. */
    private boolean isAbout(IncidentSpec spec) {
        String service = spot.name().replaceFirst("\\[\\d+]$", "");
        boolean broker = service.equals("broker") && !scenario.services().containsKey(service);
        Outage outage = spec.outage();
        if (spot.kind() == Kind.NETWORK && (outage != null || spec.network() != null)) {
            return outage == null || outage.network() != null;
        } else if (spec.deed() instanceof Strike strike) {
            boolean stage = spec.crash() == null || spot.kind() == Kind.STAGE;
            return stage
                    && (broker
                            ? strike.victims().broker()
                                    || !strike.victims().partitions().isEmpty()
                            : strike.victims().meets(service));
        }
        return false;
    }

    private boolean reaches(Surge surge) {
        boolean more = surge.factor() == null || surge.factor() > 1;
        return more
                && (surge.zones() == null
                        || spot.zone() == null
                        || surge.zones().contains(spot.zone()));
    }
}
