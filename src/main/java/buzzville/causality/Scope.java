package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    /** Null until somebody asks. */
    private @Nullable HappensBefore happensBefore;

    private Scope(LoggedCausality causality, int observer, int[] events, long[] arrivals) {
        this.causality = causality;
        this.observer = observer;
        this.events = events;
        this.arrivals = arrivals;
    }

    /** All events of a log. */
    public static Scope all(LoggedCausality causality) {
        int[] events = IntStream.range(0, causality.log().events().size()).toArray();
        return new Scope(causality, -1, events, new long[0]);
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
                scopes.add(new Scope(causality, p, events, arrivals));
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
        if (happensBefore == null) {
            HappensBefore whole = causality.happensBefore();
            happensBefore = isWhole() ? whole : whole.restricted(events);
        }
        return happensBefore;
    }

    private boolean isWhole() {
        return observer < 0 && events.length == causality.log().events().size();
    }

    /** What the vectors say happened before what, equal ones not counted; null if they contradict what did. */
    @Nullable
    HappensBefore byVectors() {
        HappensBefore said = causality.byVectors();
        return said == null
                ? null
                : said == causality.happensBefore() ? happensBefore() : isWhole() ? said : said.restricted(events);
    }

    /** Whether the vectors keep to causality, so that what they say of all pairs can be told without comparing each. */
    public boolean hasAscendingVectors() {
        return causality.byVectors() != null;
    }

    /** Whether there is such an order here, though perhaps of few events. */
    public boolean has(Ordering order) {
        return observer >= 0 || !order.isObserved();
    }

    /** When what the {@code i}-th event sent came to the observer's entrance, true nanoseconds. */
    public long arrival(int i) {
        return arrivals[i];
    }

    /**
     * For every event, how many events the longest chain has that ends with it and in which every vector is above the one before:
     * what has the same level has no order.
     */
    public int[] levels() {
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
        return kept.length == size() ? this : new Scope(causality, observer, those, when);
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

    /**
     * Places of the events in a total order. What is equal for a clock goes by the number of the process, then by its own order, as it
     * must for whoever knows no more than stamps. What came at one instant, happened at one, or was committed with one timestamp, goes as
     * things happened: so it is not inverted by being equal.
     */
    public List<Integer> sorted(Ordering order) {
        Integer[] places = IntStream.range(0, size()).boxed().toArray(Integer[]::new);
        long[] keys = IntStream.range(0, size()).mapToLong(i -> key(order, i)).toArray();
        Comparator<Integer> byKey = Comparator.comparingLong(i -> keys[i]);
        if (order == Ordering.HLC) {
            byKey = byKey.thenComparingInt(i -> event(i).stamps().hybrid().count());
        }
        if (order.isOfClock()) {
            byKey = byKey.thenComparingInt(i -> event(i).process());
        }
        Arrays.sort(places, byKey.thenComparingInt(i -> event(i).id()));
        return List.of(places);
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
