package buzzville.report.chart;

import buzzville.message.Priority;
import buzzville.producer.At;
import buzzville.report.text.Labels;
import buzzville.scenario.EventSpec;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that a scenario stages by the clock and not as an incident; people look for it on a chart all the same. One rule:
 * a producer that reports {@code at} fewer than ten instants, and only what is critical or high.
 *
 * @param label of the event
 * @param at when it occurs, virtual nanoseconds
 */
record Alarm(String label, long at) {
    private static final int FEW = 10;

    /** Those of a scenario, in file order; an incident of the same name at the same instant says as much. */
    static List<Alarm> of(Scenario scenario, Labels labels) {
        List<Alarm> alarms = new ArrayList<>();
        for (ProducerSpec producer : scenario.producers().values()) {
            String event = producer.emits().event();
            if (event != null
                    && producer.arrivals() instanceof At at
                    && at.times().size() < FEW
                    && isUrgent(scenario.events().get(event))) {
                for (long time : at.times()) {
                    Alarm alarm = new Alarm(labels.event(event), producer.from() + time);
                    Long until = producer.until();
                    if ((until == null || alarm.at < until) && !alarms.contains(alarm)) {
                        alarms.add(alarm);
                    }
                }
            }
        }
        alarms.removeIf(alarm -> scenario.incidents().entrySet().stream()
                .anyMatch(incident -> incident.getValue().at() == alarm.at
                        && labels.incident(incident.getKey()).equals(alarm.label)));
        return alarms;
    }

    private static boolean isUrgent(@Nullable EventSpec event) {
        return event != null && event.priority().compareTo(Priority.HIGH) <= 0;
    }
}
