package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What the clocks of a log could and could not tell.
 *
 * @param log of which it is
 * @param pairs of events
 * @param ordered pairs of which one may have influenced the other
 * @param all the orders of all events of the log
 * @param observers the orders of what each process received that received anything
 * @param observed those of all observers together
 * @param vector what vectors say of pairs
 * @param lamport what Lamport stamps do
 * @param hybridOrder what hybrid stamps do
 * @param physical the clock of each process that has events
 * @param hybrid how far hybrid stamps are from local time
 * @param holdBack what it cost to receive in order
 * @param bytes that stamps take
 * @param plausible what vectors with fewer entries would say
 */
public record ClockFigures(
        EventLog log,
        long pairs,
        long ordered,
        List<OrderFigures> all,
        List<ObserverFigures> observers,
        List<OrderFigures> observed,
        VectorFigures vector,
        LogicalFigures lamport,
        LogicalFigures hybridOrder,
        List<ProcessClock> physical,
        HybridFigures hybrid,
        HoldBack holdBack,
        ClockBytes bytes,
        List<Plausible> plausible) {
    public ClockFigures {
        all = List.copyOf(all);
        observers = List.copyOf(observers);
        observed = List.copyOf(observed);
        physical = List.copyOf(physical);
        plausible = List.copyOf(plausible);
    }

    /** Of a log. @throws IllegalArgumentException if it has too many events to compare */
    public static ClockFigures of(EventLog log) {
        LoggedCausality causality = new LoggedCausality(log);
        Scope all = Scope.all(causality);
        List<ObserverFigures> observers = new ArrayList<>();
        for (Scope scope : Scope.observers(causality)) {
            observers.add(new ObserverFigures(scope.observer(), scope.size(), orders(scope)));
        }
        return new ClockFigures(
                log,
                causality.happensBefore().pairs(),
                causality.happensBefore().ordered(),
                orders(all),
                observers,
                together(observers),
                VectorFigures.of(all),
                LogicalFigures.of(all, Ordering.LAMPORT),
                LogicalFigures.of(all, Ordering.HLC),
                physical(log),
                HybridFigures.of(log.events()),
                HoldBack.of(log.events()),
                ClockBytes.of(causality),
                Plausible.of(causality));
    }

    /** Pairs of which neither event can have influenced the other. */
    public long concurrent() {
        return pairs - ordered;
    }

    /** How wrong any clock was at most, nanoseconds either way. */
    public long maxError() {
        return physical.stream().mapToLong(ProcessClock::maxError).max().orElse(0);
    }

    /** How wrong any clock said it might be at most, nanoseconds. */
    public long maxBound() {
        return physical.stream().mapToLong(ProcessClock::maxBound).max().orElse(0);
    }

    private static List<OrderFigures> orders(Scope scope) {
        boolean commits = false;
        for (int i = 0; i < scope.size() && !commits; i++) {
            commits = scope.event(i).circumstances().commit() >= 0;
        }
        List<OrderFigures> orders = new ArrayList<>();
        for (Ordering order : Ordering.values()) {
            if (scope.has(order) && (commits || order != Ordering.COMMIT)) {
                orders.add(OrderFigures.of(scope, order));
            }
        }
        return orders;
    }

    /** Sums over observers. */
    private static List<OrderFigures> together(List<ObserverFigures> observers) {
        List<OrderFigures> sums = new ArrayList<>();
        for (Ordering order : Ordering.values()) {
            observers.stream()
                    .flatMap(observer -> observer.orders().stream())
                    .filter(figures -> figures.order() == order)
                    .reduce(OrderFigures::plus)
                    .ifPresent(sums::add);
        }
        return sums;
    }

    private static List<ProcessClock> physical(EventLog log) {
        List<List<LoggedEvent>> own = new ArrayList<>();
        log.processes().forEach(party -> own.add(new ArrayList<>()));
        log.events().forEach(event -> own.get(event.process()).add(event));
        List<ProcessClock> clocks = new ArrayList<>();
        for (int p = 0; p < own.size(); p++) {
            if (!own.get(p).isEmpty()) {
                clocks.add(ProcessClock.of(p, own.get(p)));
            }
        }
        return clocks;
    }
}
