package buzzville.scenario;

import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.scenario.Metric.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether each objective is about something that exists, happens, and can be measured. */
final class ObjectiveCheck {
    private static final String BROKER = "broker";

    private final Scenario scenario;
    private final Stages stages;
    private final @Nullable Traffic traffic;
    private final Remarks remarks;

    /** @param traffic null if that is not known because some names are wrong */
    ObjectiveCheck(Scenario scenario, Stages stages, @Nullable Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    /** What the selectors of an objective name, sorted by what it is. */
    private record Selected(boolean broker, List<String> services, List<String> events, List<Priority> priorities) {
        boolean isOfMessages() {
            return !events.isEmpty() || !priorities.isEmpty();
        }
    }

    void run() {
        scenario.objectives().forEach((name, objective) -> {
            String path = Remarks.path("objectives", name);
            boolean clear = objective.during() == null
                    || remarks.known(
                            path, objective.during(), scenario.incidents().keySet(), "incident");
            Selected selected = selected(path, objective);
            if (clear && selected != null) {
                String wrong = wrong(objective.metric(), selected);
                if (wrong != null) {
                    remarks.error(path, wrong);
                }
            }
            long deadline = objective.metric().deadline();
            if (deadline > scenario.duration()) {
                remarks.warning(
                        path,
                        "a deadline of " + Remarks.duration(deadline) + " is longer than the run, which takes "
                                + Remarks.duration(scenario.duration()));
            }
        });
    }

    private @Nullable Selected selected(String path, Objective objective) {
        Set<String> all = new LinkedHashSet<>();
        all.addAll(scenario.services().keySet());
        all.addAll(scenario.events().keySet());
        List<String> priorities =
                Arrays.stream(Priority.values()).map(Priority::label).toList();
        all.addAll(priorities);
        all.add(BROKER);
        Selected selected = new Selected(
                objective.selectors().contains(BROKER), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean clear = true;
        for (String selector : objective.selectors()) {
            List<String> kinds = new ArrayList<>();
            if (scenario.services().containsKey(selector)) {
                kinds.add("a service");
                selected.services().add(selector);
            }
            if (scenario.events().containsKey(selector)) {
                kinds.add("an event");
                selected.events().add(selector);
            }
            if (priorities.contains(selector)) {
                kinds.add("a priority");
                selected.priorities().add(Priority.of(priorities.indexOf(selector)));
            }
            if (selector.equals(BROKER)) {
                kinds.add("the broker");
            }
            if (kinds.size() > 1) {
                remarks.error(
                        path, "'" + selector + "' is " + String.join(" and ", kinds) + "; expected different names");
            }
            clear &= kinds.size() == 1;
            if (kinds.isEmpty()) {
                remarks.known(path, selector, all, "service, event or priority");
            }
        }
        return clear ? selected : null;
    }

    /** What is wrong with a metric of what is selected, or null. */
    private @Nullable String wrong(Metric metric, Selected selected) {
        if (selected.broker() && !selected.services().isEmpty()) {
            return "'broker' and '" + selected.services().get(0) + "' are two places; expected one objective for each";
        } else if (metric.quantity() == Quantity.ALL_HANDLED
                && (selected.broker() || !selected.services().isEmpty())) {
            return "'all-handled' is over all subscriptions of an event; expected no service and no broker";
        } else if (metric.fate() == Fate.UNROUTED && !selected.broker()) {
            return "only the broker counts 'unrouted' messages; expected 'broker unrouted'";
        } else if (metric.isLevel()) {
            return selected.isOfMessages()
                    ? "'" + metric.quantity().name().toLowerCase(Locale.ROOT)
                            + "' is of a whole stage; expected a service or the broker, and neither event nor priority"
                    : level(metric, selected);
        }
        return traffic == null ? null : empty(selected, traffic);
    }

    private @Nullable String level(Metric metric, Selected selected) {
        if (selected.broker()) {
            String idle = stages.idleBroker();
            return idle == null ? null : "there is nothing to measure: " + idle;
        }
        List<String> reasons = new ArrayList<>();
        List<String> services =
                selected.services().isEmpty() ? List.copyOf(scenario.services().keySet()) : selected.services();
        for (String service : services) {
            String idle = metric.quantity() == Quantity.QUEUE ? stages.idle(service) : unused(service);
            if (idle != null) {
                reasons.add("'" + service + "': " + idle);
            }
        }
        if (services.isEmpty()) {
            return "there are no services to measure; expected the broker";
        }
        boolean nothing = selected.services().isEmpty() ? reasons.size() == services.size() : !reasons.isEmpty();
        return nothing ? "there is nothing to measure at " + reasons.get(0) : null;
    }

    private @Nullable String unused(String name) {
        ServiceSpec service = scenario.services().get(name);
        if (service != null && service.workers() == Integer.MAX_VALUE) {
            return "its workers are unlimited";
        }
        return service != null && !Stages.hasServiceTime(service) ? "it has no 'service-time'" : null;
    }

    /** Why no message is ever selected, or null if some may be. */
    private @Nullable String empty(Selected selected, Traffic known) {
        List<String> events = new ArrayList<>();
        for (String event : selected.events().isEmpty() ? scenario.events().keySet() : selected.events()) {
            Priority priority = scenario.events().get(event).priority();
            boolean fits =
                    selected.priorities().isEmpty() || selected.priorities().contains(priority);
            if (!fits && !selected.events().isEmpty()) {
                return "'" + event + "' is '" + priority.label() + "', so nothing of it is "
                        + Remarks.quoted(selected.priorities().stream()
                                .map(Priority::label)
                                .toList());
            } else if (fits && known.happens(event)) {
                events.add(event);
            } else if (!selected.events().isEmpty()) {
                return "nothing ever produces '" + event + "'";
            }
        }
        for (Priority priority : selected.priorities()) {
            if (events.stream().noneMatch(event -> scenario.events().get(event).priority() == priority)) {
                return "nothing ever produces an event of priority '" + priority.label() + "'";
            }
        }
        if (events.isEmpty()) {
            return "nothing ever produces an event";
        }
        return selected.broker() ? null : unheard(selected, events, known);
    }

    private @Nullable String unheard(Selected selected, List<String> events, Traffic known) {
        for (String name : selected.services()) {
            ServiceSpec service = scenario.services().get(name);
            if (service != null && events.stream().noneMatch(event -> known.receives(service, event))) {
                return "'" + name + "' never receives " + which(selected);
            }
        }
        List<ServiceSpec> services = scenario.services().entrySet().stream()
                .filter(entry ->
                        selected.services().isEmpty() || selected.services().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        for (String event : selected.events()) {
            if (services.stream().noneMatch(service -> known.receives(service, event))) {
                return (selected.services().isEmpty() ? "no service" : "none of " + Remarks.quoted(selected.services()))
                        + " receives '" + event + "'";
            }
        }
        boolean heard = events.stream()
                .anyMatch(event -> services.stream().anyMatch(service -> known.receives(service, event)));
        return heard ? null : "no service ever receives " + which(selected);
    }

    private static String which(Selected selected) {
        if (!selected.events().isEmpty()) {
            return Remarks.quoted(selected.events());
        }
        return selected.priorities().isEmpty()
                ? "anything"
                : "anything of priority "
                        + Remarks.quoted(selected.priorities().stream()
                                .map(Priority::label)
                                .toList());
    }
}
