package buzzville.city;

import buzzville.city.recovery.Aftermath;
import buzzville.city.recovery.Bound;
import buzzville.consumer.Headcount;
import buzzville.message.Account;
import buzzville.message.EventKind;
import buzzville.message.Ledger;
import buzzville.message.Priority;
import buzzville.metric.ArrivalOrder;
import buzzville.metric.Handled;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.metric.Spoils;
import buzzville.metric.Tally;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the evidence for the objectives of a scenario. Before the run it opens the tallies and levels that they need, so that figures such as
 * on-time shares are counted and not read off a histogram.
 */
final class Judge {
    private final Scenario scenario;
    private final Parts parts;
    private final List<Subscriber> subscribers;
    private final List<Stage> stages;
    private final Ledger ledger;
    private final Selectors selectors;
    private final List<Level> watched;
    private final LightsSummary lights;
    private final OrderWitnesses orders;
    private Map<String, Aftermath> aftermaths = Map.of();
    private final Map<String, Trial> trials = new LinkedHashMap<>();
    private final Map<String, Trial> measures = new LinkedHashMap<>();

    /** One place at which an objective must hold, and what can be told of it after the run. */
    record Witness(String where, Supplier<Observed> account) {}

    private record Trial(Objective objective, List<Witness> witnesses) {}

    Judge(
            Scenario scenario,
            Parts parts,
            List<Subscriber> subscribers,
            List<Stage> stages,
            Ledger ledger,
            List<Level> watched,
            LightsSummary lights,
            List<OrderWitnesses.Committer> committers) {
        this.scenario = scenario;
        this.parts = parts;
        this.subscribers = subscribers;
        this.stages = stages;
        this.ledger = ledger;
        this.selectors = new Selectors(scenario, parts.kinds.values());
        this.watched = watched;
        this.lights = lights;
        this.orders = new OrderWitnesses(selectors, committers);
        scenario.objectives()
                .forEach((name, objective) -> trials.put(name, new Trial(objective, witnesses(objective))));
        scenario.measures()
                .forEach((name, measure) ->
                        measures.put(name, new Trial(measure.figure(), witnesses(measure.figure()))));
    }

    /** How late messages may be by the objectives on latencies, so that it is known when the city is back within these. */
    List<Bound> bounds() {
        List<Bound> bounds = new ArrayList<>();
        for (Objective objective : scenario.objectives().values()) {
            Metric metric = objective.metric();
            Bound.What what = Recoveries.bounded(objective);
            if (what != null && !objective.selectors().contains("broker")) {
                Span interval = interval(objective);
                Set<Account> accounts = new LinkedHashSet<>();
                subscriptions(objective).values().forEach(accounts::addAll);
                bounds.add(new Bound(
                        what,
                        metric.quantity() == Metric.Quantity.ON_TIME ? metric.deadline() : objective.value(),
                        objective.comparison() != Objective.Comparison.LESS,
                        accounts,
                        Set.copyOf(selectors.kinds(objective)),
                        selectors.origins(objective),
                        interval.from(),
                        interval.to()));
            }
        }
        return bounds;
    }

    /** What each incident did to the city, by name; before anything is read. */
    void recovered(Map<String, Aftermath> aftermaths) {
        this.aftermaths = aftermaths;
    }

    /** What was measured for each objective, by name; after the run. */
    Map<String, Exam> exams() {
        return exams(trials);
    }

    /** What was measured for each figure that nothing is promised of, by name; after the run. */
    Map<String, Exam> measures() {
        return exams(measures);
    }

    private static Map<String, Exam> exams(Map<String, Trial> trials) {
        Map<String, Exam> exams = new LinkedHashMap<>();
        trials.forEach((name, trial) -> exams.put(
                name,
                new Exam(
                        trial.objective(),
                        trial.witnesses().stream()
                                .map(witness -> new Exam.Place(
                                        witness.where(), witness.account().get()))
                                .toList())));
        return exams;
    }

    private List<Witness> witnesses(Objective objective) {
        Metric metric = objective.metric();
        if (metric.isLevel()) {
            return levels(objective);
        } else if (metric.isOverSubscriptions()) {
            return allHandled(objective);
        } else if (metric.quantity() == Metric.Quantity.INVERSIONS) {
            return orders(objective);
        } else if (metric.quantity() == Metric.Quantity.COMMIT_WAIT) {
            return orders.commits(objective, servicesNamed(objective), interval(objective));
        } else if (metric.isAboutOrder()) {
            return orders.turns(
                    objective, subscriptions(objective), account -> kinds(objective, account), interval(objective));
        } else if (metric.isAboutRecovery()) {
            return List.of(new Witness("", () -> recovery(objective)));
        } else if (metric.isAboutLights()) {
            return new LightWitnesses(parts, subscribers, lights).of(objective);
        }
        return tallies(objective);
    }

    private Observed recovery(Objective objective) {
        List<Priority> priorities = selectors.priorities(objective);
        return Observed.Recovered.of(
                aftermaths.get(String.valueOf(objective.during())), priorities.isEmpty() ? null : priorities.get(0));
    }

    /** The interval that an objective is about. */
    private Span interval(Objective objective) {
        if (objective.during() == null) {
            return parts.span;
        }
        var incident = scenario.incidents().get(objective.during());
        if (incident == null) {
            throw new IllegalStateException("no incident '" + objective.during() + "'");
        }
        long from = Math.max(parts.span.from(), incident.at());
        long until = Math.max(from + 1, Math.min(parts.span.to(), incident.until(parts.span.to())));
        return new Span(from, until, parts.span.bucket());
    }

    private List<Witness> tallies(Objective objective) {
        Span interval = interval(objective);
        boolean broker = objective.selectors().contains("broker");
        Map<String, List<Account>> places =
                broker ? Map.of("broker", List.of(ledger.broker())) : subscriptions(objective);
        List<Witness> witnesses = new ArrayList<>();
        places.forEach((where, accounts) -> {
            Tally tally = new Tally(interval.from(), interval.to(), Examiner.deadline(objective));
            if (objective.metric().quantity() == Metric.Quantity.SINCE_HAPPENING) {
                tally.traceBack();
            }
            Spoils spoils = Budget.open(objective, parts.span);
            if (spoils != null) {
                tally.keep(spoils);
            }
            for (Account account : accounts) {
                account.watch(tally, kinds(objective, account), selectors.origins(objective));
            }
            witnesses.add(new Witness(where, () -> new Observed.Messages(tally, interval.length())));
        });
        return witnesses;
    }

    /** The books of the subscriptions that an objective is about, by place. */
    private Map<String, List<Account>> subscriptions(Objective objective) {
        Map<String, List<Account>> places = new LinkedHashMap<>();
        for (Subscriber subscriber : subscribers) {
            boolean wanted = servicesNamed(objective).isEmpty() || isNamed(objective, subscriber);
            if (wanted && !kinds(objective, subscriber).isEmpty()) {
                places.computeIfAbsent(place(objective, subscriber), name -> new ArrayList<>())
                        .add(subscriber.account());
            }
        }
        return places;
    }

    private List<Witness> orders(Objective objective) {
        Span interval = interval(objective);
        List<Witness> witnesses = new ArrayList<>();
        subscriptions(objective).forEach((where, accounts) -> {
            List<ArrivalOrder> orders = new ArrayList<>();
            for (Account account : accounts) {
                if (account.order() != null) {
                    ArrivalOrder order = new ArrivalOrder(interval.from(), interval.to());
                    account.watchOrder(order, kinds(objective, account));
                    orders.add(order);
                }
            }
            if (!orders.isEmpty()) {
                witnesses.add(new Witness(where, () -> new Observed.Order(together(orders))));
            }
        });
        return witnesses;
    }

    private static ArrivalOrder together(List<ArrivalOrder> orders) {
        ArrivalOrder together = new ArrivalOrder(0, 1);
        orders.forEach(together::add);
        return together;
    }

    private List<Witness> allHandled(Objective objective) {
        Span interval = interval(objective);
        List<Witness> witnesses = new ArrayList<>();
        for (EventKind kind : selectors.kinds(objective)) {
            long wanted = subscribers.stream()
                    .filter(subscriber -> subscriber.subscribes(kind))
                    .count();
            if (wanted >= (objective.metric().quantity() == Metric.Quantity.SPREAD ? 2 : 1)) {
                Handled handled = new Handled(interval.from(), interval.to());
                ledger.wholes().watch(kind, handled);
                witnesses.add(new Witness(kind.name(), () -> new Observed.Whole(handled)));
            }
        }
        return witnesses;
    }

    private List<Witness> levels(Objective objective) {
        Span interval = interval(objective);
        if (objective.metric().quantity() == Metric.Quantity.WORKER_HOURS) {
            return new PriceWitnesses(stages, watched).of(objective, servicesNamed(objective), interval);
        }
        List<Witness> witnesses = new ArrayList<>();
        boolean brokerOnly = objective.selectors().contains("broker");
        List<String> services = servicesNamed(objective);
        for (Stage stage : stages) {
            boolean broker = stage.account().index() < 0;
            boolean wanted = brokerOnly
                    ? broker
                    : services.isEmpty() || services.contains(stage.group()) || services.contains(stage.name());
            if (wanted) {
                witness(objective, stage, interval, witnesses);
            }
        }
        return witnesses;
    }

    private void witness(Objective objective, Stage stage, Span interval, List<Witness> witnesses) {
        Level level = new Level(stage.name() + " for '" + objective.text() + "'", interval);
        if (objective.metric().quantity() == Metric.Quantity.QUEUE) {
            List<Priority> priorities = selectors.priorities(objective);
            stage.lanes().watch(level, priorities.isEmpty() ? null : priorities.get(0));
        } else if (stage.existing() > 0 && stage.workers() != null) {
            stage.workers().watch(level);
        } else {
            return;
        }
        watched.add(level);
        Headcount headcount = stage.headcount();
        if (headcount == null || objective.metric().quantity() == Metric.Quantity.QUEUE) {
            witnesses.add(
                    new Witness(stage.name(), () -> new Observed.Height(level, interval.length(), stage.existing())));
            return;
        }
        Level existing = new Level(stage.name() + " existing for '" + objective.text() + "'", interval);
        headcount.watch(existing);
        watched.add(existing);
        witnesses.add(new Witness(stage.name(), () -> new Observed.Height(level, interval.length(), existing)));
    }

    private List<EventKind> kinds(Objective objective, Subscriber subscriber) {
        return selectors.kinds(objective).stream()
                .filter(subscriber::subscribes)
                .toList();
    }

    private List<EventKind> kinds(Objective objective, Account account) {
        return account.index() < 0 ? selectors.kinds(objective) : kinds(objective, subscribers.get(account.index()));
    }

    private List<String> servicesNamed(Objective objective) {
        return objective.selectors().stream()
                .filter(selector -> subscribers.stream().anyMatch(subscriber -> subscriber.isCalled(selector)))
                .toList();
    }

    private static boolean isNamed(Objective objective, Subscriber subscriber) {
        return objective.selectors().stream().anyMatch(subscriber::isCalled);
    }

    /** Instances of a service are judged together unless one of them is named. */
    private static String place(Objective objective, Subscriber subscriber) {
        String own = subscriber.account().name();
        @Nullable String named = objective.selectors().contains(own) ? own : null;
        return named != null ? named : subscriber.service();
    }
}
