package buzzville.scenario;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is wrong with objectives about services and traffic lights. */
final class LightPromises {
    private final Scenario scenario;

    LightPromises(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Why there is nothing to measure, or null if there is. */
    @Nullable
    String wrong(Objective objective, Selection selection) {
        String metric = objective.metricText();
        List<String> instances = objective.selectors().stream()
                .filter(name -> name.endsWith("]") && !scenario.services().containsKey(name))
                .toList();
        if (selection.broker()) {
            return "'" + metric + "' is that of a service; expected no broker";
        } else if (!selection.events().isEmpty() || !selection.priorities().isEmpty()) {
            return "'" + metric + "' is that of a whole service; expected neither event nor priority";
        } else if (!instances.isEmpty()) {
            return "'" + metric + "' is that of all instances together; expected '"
                    + selection.services().get(0) + "' instead of '" + instances.get(0) + "'";
        } else if (objective.during() != null) {
            return "'" + metric + "' is that of the whole run; expected no 'during'";
        }
        Predicate<ServiceSpec> has = concerned(objective.metric());
        String expected = expected(objective.metric());
        for (String name : selection.services()) {
            ServiceSpec service = scenario.services().get(name);
            if (service != null && !has.test(service)) {
                return "'" + name + "' has no '" + expected + "', so there is no '" + metric + "'";
            }
        }
        boolean any = scenario.services().values().stream().anyMatch(has);
        return any ? null : "no service has '" + expected + "', so there is no '" + metric + "'";
    }

    private static Predicate<ServiceSpec> concerned(Metric metric) {
        return switch (metric.quantity()) {
            case RESPONSE -> service -> service.controls() != null;
            case HELD -> service -> service.emits().values().stream().anyMatch(effect -> effect.heldBy() != null);
            default -> service -> service.believes() != null;
        };
    }

    private static String expected(Metric metric) {
        return switch (metric.quantity()) {
            case RESPONSE -> "controls";
            case HELD -> "held-by";
            default -> "believes";
        };
    }
}
