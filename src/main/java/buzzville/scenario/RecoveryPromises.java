package buzzville.scenario;

import buzzville.scenario.Metric.Quantity;
import org.jspecify.annotations.Nullable;

/** Whether objectives about what an incident does to the whole city make sense. */
final class RecoveryPromises {
    private final Scenario scenario;

    RecoveryPromises(Scenario scenario) {
        this.scenario = scenario;
    }

    /** What is wrong with an objective, or null. */
    @Nullable
    String wrong(Objective objective, Selection selection) {
        String metric = "'" + objective.metricText() + "'";
        String name = objective.during();
        IncidentSpec incident = name == null ? null : scenario.incidents().get(name);
        if (name == null || incident == null) {
            return metric + " is that of an incident; expected 'during' and the name of one before it";
        } else if (!lasts(incident)) {
            return metric + " is that of an incident that lasts, but '" + name
                    + "' is over at once; expected 'for' in it";
        }
        String unfit = unfit(objective.metric(), metric, selection);
        if (unfit != null) {
            return unfit;
        }
        Quantity quantity = objective.metric().quantity();
        boolean awaited = quantity == Quantity.RTO || quantity == Quantity.TIME_TO_DRAIN;
        return awaited
                        && !scenario.drain()
                        && incident.random() == null
                        && incident.until(scenario.duration()) >= scenario.duration()
                ? metric + " ends after the incident, but '" + name
                        + "' lasts to the end of the run; expected an earlier" + " end or 'drain: true'"
                : null;
    }

    private static boolean lasts(IncidentSpec incident) {
        return incident.lasting() != null || !incident.deed().isMoment();
    }

    /** It is that of the whole city; copies are counted by priority too. */
    private static @Nullable String unfit(Metric metric, String word, Selection selection) {
        boolean counts = switch (metric.quantity()) {
            case DELAYED, LOST, DUPLICATED -> true;
            default -> false;
        };
        if (!selection.broker()
                && selection.services().isEmpty()
                && selection.events().isEmpty()
                && selection.producers().isEmpty()
                && selection.priorities().size() <= (counts ? 1 : 0)) {
            return null;
        }
        return word + " is that of the whole city"
                + (counts
                        ? ", or of one priority there; expected no more than a priority"
                        : "; expected 'during' and an incident, and no more");
    }
}
