package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Stamps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The figures of a log by looking at every pair of events, with nothing in common with how the program counts them. */
final class PairByPair {
    enum Said {
        CONCURRENT,
        MISSED,
        FALSE
    }

    static final Comparator<LoggedEvent> LAMPORT =
            Comparator.comparingLong(event -> event.stamps().lamport());
    static final Comparator<LoggedEvent> HLC =
            Comparator.comparing(event -> event.stamps().hybrid());
    static final Comparator<LoggedEvent> PHYSICAL =
            Comparator.comparingLong(event -> event.stamps().local());
    static final Comparator<LoggedEvent> TRUE = Comparator.comparingLong(LoggedEvent::trueTime);
    private static final Comparator<LoggedEvent> BREAKER =
            Comparator.comparingInt(LoggedEvent::process).thenComparingInt(LoggedEvent::place);
    private static final Comparator<LoggedEvent> LINE = Comparator.comparingInt(LoggedEvent::id);

    private final EventLog log;
    private final boolean[][] before;
    private final Map<String, LoggedEvent> senders = new HashMap<>();

    PairByPair(EventLog log) {
        this.log = log;
        int n = log.events().size();
        before = new boolean[n][n];
        for (LoggedEvent event : log.events()) {
            event.sent().forEach(message -> senders.put(message, event));
            int to = event.id() - 1;
            for (LoggedEvent other : log.events()) {
                boolean same = other.process() == event.process() && other.place() == event.place() - 1;
                boolean message = other.sent().stream().anyMatch(event.received()::contains);
                before[other.id() - 1][to] =
                        same || message || event.circumstances().after().contains(other.id());
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    before[i][j] |= before[i][k] && before[k][j];
                }
            }
        }
    }

    boolean before(LoggedEvent a, LoggedEvent b) {
        return before[a.id() - 1][b.id() - 1];
    }

    private long count(List<LoggedEvent> events, java.util.function.BiPredicate<LoggedEvent, LoggedEvent> pair) {
        long count = 0;
        for (LoggedEvent a : events) {
            for (LoggedEvent b : events) {
                count += a != b && pair.test(a, b) ? 1 : 0;
            }
        }
        return count;
    }

    long ordered() {
        return count(log.events(), this::before);
    }

    /** Whether the vector of a is below that of b. */
    private boolean below(Stamps a, Stamps b) {
        boolean within = true;
        boolean equal = true;
        for (int p = 0; p < log.processes().size(); p++) {
            within &= a.vector().count(p) <= b.vector().count(p);
            equal &= a.vector().count(p) == b.vector().count(p);
        }
        return within && !equal;
    }

    long vectors(Said said) {
        return switch (said) {
            case CONCURRENT ->
                count(
                                log.events(),
                                (a, b) -> !below(a.stamps(), b.stamps())
                                        && !below(b.stamps(), a.stamps())
                                        && !Objects.equals(
                                                a.stamps().vector(), b.stamps().vector()))
                        / 2;
            case MISSED -> count(log.events(), (a, b) -> before(a, b) && !below(a.stamps(), b.stamps()));
            case FALSE ->
                count(log.events(), (a, b) -> !before(a, b) && !before(b, a) && below(a.stamps(), b.stamps()));
        };
    }

    LogicalFigures logical(Comparator<LoggedEvent> stamp) {
        long violations = count(log.events(), (a, b) -> before(a, b) && stamp.compare(a, b) >= 0);
        long equal = count(log.events(), (a, b) -> !before(a, b) && !before(b, a) && stamp.compare(a, b) == 0) / 2;
        long unequal = count(log.events(), (a, b) -> !before(a, b) && !before(b, a) && stamp.compare(a, b) != 0) / 2;
        return new LogicalFigures(violations, equal, unequal);
    }

    /** Number of the first event that a stamp says was not after something that it was after; empty if there is none. */
    List<Integer> contradicted(String clock) {
        return log.events().stream()
                .filter(b -> log.events().stream().anyMatch(a -> before(a, b) && !below(clock, a, b)))
                .map(LoggedEvent::id)
                .limit(1)
                .toList();
    }

    private boolean below(String clock, LoggedEvent a, LoggedEvent b) {
        return switch (clock) {
            case "lamport" -> LAMPORT.compare(a, b) < 0;
            case "vector" -> below(a.stamps(), b.stamps());
            default -> HLC.compare(a, b) < 0;
        };
    }

    List<OrderFigures> all() {
        List<LoggedEvent> events = log.events();
        return List.of(
                total(Ordering.PHYSICAL, events, PHYSICAL, BREAKER),
                total(Ordering.LAMPORT, events, LAMPORT, BREAKER),
                partial(events),
                total(Ordering.HLC, events, HLC, BREAKER),
                total(Ordering.TRUE, events, TRUE, LINE));
    }

    List<ObserverFigures> observers() {
        List<ObserverFigures> observers = new ArrayList<>();
        for (int p = 0; p < log.processes().size(); p++) {
            Set<LoggedEvent> senders = new LinkedHashSet<>();
            Map<LoggedEvent, Long> arrival = new HashMap<>();
            for (LoggedEvent event : log.events()) {
                for (String message : event.received()) {
                    LoggedEvent sender = this.senders.get(message);
                    if (event.process() == p && sender != null && senders.add(sender)) {
                        arrival.put(sender, event.circumstances().arrivedAt());
                    }
                }
            }
            List<LoggedEvent> events = new ArrayList<>(senders);
            if (!events.isEmpty()) {
                ToLongFunction<LoggedEvent> arrived = event -> Objects.requireNonNull(arrival.get(event));
                observers.add(new ObserverFigures(
                        p,
                        events.size(),
                        List.of(
                                total(Ordering.ARRIVAL, events, Comparator.comparingLong(arrived), LINE),
                                total(Ordering.DELIVERY, events, Comparator.comparingInt(events::indexOf), BREAKER),
                                total(Ordering.PHYSICAL, events, PHYSICAL, BREAKER),
                                total(Ordering.LAMPORT, events, LAMPORT, BREAKER),
                                partial(events),
                                total(Ordering.HLC, events, HLC, BREAKER),
                                total(Ordering.TRUE, events, TRUE, LINE))));
            }
        }
        return observers;
    }

    private OrderFigures total(
            Ordering order, List<LoggedEvent> events, Comparator<LoggedEvent> key, Comparator<LoggedEvent> breaker) {
        Comparator<LoggedEvent> all = key.thenComparing(breaker);
        return new OrderFigures(
                order,
                events.size(),
                (long) events.size() * (events.size() - 1) / 2,
                count(events, (a, b) -> before(a, b) && all.compare(b, a) < 0),
                count(events, (a, b) -> a.trueTime() < b.trueTime() && all.compare(b, a) < 0),
                count(events, (a, b) -> key.compare(a, b) == 0) / 2,
                0);
    }

    private OrderFigures partial(List<LoggedEvent> events) {
        long same =
                count(events, (a, b) -> a.stamps().vector().equals(b.stamps().vector())) / 2;
        long pairs = (long) events.size() * (events.size() - 1) / 2;
        long ordered = count(events, (a, b) -> below(a.stamps(), b.stamps()));
        return new OrderFigures(
                Ordering.VECTOR,
                events.size(),
                pairs,
                count(events, (a, b) -> before(a, b) && below(b.stamps(), a.stamps())),
                count(events, (a, b) -> a.trueTime() < b.trueTime() && below(b.stamps(), a.stamps())),
                same,
                pairs - ordered);
    }
}
