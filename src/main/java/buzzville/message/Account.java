package buzzville.message;

import buzzville.metric.ArrivalOrder;
import buzzville.metric.Counts;
import buzzville.metric.Fate;
import buzzville.metric.Span;
import buzzville.metric.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The books of one subscription, or of the broker: a tally for each priority, and those that objectives ask for. */
public final class Account {
    private final String name;
    private final int index;
    private final Tally[] byPriority = new Tally[Priority.count()];
    private final Tally[][] byKind;
    private final Counts[] offeredSeries = new Counts[Priority.count()];
    private final Counts[] deliveredSeries = new Counts[Priority.count()];
    private final Counts[][] lostSeries = new Counts[Priority.count()][Fate.values().length];
    private final Span span;
    /** Types of event of which some tally keeps apart how long after the happening behind them they are delivered. */
    private final boolean[] tracesBack;

    private @Nullable ArrivalOrder order;
    private final ArrivalOrder[][] orders;

    /**
     * Empty books.
     *
     * @param name of the service or its instance, or "broker"
     * @param index its place among the subscriptions in file order; -1 for the broker
     * @param kinds all types of event, by index
     */
    public Account(String name, int index, List<EventKind> kinds, Span span) {
        this.name = name;
        this.index = index;
        this.span = span;
        Arrays.setAll(byPriority, i -> new Tally(span.from(), span.to()));
        Arrays.setAll(offeredSeries, i -> new Counts(span));
        Arrays.setAll(deliveredSeries, i -> new Counts(span));
        byKind = new Tally[kinds.size()][];
        tracesBack = new boolean[kinds.size()];
        orders = new ArrivalOrder[kinds.size()][0];
        for (EventKind kind : kinds) {
            byKind[kind.index()] = new Tally[] {byPriority[kind.priority().ordinal()]};
        }
    }

    /** Opens one more tally for messages of some kinds; an objective reads it afterwards. */
    public void watch(Tally tally, List<EventKind> kinds) {
        for (EventKind kind : kinds) {
            Tally[] more = Arrays.copyOf(byKind[kind.index()], byKind[kind.index()].length + 1);
            more[more.length - 1] = tally;
            byKind[kind.index()] = more;
            tracesBack[kind.index()] |= tally.tracesBack();
        }
    }

    /** Measures from now on how long after the happenings behind them such messages, and others of their priority, are delivered. */
    public void traceBack(EventKind effect) {
        tally(effect.priority()).traceBack();
        for (int kind = 0; kind < byKind.length; kind++) {
            tracesBack[kind] |= byKind[kind][0].tracesBack();
        }
    }

    /** Notes in which order messages of these kinds arrive. */
    public void watchOrder(ArrivalOrder more, List<EventKind> kinds) {
        for (EventKind kind : kinds) {
            ArrivalOrder[] before = orders[kind.index()];
            orders[kind.index()] = Arrays.copyOf(before, before.length + 1);
            orders[kind.index()][before.length] = more;
        }
    }

    /** Notes in which order all its messages arrive. */
    public void watchOrder(List<EventKind> kinds) {
        ArrivalOrder all = new ArrivalOrder(span.from(), span.to());
        order = all;
        watchOrder(all, kinds);
    }

    /** In which order its messages arrived; null unless it was asked to watch. */
    public @Nullable ArrivalOrder order() {
        return order;
    }

    /** A message entered the subscription; only where order is watched. */
    public void entered(Message message) {
        for (ArrivalOrder each : orders[message.kind.index()]) {
            each.arrived(message.occurredAt);
        }
    }

    public String name() {
        return name;
    }

    public int index() {
        return index;
    }

    /** The tally of one priority. */
    public Tally tally(Priority priority) {
        return byPriority[priority.ordinal()];
    }

    /** Messages offered per bucket, by occurrence. */
    public Counts offeredSeries(Priority priority) {
        return offeredSeries[priority.ordinal()];
    }

    /** Messages delivered per bucket, by the instant of delivery. */
    public Counts deliveredSeries(Priority priority) {
        return deliveredSeries[priority.ordinal()];
    }

    /** Which fates other than delivery this priority met, with their series by the instant of loss. */
    public List<Fate> fatesMet(Priority priority) {
        List<Fate> met = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            if (lostSeries[priority.ordinal()][fate.ordinal()] != null) {
                met.add(fate);
            }
        }
        return met;
    }

    /** Messages that met this fate per bucket, by the instant at which they met it; only for {@link #fatesMet}. */
    public Counts lostSeries(Priority priority, Fate fate) {
        return lostSeries[priority.ordinal()][fate.ordinal()];
    }

    void offered(Message message) {
        for (Tally tally : byKind[message.kind.index()]) {
            tally.offered(message.occurredAt);
        }
        offeredSeries[message.priority].add(message.occurredAt);
    }

    void delivered(Message message, long now, long wait, long sojourn, long blocked, long network, int attempts) {
        long endToEnd = now - message.occurredAt;
        for (Tally tally : byKind[message.kind.index()]) {
            tally.delivered(message.occurredAt, wait, sojourn, endToEnd, blocked, network, attempts);
        }
        if (tracesBack[message.kind.index()]) {
            for (Tally tally : byKind[message.kind.index()]) {
                tally.sinceHappening(message.occurredAt, now - message.rootAt);
            }
        }
        deliveredSeries[message.priority].add(now);
    }

    void confirmed(Message message) {
        for (Tally tally : byKind[message.kind.index()]) {
            tally.confirmed(message.occurredAt);
        }
    }

    void ended(Message message, Fate fate, long now) {
        for (Tally tally : byKind[message.kind.index()]) {
            tally.ended(message.occurredAt, fate, now - message.occurredAt);
        }
        Counts[] series = lostSeries[message.priority];
        if (series[fate.ordinal()] == null) {
            series[fate.ordinal()] = new Counts(span);
        }
        series[fate.ordinal()].add(now);
    }

    void inFlight(Message message, long end) {
        for (Tally tally : byKind[message.kind.index()]) {
            tally.inFlight(message.occurredAt, message.rootAt, end);
        }
    }

    /** The latency histograms of all priorities together. */
    public Tally all() {
        Tally all = new Tally(span.from(), span.to());
        for (Tally tally : byPriority) {
            all.add(tally);
        }
        return all;
    }
}
