package buzzville.experiment;

import buzzville.city.RunSummary;
import buzzville.city.recovery.Aftermath;
import buzzville.message.Priority;
import buzzville.metric.Tally;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run in the figures by which strategies are compared: numbers and nothing that grows with the run.
 *
 * @param services what befell the messages of each priority that any event has, the most urgent first
 * @param prices what it cost
 * @param aftermaths what the incidents that last did to it, by name
 */
public record CityFigures(
        Map<Priority, Map<ServiceFigure, Double>> services,
        Map<Price, Double> prices,
        Map<String, Aftermath> aftermaths) {
    static CityFigures of(RunSummary run) {
        Map<Priority, Map<ServiceFigure, Double>> services = new EnumMap<>(Priority.class);
        for (Priority priority : priorities(run)) {
            services.put(priority, ServiceFigure.all(tally(run, priority)));
        }
        Map<Price, Double> prices = new EnumMap<>(Price.class);
        for (Price price : Price.values()) {
            prices.put(price, price.of(run));
        }
        return new CityFigures(services, prices, run.aftermaths());
    }

    /** The priorities that events have, the most urgent first. */
    static Set<Priority> priorities(RunSummary run) {
        Set<Priority> priorities = EnumSet.noneOf(Priority.class);
        run.events().values().forEach(event -> priorities.add(event.priority()));
        return priorities;
    }

    /** All messages of a priority, at every service that expected them. */
    static Tally tally(RunSummary run, Priority priority) {
        Tally all = new Tally(0, 1);
        run.receivers().forEach(stage -> all.add(stage.tally(priority)));
        return all;
    }

    public double of(Priority priority, ServiceFigure figure) {
        return services.getOrDefault(priority, Map.of()).getOrDefault(figure, Double.NaN);
    }

    /**
     * A figure of an incident; NaN where there is none.
     *
     * @param priority of the messages that are counted; null for all
     */
    public double of(String incident, Aftermath.Figure figure, @Nullable Priority priority) {
        Aftermath aftermath = aftermaths.get(incident);
        return aftermath == null ? Double.NaN : aftermath.of(figure, priority);
    }

    /** Whether an incident that lasts came at all. */
    boolean came(String incident) {
        Aftermath aftermath = aftermaths.get(incident);
        return aftermath != null && aftermath.happened();
    }

    public double of(Price price) {
        return prices.getOrDefault(price, Double.NaN);
    }
}
