package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The events that an order is asked of: all of a log, or those that sent what one process received, each once, where the first
 * reception counts.
 */
public final class Scope {
    private final LoggedCausality causality;
    private final int observer;
    private final int[] events;
    /** When what the event sent came to the observer's entrance; empty without an observer. */
    private final long[] arrivals;

    private final HappensBefore happensBefore;

    private Scope(LoggedCausality causality, int observer, int[] events, long[] arrivals, HappensBefore happensBefore) {
        this.causality = causality;
        this.observer = observer;
        this.events = events;
        this.arrivals = arrivals;
        this.happensBefore = happensBefore;
    }

    /** All events of a log. */
    public static Scope all(LoggedCausality causality) {
        int[] events = IntStream.range(0, causality.log().events().size()).toArray();
        return new Scope(causality, -1, events, new long[0], causality.happensBefore());
    }

    /** What every process received that received anything, by number of the process. */
    public static List<Scope> observers(LoggedCausality causality) {
        EventLog log = causality.log();
        List<Map<Integer, Long>> received = new ArrayList<>();
        log.processes().forEach(party -> received.add(new LinkedHashMap<>()));
        for (LoggedEvent event : log.events()) {
            long arrived = event.circumstances().arrivedAt();
            for (String message : event.received()) {
                int sender = causality.sender(message);
                if (sender >= 0) {
                    received.get(event.process()).putIfAbsent(sender, arrived < 0 ? event.trueTime() : arrived);
                }
            }
        }
        List<Scope> scopes = new ArrayList<>();
        for (int p = 0; p < received.size(); p++) {
            Map<Integer, Long> own = received.get(p);
            if (!own.isEmpty()) {
                int[] events = own.keySet().stream().mapToInt(Integer::intValue).toArray();
                long[] arrivals =
                        own.values().stream().mapToLong(Long::longValue).toArray();
                scopes.add(new Scope(
                        causality,
                        p,
                        events,
                        arrivals,
                        causality.happensBefore().restricted(events)));
            }
        }
        return scopes;
    }

    /** Number of the process that received; -1 for all events of the log. */
    public int observer() {
        return observer;
    }

    /** How many events there are. */
    public int size() {
        return events.length;
    }

    /** The {@code i}-th event; where a process received, in the order of that. */
    public LoggedEvent event(int i) {
        return causality.event(events[i]);
    }

    /** What happened before what, by the places of events in this scope. */
    public HappensBefore happensBefore() {
        return happensBefore;
    }

    /** Whether the vectors say what happened before what, and nothing else. */
    public boolean hasExactVectors() {
        return causality.hasExactVectors();
    }

    /** Whether there is such an order here, though perhaps of few events. */
    public boolean has(Ordering order) {
        return observer >= 0 || !order.isObserved();
    }

    /** When what an event of this scope sent came to the observer's entrance, true nanoseconds. */
    public long arrival(LoggedEvent event) {
        for (int i = 0; i < arrivals.length; i++) {
            if (events[i] == event.id() - 1) {
                return arrivals[i];
            }
        }
        throw new IllegalArgumentException("event " + event.id() + " sent nothing that was received here");
    }

    /**
     * For every event, how many events the longest chain has that ends with it and in which every vector is above the one before:
     * what has the same level has no order.
     */
    public int[] levels() {
        if (hasExactVectors()) {
            return happensBefore.levels();
        }
        return VectorPairs.levels(this);
    }

    /** The events of a commit order: those that have a timestamp which was waited out. */
    public Scope committed() {
        int[] kept = IntStream.range(0, size())
                .filter(i -> event(i).circumstances().commit() >= 0)
                .toArray();
        int[] those = IntStream.of(kept).map(i -> events[i]).toArray();
        long[] when = observer < 0
                ? new long[0]
                : IntStream.of(kept).mapToLong(i -> arrivals[i]).toArray();
        return kept.length == size()
                ? this
                : new Scope(causality, observer, those, when, happensBefore.restricted(kept));
    }

    /** By what a total order goes; of hybrid stamps, by their time only. */
    private long key(Ordering order, int i) {
        return switch (order) {
            case ARRIVAL -> arrivals[i];
            case DELIVERY -> i;
            case PHYSICAL -> event(i).stamps().local();
            case LAMPORT -> event(i).stamps().lamport();
            case HLC -> event(i).stamps().hybrid().time();
            case COMMIT -> event(i).circumstances().commit();
            case TRUE -> event(i).trueTime();
            case VECTOR -> throw new IllegalArgumentException("vectors give no total order");
        };
    }

    private int compare(Ordering order, int a, int b) {
        int byKey = Long.compare(key(order, a), key(order, b));
        return byKey != 0 || order != Ordering.HLC
                ? byKey
                : Integer.compare(
                        event(a).stamps().hybrid().count(),
                        event(b).stamps().hybrid().count());
    }

    /** Places of the events in a total order: what is equal goes by the number of the process, then by its own order. */
    public List<Integer> sorted(Ordering order) {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, size()).boxed().toList());
        places.sort((a, b) -> {
            int byKey = compare(order, a, b);
            if (byKey != 0 || order == Ordering.TRUE) {
                // how things happened is known even where they did at the same instant
                return byKey != 0 ? byKey : Integer.compare(event(a).id(), event(b).id());
            }
            int byProcess = Integer.compare(event(a).process(), event(b).process());
            return byProcess != 0 ? byProcess : Integer.compare(event(a).place(), event(b).place());
        });
        return Collections.unmodifiableList(places);
    }

    /** How many pairs a total order had to break a tie for. */
    long ties(Ordering order, List<Integer> sorted) {
        long ties = 0;
        long alike = 0;
        for (int i = 1; i < sorted.size(); i++) {
            alike = compare(order, sorted.get(i - 1), sorted.get(i)) == 0 ? alike + 1 : 0;
            ties += alike;
        }
        return ties;
    }

    /** A number for each event, the same for those that a total order cannot tell apart, and ascending as they stand in it. */
    int[] alike(Ordering order, List<Integer> sorted) {
        int[] alike = new int[size()];
        for (int i = 1; i < sorted.size(); i++) {
            int before = sorted.get(i - 1);
            int event = sorted.get(i);
            alike[event] = alike[before] + (compare(order, before, event) == 0 ? 0 : 1);
        }
        return alike;
    }

    long[] times(ToLongFunction<LoggedEvent> time) {
        return IntStream.range(0, size())
                .mapToLong(i -> time.applyAsLong(event(i)))
                .toArray();
    }
}
