package buzzville.theory;

import buzzville.broker.backpressure.None;
import buzzville.broker.delivery.RequestResponse;
import buzzville.consumer.fetch.Poll;
import buzzville.consumer.scaling.Autoscaling;
import buzzville.message.Priority;
import buzzville.random.Distribution;
import buzzville.scenario.EventSpec;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.LaneSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.StageSpec;
import org.jspecify.annotations.Nullable;

/** Why, by what a scenario says of a stage, no formula for waits can hold there. */
final class Reasons {
    private final Scenario scenario;
    private final Trouble trouble;

    Reasons(Scenario scenario) {
        this.scenario = scenario;
        this.trouble = new Trouble(scenario);
    }

    /** The workers of each instance; the fewest if that changes, but one, since nobody is asked for anything by a service asleep. */
    static double fewest(ServiceSpec spec) {
        return spec.scaling() instanceof Autoscaling scaling ? Math.max(1, scaling.min()) : spec.workers();
    }

    /** Why not at the broker's partitions; null if nothing speaks against it. */
    @Nullable
    Hindrance broker() {
        boolean shared = scenario.broker().threadsOf() == buzzville.scenario.BrokerSpec.ThreadsOf.BROKER
                && scenario.broker().partitions().count(scenario.zones().size()) > 1;
        if (shared && scenario.broker().stage().lanesOrAll().size() > 1) {
            return Hindrance.DISPATCH;
        }
        Hindrance why = common(scenario.broker().stage());
        return why == null && trouble.troubles(null) ? Hindrance.TROUBLE : why;
    }

    /** Why not at a service; null if nothing speaks against it. */
    @Nullable
    Hindrance service(String name, ServiceSpec spec) {
        Hindrance upstream = common(scenario.broker().stage());
        if (upstream != null) {
            return upstream;
        } else if (!spec.isAlwaysThere()) {
            return Hindrance.ATTENDANCE;
        } else if (spec.scaling() instanceof Autoscaling) {
            return Hindrance.SCALING;
        } else if (spec.rate() != null) {
            return Hindrance.RATE;
        } else if (spec.breaks() != null) {
            return Hindrance.BREAKER;
        } else if (fails(name, spec)) {
            return Hindrance.FAILURES;
        } else if (trouble.troubles(name)) {
            return Hindrance.TROUBLE;
        } else if (spec.prefetch() > 1 && hasTrips() || spec.fetch() instanceof Poll) {
            return Hindrance.PREFETCH;
        }
        return common(spec.stage());
    }

    private boolean hasTrips() {
        return scenario.network().toServices().latency() != null
                || !scenario.network().toServices().zones().isEmpty()
                || !scenario.network().toServices().services().isEmpty();
    }

    private boolean fails(String name, ServiceSpec spec) {
        boolean byIncident = false;
        for (IncidentSpec incident : scenario.incidents().values()) {
            byIncident |= incident.makesFail(name);
        }
        return (spec.failure() > 0 || byIncident) && spec.mostAttempts() > 1;
    }

    private @Nullable Hindrance common(StageSpec stage) {
        if (!(scenario.broker().backpressure() instanceof None)) {
            return Hindrance.BACKPRESSURE;
        } else if (scenario.broker().delivery() instanceof RequestResponse) {
            return Hindrance.CALLS;
        } else if (!stage.admissionPolicies().isEmpty()) {
            return Hindrance.ADMISSION;
        }
        return stage.aggregation().isEmpty() ? null : Hindrance.AGGREGATION;
    }

    /** The shortest time to live, on average, of what comes to a service, or to the broker if it is null; seconds. */
    double expiry(@Nullable ServiceSpec spec) {
        StageSpec stage = spec == null ? scenario.broker().stage() : spec.stage();
        double least = Double.POSITIVE_INFINITY;
        for (String name : spec == null ? scenario.events().keySet() : spec.subscribes()) {
            EventSpec event = scenario.events().get(name);
            if (event == null
                    || spec != null
                            && spec.priorities() != null
                            && !spec.priorities().contains(event.priority())) {
                continue;
            }
            least = Math.min(least, mean(event.ttl()));
            least = Math.min(least, mean(stage.ttl().get(event.priority())));
            least = Math.min(least, lane(stage, event.priority()));
        }
        return least;
    }

    private static double lane(StageSpec stage, Priority priority) {
        double least = Double.POSITIVE_INFINITY;
        for (var lane : stage.lanesOrAll().entrySet()) {
            LaneSpec spec = lane.getValue();
            if (StageSpec.accepts(lane.getKey(), spec).contains(priority)) {
                least = Math.min(least, mean(spec.ttl()));
            }
        }
        return least;
    }

    private static double mean(@Nullable Distribution ttl) {
        return ttl == null ? Double.POSITIVE_INFINITY : ttl.mean() / 1e9;
    }
}
