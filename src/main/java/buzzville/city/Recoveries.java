package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.backpressure.Throttle;
import buzzville.city.recovery.Aftermath;
import buzzville.city.recovery.Bound;
import buzzville.city.recovery.RecoveryWatch;
import buzzville.city.recovery.Window;
import buzzville.fault.Spell;
import buzzville.message.Ledger;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a watch over the recovery of a city beside it, if anything lasting is planned to go wrong with it. */
final class Recoveries {
    private Recoveries() {}

    /** When each incident is on, by name. */
    static Map<String, List<Spell>> spells(Map<String, IncidentSummary> planned) {
        Map<String, List<Spell>> spells = new LinkedHashMap<>();
        planned.forEach((name, incident) -> spells.put(name, incident.spells()));
        return spells;
    }

    /**
     * Lets a new watch hear of everybody who waits, as {@link Waiting} counts them, and of the end of every story.
     *
     * @param windows by name of the incident, in file order
     * @return null where no incident lasts
     */
    static @Nullable RecoveryWatch watch(
            Map<String, List<Window>> windows,
            List<Bound> bounds,
            Ledger ledger,
            Broker broker,
            List<Stage> stages,
            Delivery delivery,
            Ordering ordering,
            @Nullable Throttle throttle) {
        if (windows.isEmpty()) {
            return null;
        }
        boolean heard = stages.stream().anyMatch(stage -> stage.account().index() >= 0);
        RecoveryWatch watch = new RecoveryWatch(windows, bounds, heard);
        ledger.record(watch);
        broker.tell(watch);
        delivery.tell(watch);
        ordering.tell(watch);
        if (throttle != null) {
            throttle.tell(watch);
        }
        for (Stage stage : stages) {
            stage.lanes().tell(watch, watch);
            if (stage.resilience() != null) {
                stage.resilience().tell(watch);
            }
        }
        return watch;
    }

    /** Which latency an objective keeps every message of below a bound, but for a share of them; null if none. */
    static Bound.@Nullable What bounded(Objective objective) {
        Metric metric = objective.metric();
        if (metric.quantity() == Metric.Quantity.ON_TIME) {
            return objective.comparison().wantsLittle() ? null : Bound.What.END_TO_END;
        } else if (!objective.comparison().wantsLittle()
                || metric.statistic() != Metric.Statistic.MAX && metric.statistic() != Metric.Statistic.PERCENTILE) {
            return null;
        }
        return switch (metric.quantity()) {
            case END_TO_END, ALL_HANDLED -> Bound.What.END_TO_END;
            case WAIT -> Bound.What.WAIT;
            case SOJOURN -> Bound.What.SOJOURN;
            default -> null;
        };
    }

    /** What of an aftermath a metric asks for. */
    static Aftermath.Figure figure(Metric metric) {
        return switch (metric.quantity()) {
            case TIME_TO_DETECT -> Aftermath.Figure.TIME_TO_DETECT;
            case TIME_TO_DRAIN -> Aftermath.Figure.TIME_TO_DRAIN;
            case RTO -> Aftermath.Figure.RTO;
            case RPO -> Aftermath.Figure.RPO;
            case PEAK_BACKLOG -> Aftermath.Figure.PEAK_BACKLOG;
            case DELAYED -> Aftermath.Figure.DELAYED;
            case LOST -> Aftermath.Figure.LOST;
            case DUPLICATED -> Aftermath.Figure.DUPLICATED;
            default -> throw new IllegalArgumentException(metric.quantity() + " is nothing of an aftermath");
        };
    }

    /**
     * When something is wrong because of each incident that lasts, a group being all of its faults; an incident that comes at random
     * may have no window.
     *
     * @param planned by name, in file order
     */
    static Map<String, List<Window>> windows(Scenario scenario, Map<String, IncidentSummary> planned) {
        Map<String, List<Window>> windows = new LinkedHashMap<>();
        scenario.incidents().forEach((name, incident) -> {
            List<Window> own = new ArrayList<>();
            planned.forEach((other, summary) -> {
                if (other.equals(name) || incident.group() != null && other.startsWith(name + "/")) {
                    summary.spells().stream()
                            .filter(spell -> spell.until() > spell.from())
                            .forEach(spell -> own.add(new Window(name, spell.from(), spell.until())));
                }
            });
            if (!own.isEmpty() || incident.random() != null) {
                windows.put(name, Window.together(own));
            }
        });
        return windows;
    }
}
