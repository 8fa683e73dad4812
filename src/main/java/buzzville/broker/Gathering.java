package buzzville.broker;

import buzzville.broker.aggregation.Filter;
import buzzville.broker.aggregation.FilterPolicy;
import buzzville.broker.aggregation.WindowPolicy;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Aggregation;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Parcels;
import buzzville.metric.AggregationTally;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally.Deed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One aggregation at work before one stage: its open windows, or its filter. */
final class Gathering {
    /** The messages of one group that wait for the same instant. */
    private static final class Window {
        final Object group;
        final long closesAt;
        final List<Copy> copies = new ArrayList<>();
        int slot;
        long ticket;

        Window(Object group, long closesAt) {
            this.group = group;
            this.closesAt = closesAt;
        }
    }

    private final Simulation simulation;
    private AggregationRules rules;
    private final AggregationTally books;
    private final Aggregator aggregator;
    /** By the ordinal of the priority; null where the stage has none. */
    private final @Nullable Lane[] laneOf;

    private @Nullable WindowPolicy windows;
    private @Nullable Filter filter;
    private final EventType close;
    private final Parcels<Window> pending = new Parcels<>();
    private final Map<Object, Window> open = new HashMap<>();

    Gathering(
            Simulation simulation,
            String stage,
            AggregationRules rules,
            @Nullable Lane[] laneOf,
            Aggregator aggregator) {
        this.simulation = simulation;
        this.rules = rules;
        this.books = rules.maker().tally();
        this.aggregator = aggregator;
        this.laneOf = laneOf;
        this.windows = rules.policy() instanceof WindowPolicy policy ? policy : null;
        this.filter = rules.policy() instanceof FilterPolicy policy ? policy.start() : null;
        this.close = simulation.eventType(
                stage + "/" + rules.maker().name() + "/close",
                Rank.TIMER,
                (now, slot) -> close(pending.take((int) slot), now));
    }

    /** Whether it is what is asked for, but for its parameters. */
    boolean is(AggregationRules other) {
        return rules.maker() == other.maker();
    }

    /** Keeps to other parameters from now on; windows that are open close when they were to. */
    void keepTo(AggregationRules other) {
        rules = other;
        windows = other.policy() instanceof WindowPolicy policy ? policy : null;
        if (other.policy() instanceof FilterPolicy policy) {
            Filter former = filter;
            filter = policy.start();
            if (former != null) {
                filter.begin(former);
            }
        }
    }

    /** Closes all windows before their time, in the order in which they would have closed. */
    void closeAll(long now) {
        List<Window> all = new ArrayList<>();
        pending.forEach(all::add);
        all.sort(Comparator.comparingLong(window -> window.closesAt));
        for (Window window : all) {
            simulation.cancel(window.ticket);
            pending.take(window.slot);
            close(window, now);
        }
    }

    /** @return null if the copy goes on as it is */
    Lanes.@Nullable Outcome offer(Copy copy, long now) {
        Message message = copy.message;
        books.came(message.occurredAt);
        Object group = rules.by().of(message, aggregator.audience(copy));
        boolean due = isDue(copy.priority());
        if (filter != null) {
            return filtered(copy, due ? filter.decide(message, group, now) : null, now);
        }
        Window window = open.get(group);
        if (window != null && now >= window.closesAt) {
            open.remove(group); // it closes later at this instant; who comes now belongs to the next
            window = null;
        }
        if (window == null && !due) {
            return pass(copy);
        }
        rules.tally().count(Deed.MERGED, copy.priority(), message.occurredAt);
        window = window == null ? open(group, now) : window;
        copy.queuedAt = now;
        window.copies.add(copy);
        if (windows != null && window.copies.size() >= windows.size()) {
            simulation.cancel(window.ticket);
            pending.take(window.slot);
            close(window, now);
        }
        return Lanes.Outcome.ACCEPTED;
    }

    /** Whether the condition holds under which it does anything. */
    private boolean isDue(int priority) {
        Lane lane = laneOf[priority];
        return rules.above() == AggregationRules.ALWAYS || lane != null && lane.waiting() > rules.above();
    }

    private Lanes.@Nullable Outcome pass(Copy copy) {
        rules.tally().count(Deed.ADMITTED, copy.priority(), copy.message.occurredAt);
        books.passed(copy.message.occurredAt);
        return null;
    }

    private Lanes.@Nullable Outcome filtered(Copy copy, @Nullable Fate fate, long now) {
        if (fate == null) {
            return pass(copy);
        }
        rules.tally().count(Deed.MERGED, copy.priority(), copy.message.occurredAt);
        books.removed(copy.message.occurredAt);
        aggregator.lost(copy, fate, now);
        return Lanes.Outcome.LOST;
    }

    private Window open(Object group, long now) {
        Window window = new Window(group, windows == null ? now : windows.closesAt(now));
        window.slot = pending.put(window);
        window.ticket = close.timer(window.closesAt, window.slot);
        open.put(group, window);
        return window;
    }

    private void close(Window window, long now) {
        open.remove(window.group, window);
        Copy[] copies = window.copies.toArray(new Copy[0]);
        for (Copy copy : copies) {
            books.waited(copy.message.occurredAt, now - copy.queuedAt);
        }
        aggregator.merge(rules, copies, now);
    }

    /** Takes out of open windows what this is true of; one that is left empty never closes. */
    void recall(Predicate<? super Copy> which, Consumer<? super Copy> taker) {
        List<Window> all = new ArrayList<>();
        pending.forEach(all::add);
        for (Window window : all) {
            List<Copy> leaving = window.copies.stream().filter(which).toList();
            window.copies.removeAll(leaving);
            if (window.copies.isEmpty()) {
                simulation.cancel(window.ticket);
                pending.take(window.slot);
                open.remove(window.group, window);
            }
            leaving.forEach(copy -> {
                recalled(copy.message);
                taker.accept(copy);
            });
        }
    }

    /** What was merged comes again, or is lost by itself. */
    void recalled(Message message) {
        books.recalled(message.occurredAt);
        rules.tally().withdraw(Deed.MERGED, message.priority, message.occurredAt);
    }

    boolean isOf(Aggregation maker) {
        return rules.maker() == maker;
    }

    void loseAll(Fate fate, long now) {
        List<Window> all = new ArrayList<>();
        pending.forEach(all::add);
        open.clear();
        for (Window window : all) {
            simulation.cancel(window.ticket);
            pending.take(window.slot);
            window.copies.forEach(copy -> aggregator.lost(copy, fate, now));
        }
    }

    void finish(Consumer<? super Copy> visitor) {
        pending.forEach(window -> window.copies.forEach(copy -> {
            books.inWindow(copy.message.occurredAt);
            visitor.accept(copy);
        }));
    }
}
