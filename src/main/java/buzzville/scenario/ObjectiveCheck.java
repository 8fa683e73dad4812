package buzzville.scenario;

import buzzville.broker.journal.Acks;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.scenario.Metric.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether each objective is about something that exists, happens, and can be measured. */
final class ObjectiveCheck {
    private final Scenario scenario;
    private final Stages stages;
    private final Traffic traffic;
    private final Remarks remarks;

    ObjectiveCheck(Scenario scenario, Stages stages, Traffic traffic, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.traffic = traffic;
        this.remarks = remarks;
    }

    void run() {
        scenario.objectives()
                .forEach((name, objective) -> check(Remarks.path("objectives", name, "promise"), objective));
        scenario.measures().forEach((name, measure) -> check(Remarks.path("measures", name), measure.figure()));
        precision();
    }

    /** Figures are called by their names wherever one is meant, so no name may mean two. */
    private void precision() {
        Set<String> names = new LinkedHashSet<>(scenario.objectives().keySet());
        for (String name : scenario.measures().keySet()) {
            if (!names.add(name)) {
                remarks.error(
                        Remarks.path("measures", name), "'" + name + "' is an objective too; expected another name");
            }
        }
        PrecisionSpec precision = scenario.precision();
        if (precision == null || remarks.hides("objectives") || remarks.hides("measures")) {
            return;
        }
        remarks.knownList("precision.of", precision.of(), names, "objective or measure");
        if (names.isEmpty()) {
            remarks.error("precision", "there is nothing to be precise about; expected objectives or measures");
        }
    }

    private void check(String path, Objective objective) {
        boolean timely = objective.during() == null || during(path, objective.during());
        Selection selection = Selection.of(objective, scenario, path, remarks);
        if (timely && selection != null && isReadable(selection)) {
            String wrong = objective.metric().isAboutRecovery()
                    ? new RecoveryPromises(scenario).wrong(objective, selection)
                    : objective.metric().isAboutLights()
                            ? lights(objective, selection)
                            : wrong(objective.metric(), selection);
            if (wrong == null && objective.metric().isAboutRecovery()) {
                wrong = empty(selection);
            }
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
    }

    private boolean during(String path, String name) {
        IncidentSpec incident = scenario.incidents().get(name);
        if (incident == null) {
            return remarks.known(path, name, scenario.incidents().keySet(), "incident");
        }
        String there = Remarks.path("incidents", name);
        boolean known = remarks.knows("warmup", "duration", Remarks.under(there, "at"), Remarks.under(there, "for"));
        if (known && incident.until(scenario.duration()) <= scenario.warmup().nanos()) {
            remarks.error(
                    path,
                    "'" + name + "' is over when the warm-up ends at "
                            + Remarks.duration(scenario.warmup().nanos()) + ", so nothing of it is measured");
            return false;
        }
        return true;
    }

    /** Whether what makes services different is known of those that it is about. */
    private boolean isReadable(Selection selection) {
        List<String> services =
                selection.services().isEmpty() ? List.copyOf(scenario.services().keySet()) : selection.services();
        return !remarks.hides("services")
                && services.stream()
                        .map(name -> Remarks.path("services", name))
                        .allMatch(path -> remarks.knows(
                                Remarks.under(path, "watch-order"),
                                Remarks.under(path, "controls"),
                                Remarks.under(path, "believes"),
                                Remarks.under(path, "workers"),
                                Remarks.under(path, "instances")));
    }

    private @Nullable String lights(Objective objective, Selection selection) {
        String wrong = new LightPromises(scenario).wrong(objective, selection);
        return wrong != null ? wrong : empty(selection);
    }

    /** What is wrong with a metric of what is selected, or null. */
    private @Nullable String wrong(Metric metric, Selection selection) {
        if (selection.broker() && !selection.services().isEmpty()) {
            return "'broker' and '" + selection.services().get(0) + "' are two places; expected one objective for each";
        } else if (metric.isOverSubscriptions()
                && (selection.broker() || !selection.services().isEmpty())) {
            return "'" + word(metric) + "' is over all subscriptions of an event; expected no service and no broker";
        } else if (metric.isOverSubscriptions() && !selection.producers().isEmpty()) {
            return "'" + word(metric) + "' is over everybody who reports an event; expected no producer";
        } else if (metric.quantity() == Quantity.SPREAD && empty(selection) == null && unshared(selection) != null) {
            return unshared(selection);
        } else if (metric.quantity() == Quantity.SINCE_HAPPENING && selection.broker()) {
            return "'since-happening' ends when a service has processed a message; expected no broker";
        } else if (metric.quantity() == Quantity.INVERSIONS && unwatched(selection) != null) {
            return unwatched(selection);
        } else if (metric.isAboutOrder() && selection.broker()) {
            return metric.quantity() == Quantity.COMMIT_WAIT
                    ? "'commit-wait' is that of whoever publishes; expected no broker"
                    : "messages are held back for the sake of a service's order; expected no broker";
        } else if (metric.quantity() == Quantity.COMMIT_WAIT) {
            return null; // of what they publish, not of what they receive
        } else if (metric.quantity() == Quantity.SERVED_TWICE && selection.broker()) {
            return "'duplicated' are copies that services have worked on for nothing; expected no broker";
        } else if (metric.quantity() == Quantity.ACKNOWLEDGED_LOST && !acknowledges()) {
            return "nobody is ever promised that anything is kept; expected a 'journal' of the broker with 'acks: leader' or"
                    + " 'acks: all', or an 'outbox' of some producer";
        } else if (metric.fate() == Fate.UNROUTED && !selection.broker()) {
            return "only the broker counts 'unrouted' messages; expected 'broker unrouted'";
        } else if (metric.isLevel()) {
            String unfit = unfit(metric, selection);
            return unfit != null ? unfit : level(metric, selection);
        }
        return empty(selection);
    }

    /** Whether the broker acknowledges anything. */
    private boolean acknowledges() {
        JournalSpec journal = scenario.broker().journal();
        return journal != null
                ? journal.acks() != Acks.NONE
                : scenario.producers().values().stream()
                        .anyMatch(producer -> producer.outbox().keeps());
    }

    private static String word(Metric metric) {
        return metric.quantity() == Quantity.SPREAD ? "spread" : "all-handled";
    }

    /** Why nothing that is selected has several subscriptions between which it could spread, or null if something has. */
    private @Nullable String unshared(Selection selection) {
        String lonely = null;
        for (Map.Entry<String, EventSpec> event : scenario.events().entrySet()) {
            boolean named = selection.events().containsKey(event.getKey());
            if (named || selection.events().isEmpty() && selection.fits(event.getValue())) {
                int subscriptions = scenario.services().values().stream()
                        .filter(service -> traffic.receives(service, event.getKey()))
                        .mapToInt(ServiceSpec::instances)
                        .sum();
                if (subscriptions < 2 && named) {
                    return "'" + event.getKey() + "' has "
                            + (subscriptions == 0 ? "no subscription" : "one subscription")
                            + ", so there is nothing between a first and a last";
                } else if (subscriptions >= 2) {
                    return null;
                }
                lonely = event.getKey();
            }
        }
        return lonely == null ? null : "no event has two subscriptions, so there is nothing between a first and a last";
    }

    /** Why nobody compares orders, or null if somebody does. */
    private @Nullable String unwatched(Selection selection) {
        if (selection.broker()) {
            return "'inversions' are counted where messages enter a service; expected no broker";
        } else if (!selection.producers().isEmpty()) {
            return "'inversions' are among the messages of all producers; expected none";
        }
        for (String name : selection.services()) {
            ServiceSpec service = scenario.services().get(name);
            if (service != null && !service.watchOrder()) {
                return "'" + name + "' does not watch the order of its messages; expected 'watch-order: true' there";
            }
        }
        boolean any = scenario.services().values().stream().anyMatch(ServiceSpec::watchOrder);
        return any ? null : "no service watches the order of its messages; expected 'watch-order: true' at one";
    }

    /** A queue is that of all lanes of a stage or of the one for a priority; workers are busy with whatever comes. */
    private static @Nullable String unfit(Metric metric, Selection selection) {
        int priorities = metric.quantity() == Quantity.QUEUE ? 1 : 0;
        if (selection.events().isEmpty()
                && selection.producers().isEmpty()
                && selection.priorities().size() <= priorities) {
            return null;
        }
        return "'" + metric.quantity().name().toLowerCase(Locale.ROOT).replace('_', '-') + "' is that of a whole stage"
                + (priorities == 0
                        ? "; expected neither event, priority nor producer"
                        : " or of one priority there; expected no more");
    }

    private @Nullable String level(Metric metric, Selection selection) {
        if (selection.broker() && metric.quantity() == Quantity.WORKER_HOURS) {
            return "only workers of services have a price, threads of the broker have none; expected no broker";
        } else if (selection.broker()) {
            String idle = stages.idleBroker();
            return idle == null ? null : "there is nothing to measure: " + idle;
        }
        List<String> reasons = new ArrayList<>();
        boolean any = selection.services().isEmpty();
        List<String> services = any ? List.copyOf(scenario.services().keySet()) : selection.services();
        for (String service : services) {
            String idle = metric.quantity() == Quantity.QUEUE ? stages.idle(service) : uncounted(service);
            if (idle != null) {
                reasons.add("'" + service + "': " + idle);
            }
        }
        if (services.isEmpty()) {
            return "there are no services to measure; expected the broker";
        }
        boolean nothing = any ? reasons.size() == services.size() : !reasons.isEmpty();
        return nothing ? "there is nothing to measure at " + reasons.get(0) : null;
    }

    private @Nullable String uncounted(String name) {
        ServiceSpec service = scenario.services().get(name);
        if (service != null && service.workers() == Integer.MAX_VALUE) {
            return "its workers are unlimited";
        }
        return service != null && !Stages.hasServiceTime(service) ? "it has no 'service-time'" : null;
    }

    /** Why no message is ever selected, or null if some may be. */
    private @Nullable String empty(Selection selection) {
        return traffic.isKnown() ? neverSelected(selection) : null;
    }

    private @Nullable String neverSelected(Selection selection) {
        for (Map.Entry<String, EventSpec> event : selection.events().entrySet()) {
            if (!selection.fits(event.getValue())) {
                return "'" + event.getKey() + "' is '"
                        + event.getValue().priority().label() + "', so nothing of it is "
                        + selection.quotedPriorities();
            } else if (!traffic.happens(event.getKey())) {
                return "nothing ever produces '" + event.getKey() + "'";
            }
        }
        Map<String, EventSpec> events =
                new LinkedHashMap<>(selection.events().isEmpty() ? scenario.events() : selection.events());
        events.entrySet().removeIf(event -> !selection.fits(event.getValue()) || !traffic.happens(event.getKey()));
        for (Priority priority : selection.priorities()) {
            if (events.values().stream().noneMatch(event -> event.priority() == priority)) {
                return "nothing ever produces an event of priority '" + priority.label() + "'";
            }
        }
        if (events.isEmpty()) {
            return "nothing ever produces an event";
        }
        String silent = new SenderCheck(scenario, traffic).silent(selection, events.keySet());
        if (silent != null || selection.broker()) {
            return silent;
        }
        String unheard = unheard(selection, List.copyOf(events.keySet()));
        return unheard != null
                ? unheard
                : new SenderCheck(scenario, traffic).unheard(selection, List.copyOf(events.keySet()));
    }

    private @Nullable String unheard(Selection selection, List<String> events) {
        Map<String, ServiceSpec> services = new LinkedHashMap<>(scenario.services());
        boolean any = selection.services().isEmpty();
        services.keySet().removeIf(name -> !any && !selection.services().contains(name));
        for (Map.Entry<String, ServiceSpec> service : services.entrySet()) {
            if (!any && events.stream().noneMatch(event -> traffic.receives(service.getValue(), event))) {
                return "'" + service.getKey() + "' never receives " + which(selection);
            }
        }
        for (String event : selection.events().keySet()) {
            if (services.values().stream().noneMatch(service -> traffic.receives(service, event))) {
                return (any ? "no service" : "none of " + Remarks.quoted(selection.services())) + " receives '" + event
                        + "'";
            }
        }
        boolean heard = services.values().stream()
                .anyMatch(service -> events.stream().anyMatch(event -> traffic.receives(service, event)));
        return heard ? null : "no service ever receives " + which(selection);
    }

    static String which(Selection selection) {
        if (!selection.events().isEmpty()) {
            return Remarks.quoted(selection.events().keySet());
        }
        return selection.priorities().isEmpty() ? "anything" : "anything of priority " + selection.quotedPriorities();
    }
}
