package buzzville.scenario;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the producers and witnesses that an objective names report what it is about, and somebody hears it from them. */
final class SenderCheck {
    private final Scenario scenario;
    private final Traffic traffic;

    SenderCheck(Scenario scenario, Traffic traffic) {
        this.scenario = scenario;
        this.traffic = traffic;
    }

    /**
     * Why one of the producers that are named never reports what is selected, or null.
     *
     * @param events that are selected
     */
    @Nullable
    String silent(Selection selection, Collection<String> events) {
        for (String producer : selection.producers()) {
            if (events.stream().noneMatch(traffic.reportsOf(producer)::contains)) {
                return "'" + producer + "' never reports " + ObjectiveCheck.which(selection) + those(selection, events);
            }
        }
        for (String event : selection.events().keySet()) {
            if (!selection.producers().isEmpty()
                    && selection.producers().stream()
                            .noneMatch(producer -> traffic.reportsOf(producer).contains(event))) {
                return "none of " + Remarks.quoted(selection.producers()) + " reports '" + event + "'"
                        + those(selection, List.of(event));
            }
        }
        return null;
    }

    /** Who reports what is asked for instead. */
    private String those(Selection selection, Collection<String> events) {
        if (selection.events().isEmpty() && selection.priorities().isEmpty()) {
            return "";
        }
        Set<String> able = new LinkedHashSet<>();
        scenario.producers().forEach((name, producer) -> {
            able.add(name);
            able.addAll(producer.witnesses().keySet());
        });
        able.removeIf(name -> events.stream().noneMatch(traffic.reportsOf(name)::contains));
        return able.isEmpty() ? "" : "; did you mean " + Remarks.quoted(able).replace("' and '", "' or '") + "?";
    }

    /**
     * Why nobody hears it from them, or null.
     *
     * @param events that are selected
     */
    @Nullable
    String unheard(Selection selection, Collection<String> events) {
        boolean any = selection.services().isEmpty();
        Map<String, ServiceSpec> services = new LinkedHashMap<>(scenario.services());
        services.keySet().removeIf(name -> !any && !selection.services().contains(name));
        for (String producer : selection.producers()) {
            for (Map.Entry<String, ServiceSpec> service : services.entrySet()) {
                if (!any && !hears(service.getValue(), events, producer)) {
                    return "'" + service.getKey() + "' never hears of " + ObjectiveCheck.which(selection) + " from '"
                            + producer + "'";
                }
            }
            if (services.values().stream().noneMatch(service -> hears(service, events, producer))) {
                return "no service hears of " + ObjectiveCheck.which(selection) + " from '" + producer + "'";
            }
        }
        return null;
    }

    private boolean hears(ServiceSpec service, Collection<String> events, String producer) {
        return events.stream().anyMatch(event -> traffic.hearsFrom(service, event, producer));
    }
}
