package buzzville.city;

import buzzville.broker.Lane;
import buzzville.codec.Codec;
import buzzville.codec.Coded;
import buzzville.message.Account;
import buzzville.message.Attendance;
import buzzville.message.Priority;
import buzzville.metric.ArrivalOrder;
import buzzville.metric.CommitTally;
import buzzville.metric.Fate;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.RepeatTally;
import buzzville.metric.Span;
import buzzville.metric.Sum128;
import buzzville.metric.Tally;
import buzzville.metric.TurnTally;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service or the broker did in the measured interval: ledgers, latencies, lanes, workers. Merges exactly. */
public final class StageSummary implements Coded {
    private final Span span;
    private final Map<Priority, Tally> priorities = new EnumMap<>(Priority.class);
    private final Map<String, LaneSummary> lanes = new LinkedHashMap<>();
    private final Sum128 busy = new Sum128();
    private final Sum128 existing = new Sum128();
    private final Sum128 waiting = new Sum128();
    private final Sum128 time = new Sum128();
    private final Sum128 present = new Sum128();
    private final Sum128 watched = new Sum128();
    private long entries;
    private long maxWaiting;
    private @Nullable GuestSummary guest;
    private @Nullable ArrivalOrder order;
    private @Nullable TurnTally turns;
    private @Nullable CommitTally commits;
    private @Nullable ResilienceSummary resilience;
    private final RepeatTally repeats = new RepeatTally();
    private @Nullable ConsumerSummary consumer;
    /** From publishing to the end of processing; empty where nobody asked. */
    private final Map<Priority, LatencyHistogram> fromPublishing = new EnumMap<>(Priority.class);

    StageSummary(Span span) {
        this.span = span;
        for (Priority priority : Priority.values()) {
            priorities.put(priority, new Tally(span.from(), span.to()));
        }
    }

    /** Adds the books of an account. */
    void add(Account account) {
        priorities.forEach((priority, tally) -> tally.add(account.tally(priority)));
        repeats.add(account.repeats());
        Attendance attendance = account.attendance();
        if (attendance != null) {
            add(GuestSummary.of(attendance));
        }
        addOrder(account.order());
        addTurns(account.turns());
        for (Priority priority : Priority.values()) {
            LatencyHistogram histogram = account.fromPublishing(priority);
            if (histogram != null) {
                addFromPublishing(priority, histogram);
            }
        }
    }

    private void addFromPublishing(Priority priority, LatencyHistogram more) {
        fromPublishing
                .computeIfAbsent(priority, fresh -> new LatencyHistogram())
                .add(more);
    }

    /**
     * What a meter would show that measures from publishing and so forgets how long backpressure kept messages where they came
     * from.
     *
     * @param priority of the messages, or null for all
     * @return null where there is no backpressure
     */
    public @Nullable LatencyHistogram fromPublishing(@Nullable Priority priority) {
        if (priority != null || fromPublishing.isEmpty()) {
            return priority == null ? null : fromPublishing.get(priority);
        }
        LatencyHistogram all = new LatencyHistogram();
        fromPublishing.values().forEach(all::add);
        return all;
    }

    private void add(GuestSummary more) {
        guest = guest == null ? more : guest.with(more);
    }

    private void addOrder(@Nullable ArrivalOrder more) {
        if (more != null) {
            order = order == null ? new ArrivalOrder(0, 1) : order;
            order.add(more);
        }
    }

    private void addTurns(@Nullable TurnTally more) {
        if (more != null) {
            turns = turns == null ? new TurnTally(span) : turns;
            turns.add(more);
        }
    }

    /** Adds how long what it publishes waited until its timestamps were past; null for nothing. */
    void addCommits(@Nullable CommitTally more) {
        if (more != null) {
            commits = commits == null ? new CommitTally(span) : commits;
            commits.add(more);
        }
    }

    /**
     * Adds the lanes and workers of a stage.
     *
     * @param length of the measured interval, nanoseconds
     * @param end when the run ended, virtual nanoseconds
     */
    void add(Stage stage, long length, long end) {
        present.add(stage.lanes().presence().integral());
        entries += stage.lanes().presence().entries();
        watched.add(end);
        for (Lane lane : stage.lanes().lanes()) {
            lanes.computeIfAbsent(lane.name(), name -> new LaneSummary()).add(lane, length);
        }
        waiting.add(stage.lanes().total().area());
        time.add(length);
        maxWaiting = Math.max(maxWaiting, stage.lanes().total().max());
        if (stage.existing() > 0 && stage.workers() != null) {
            busy.add(stage.workers().busy().area());
            stage.addExisting(existing, length);
        }
        if (stage.resilience() != null) {
            resilience(stage.resilience().span()).add(stage.resilience());
        }
        if (stage.consumption() != null) {
            add(ConsumerSummary.of(stage.name(), stage.consumption(), length));
        }
    }

    private void add(ConsumerSummary more) {
        consumer = consumer == null ? more : consumer.with(more);
    }

    /** Adds another summary of the same shape. */
    public void add(StageSummary other) {
        priorities.forEach((priority, tally) -> tally.add(other.tally(priority)));
        other.lanes.forEach((name, lane) ->
                lanes.computeIfAbsent(name, fresh -> new LaneSummary()).add(lane));
        busy.add(other.busy);
        existing.add(other.existing);
        waiting.add(other.waiting);
        time.add(other.time);
        present.add(other.present);
        entries += other.entries;
        watched.add(other.watched);
        maxWaiting = Math.max(maxWaiting, other.maxWaiting);
        if (other.guest != null) {
            add(other.guest);
        }
        addOrder(other.order);
        addTurns(other.turns);
        addCommits(other.commits);
        other.fromPublishing.forEach(this::addFromPublishing);
        if (other.resilience != null) {
            resilience(other.resilience.span()).add(other.resilience);
        }
        repeats.add(other.repeats);
        if (other.consumer != null) {
            add(other.consumer);
        }
    }

    private ResilienceSummary resilience(Span span) {
        ResilienceSummary known = resilience;
        if (known == null) {
            known = new ResilienceSummary(span);
            resilience = known;
        }
        return known;
    }

    /** What it did about failures; null where nothing fails. */
    public @Nullable ResilienceSummary resilience() {
        return resilience;
    }

    /** What it was handed more than once. */
    public RepeatTally repeats() {
        return repeats;
    }

    /** How it read; null where that makes no difference. */
    public @Nullable ConsumerSummary consumer() {
        return consumer;
    }

    /** What keeping an order cost; null where none is kept. */
    public @Nullable TurnTally turns() {
        return turns;
    }

    /** How long what it publishes waited until its timestamps were past; null where nothing does. */
    public @Nullable CommitTally commits() {
        return commits;
    }

    /** In which order messages arrived; null unless that was watched. */
    public @Nullable ArrivalOrder order() {
        return order;
    }

    public Tally tally(Priority priority) {
        Tally tally = priorities.get(priority);
        if (tally == null) {
            throw new IllegalStateException("no tally of " + priority);
        }
        return tally;
    }

    /** All priorities together. */
    public Tally all() {
        Tally all = new Tally(0, 1);
        priorities.values().forEach(all::add);
        return all;
    }

    /** The lanes by name, the most urgent first. */
    public Map<String, LaneSummary> lanes() {
        return Collections.unmodifiableMap(lanes);
    }

    /** How many messages of any priority met a fate. */
    public long count(Fate fate) {
        return priorities.values().stream()
                .mapToLong(tally -> tally.count(fate))
                .sum();
    }

    /** The time that workers were busy, all of them together, nanoseconds; 0 when they are unlimited. */
    public Sum128 busy() {
        return busy;
    }

    /** Busy workers over existing ones, from 0 to 1; NaN when workers are unlimited or there are none. */
    public double utilization() {
        return busy.toDouble() / existing.toDouble();
    }

    /** Seconds that were measured, those of every instance or partition and replication added up. */
    public double seconds() {
        return time.toDouble() / 1e9;
    }

    /** Time average of the number waiting in all lanes together. */
    public double meanWaiting() {
        return waiting.toDouble() / time.toDouble();
    }

    /**
     * Little's law from the first instant to the last, warm-up included, which {@link Closing} has checked to the nanosecond: the
     * time average of the number present, waiting or worked on, of one instance or partition; NaN without any time.
     */
    public double meanPresent() {
        return present.toDouble() / watched.toDouble();
    }

    /** How many entered each second, of one instance or partition, over the same time. */
    public double entriesPerSecond() {
        return entries * 1e9 / watched.toDouble();
    }

    /** How long each of them was present on average, those who still are included, nanoseconds; NaN if none ever was. */
    public double meanPresence() {
        return present.toDouble() / entries;
    }

    /** How it came and went; null for whoever listens all the time. */
    public @Nullable GuestSummary guest() {
        return guest;
    }

    public long maxWaiting() {
        return maxWaiting;
    }

    @Override
    public void code(Codec codec) {
        priorities.values().forEach(tally -> tally.code(codec));
        codec.named(lanes, name -> new LaneSummary());
        codec.all(busy, existing, waiting, time, present, watched, repeats);
        entries = codec.number(entries);
        maxWaiting = codec.number(maxWaiting);
        guest = codec.plain(guest, GuestSummary.class);
        order = codec.optional(order, () -> new ArrivalOrder(0, 1));
        turns = codec.optional(turns, () -> new TurnTally(span));
        commits = codec.optional(commits, () -> new CommitTally(span));
        resilience = codec.optional(resilience, () -> new ResilienceSummary(span));
        consumer = codec.plain(consumer, ConsumerSummary.class);
        for (Priority priority : Priority.values()) {
            LatencyHistogram known = codec.optional(fromPublishing.get(priority), LatencyHistogram::new);
            if (known != null) {
                fromPublishing.put(priority, known);
            }
        }
    }
}
