package buzzville.message;

import buzzville.metric.ArrivalOrder;
import buzzville.metric.Counts;
import buzzville.metric.Episodes;
import buzzville.metric.Fate;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.OutboxTally;
import buzzville.metric.RepeatTally;
import buzzville.metric.Span;
import buzzville.metric.Tally;
import buzzville.metric.TurnTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The books of one subscription, or of the broker: a tally for each priority, and those that objectives ask for. */
public final class Account {
    private final String name;
    private final int index;
    private final KindBooks[] byKind;

    private final List<EventKind> kinds;
    private final List<Course> courses = new ArrayList<>();
    private final Counts[] offeredSeries = new Counts[Priority.count()];
    private final Counts[] deliveredSeries = new Counts[Priority.count()];
    private final Counts[][] lostSeries = new Counts[Priority.count()][Fate.values().length];
    /** By priority and fate, when messages were lost here; null while none were. */
    private final @Nullable Episodes[][] losses = new Episodes[Priority.count()][Fate.values().length];
    /** By priority and bucket of the occurrence; null while there are none. */
    private final long[] @Nullable [] setApart = new long[Priority.count()][];

    private final Span span;
    private final RepeatTally repeats = new RepeatTally();
    private @Nullable Attendance attendance;
    private @Nullable DeadLetters deadLetters;
    private @Nullable OutboxTally outbox;
    /** From publishing to the end of processing, by priority; null unless somebody asks. */
    private LatencyHistogram @Nullable [] fromPublishing;

    private @Nullable ArrivalOrder order;
    private @Nullable Books<TurnTally> turns;

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
        this.kinds = List.copyOf(kinds);
        Arrays.setAll(offeredSeries, i -> new Counts(span));
        Arrays.setAll(deliveredSeries, i -> new Counts(span));
        byKind = new KindBooks[kinds.size()];
        for (EventKind kind : kinds) {
            int priority = kind.priority().ordinal();
            byKind[kind.index()] = new KindBooks(offeredSeries[priority], deliveredSeries[priority], span);
        }
    }

    /** Counts something that happened to a copy of a message that it has had before. */
    public void repeated(Message message, RepeatTally.Count what) {
        if (span.covers(message.occurredAt)) {
            repeats.count(what);
        }
    }

    /** What it was handed more than once. */
    public RepeatTally repeats() {
        return repeats;
    }

    /** Opens one more tally for messages of some kinds; an objective reads it afterwards. */
    public void watch(Tally tally, List<EventKind> kinds) {
        watch(tally, kinds, Set.of());
    }

    /**
     * Opens one more tally for messages of some kinds that come from some producers or witnesses.
     *
     * @param origins their names; empty for all
     */
    public void watch(Tally tally, List<EventKind> kinds, Set<String> origins) {
        kinds.forEach(kind -> books(kind).watch(tally, origins));
    }

    /** Measures from now on how long after the happenings behind them such messages are delivered. */
    public void traceBack(EventKind effect) {
        books(effect).traceBack();
    }

    /** Notes in which order messages of these kinds arrive. */
    public void watchOrder(ArrivalOrder more, List<EventKind> kinds) {
        kinds.forEach(kind -> books(kind).watchOrder(more));
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

    /** Measures too what a meter would show that forgets the time before publishing. */
    public void measureFromPublishing() {
        LatencyHistogram[] histograms = new LatencyHistogram[Priority.count()];
        Arrays.setAll(histograms, i -> new LatencyHistogram());
        fromPublishing = histograms;
        kinds.forEach(kind ->
                books(kind).measureFromPublishing(histograms[kind.priority().ordinal()]));
    }

    /** From publishing to the end of processing; null unless somebody asked before. */
    public @Nullable LatencyHistogram fromPublishing(Priority priority) {
        return fromPublishing == null ? null : fromPublishing[priority.ordinal()];
    }

    /** Keeps the books of an order of delivery beside its own. */
    public void keep(Books<TurnTally> books) {
        turns = books;
    }

    /** What keeping an order cost; null where none is kept. */
    public @Nullable TurnTally turns() {
        return turns == null ? null : turns.all();
    }

    /** The same with what objectives opened. */
    public @Nullable Books<TurnTally> turnBooks() {
        return turns;
    }

    /** A message entered the subscription; only where order is watched. */
    public void entered(Message message) {
        books(message.kind).entered(message);
    }

    /** Keeps the books of what its service publishes and keeps until it is acknowledged. */
    public void keep(OutboxTally outbox) {
        this.outbox = outbox;
    }

    /** Those books; null where the service keeps nothing. */
    public @Nullable OutboxTally outbox() {
        return outbox;
    }

    /** Puts some of what is lost aside from now on. */
    public void keep(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** A copy was lost, which may be a dead letter. */
    void putAside(Copy copy, Fate fate, long now) {
        if (deadLetters != null) {
            deadLetters.lost(copy, fate, now);
        }
    }

    /** What was put aside; null unless somebody asked for it. */
    public @Nullable DeadLetters deadLetters() {
        return deadLetters;
    }

    /** Says that it does not listen all the time; before anything happens. */
    public void attend(Attendance attendance) {
        this.attendance = attendance;
    }

    /** When it listens; null if all the time. */
    public @Nullable Attendance attendance() {
        return attendance;
    }

    public String name() {
        return name;
    }

    public int index() {
        return index;
    }

    /** All types of event, by index. */
    List<EventKind> kinds() {
        return kinds;
    }

    /** Its books hear of messages from there. */
    void follow(Course course) {
        courses.add(course);
    }

    /** The tally of one type of event. */
    Tally tally(EventKind kind) {
        courses.forEach(Course::tell);
        return books(kind).tally();
    }

    KindBooks books(EventKind kind) {
        return byKind[kind.index()];
    }

    /** What the tallies of all types of one priority are together by now. */
    public Tally tally(Priority priority) {
        Tally sum = new Tally(span.from(), span.to());
        for (EventKind kind : kinds) {
            if (kind.priority() == priority) {
                sum.add(tally(kind));
            }
        }
        return sum;
    }

    /** Messages offered per bucket, by occurrence. */
    public Counts offeredSeries(Priority priority) {
        courses.forEach(Course::tell);
        return offeredSeries[priority.ordinal()];
    }

    /** Messages delivered per bucket, by the instant of delivery. */
    public Counts deliveredSeries(Priority priority) {
        courses.forEach(Course::tell);
        return deliveredSeries[priority.ordinal()];
    }

    /** Messages that occurred in a bucket and were merged, left out by sampling or recognised as repetitions. */
    public long setApart(Priority priority, int bucket) {
        long[] counts = setApart[priority.ordinal()];
        return counts == null ? 0 : counts[bucket];
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

    /** When messages of this priority were lost here with this fate, and how many; null if none were, or before they came here. */
    public @Nullable Episodes losses(Priority priority, Fate fate) {
        return losses[priority.ordinal()][fate.ordinal()];
    }

    void offered(Message message) {
        books(message.kind).offered(message);
    }

    void delivered(Message message, long now, long wait, long sojourn, long blocked, long network, int attempts) {
        books(message.kind).delivered(message, now, wait, sojourn, blocked, network, attempts);
    }

    /** A copy was served for nothing. */
    void duplicated(Message message) {
        books(message.kind).duplicated(message);
    }

    /** A copy was served for nothing, and so many effects were not published again because of that. */
    public void effectsRepeated(Message message, int count) {
        books(message.kind).effectsRepeated(message, count);
    }

    void confirmed(Message message) {
        books(message.kind).confirmed(message);
    }

    void ended(Message message, Fate fate, long now) {
        ended(message, fate, false, now);
    }

    /** @param told whether the sender hears of it, if it was shed */
    void ended(Message message, Fate fate, boolean told, long now) {
        endedUpstream(message, fate, told, now);
        if (fate.isLoss()) {
            Episodes[] ofPriority = losses[message.priority];
            Episodes known = ofPriority[fate.ordinal()];
            if (known == null) {
                known = new Episodes(span.bucket());
                ofPriority[fate.ordinal()] = known;
            }
            known.happened(now);
        }
    }

    /** The same of a message that was lost before it came here. */
    void endedUpstream(Message message, Fate fate, boolean told, long now) {
        books(message.kind).ended(message, fate, told, now);
        Counts[] series = lostSeries[message.priority];
        if (series[fate.ordinal()] == null) {
            series[fate.ordinal()] = new Counts(span);
        }
        series[fate.ordinal()].add(now);
        if (!fate.isLoss() && message.occurredAt < span.to()) {
            setApart(message);
        }
    }

    private void setApart(Message message) {
        long[] counts = setApart[message.priority];
        if (counts == null) {
            counts = new long[span.buckets()];
            setApart[message.priority] = counts;
        }
        counts[(int) (message.occurredAt / span.bucket())]++;
    }

    void inFlight(Message message, long end) {
        books(message.kind).inFlight(message, end);
    }
}
