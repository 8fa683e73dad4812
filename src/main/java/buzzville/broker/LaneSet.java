package buzzville.broker;

import buzzville.broker.dispatch.Dispatcher;
import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.message.Lifetime;
import buzzville.message.Owners;
import buzzville.message.Priority;
import buzzville.message.Taker;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one stage with those who stand in them: the lanes that take messages now, all that there ever were, who measures
 * them, who is next and whose time is up.
 */
final class LaneSet {
    private record Watched(Level level, Priority priority) {}

    private static final Comparator<Copy> BY_TURN = Comparator.comparingLong(copy -> copy.turn);

    private final String stage;
    private final Span span;
    private final List<Lane> ever = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>();
    /** The lane that each priority waits in, by its ordinal; always the same array. */
    final Lane[] byPriority = new Lane[Priority.count()];

    private final Expiries expiries;
    private final TotalLength total;
    private List<Lane> open = List.of();
    private Dispatcher dispatcher;
    /** Null where everybody who takes may take everything. */
    private @Nullable Owners owners;

    private Expiry expiry;
    private int sharedCapacity;
    private int waiting;
    private long back;
    private long front;
    private boolean ranked;

    /**
     * Empty lanes.
     *
     * @param changes whether they may have to {@linkplain #keepTo keep to} other rules one day
     */
    LaneSet(
            Simulation simulation,
            String stage,
            StageRules rules,
            boolean changes,
            Span span,
            Expiries.Expired expired) {
        this.stage = stage;
        this.span = span;
        this.expiry = rules.expiry();
        this.sharedCapacity = rules.sharedCapacity();
        openAll(rules, 0);
        this.dispatcher = rules.dispatch().start(open);
        this.expiries = new Expiries(simulation, stage, expired);
        this.total = new TotalLength(stage, open, changes, span);
    }

    /** Each of those who take takes messages of some partitions only; before anything happens. */
    void share(StageRules rules, Owners among) {
        owners = among;
        open.forEach(lane -> lane.part(among.partitions(), rules.dispatch().ordersByDeadline()));
        dispatcher = start(rules);
    }

    private Dispatcher start(StageRules rules) {
        return owners == null ? rules.dispatch().start(open) : new ByOwner(rules.dispatch(), open, owners);
    }

    /** How many wait in all lanes together. */
    int waiting() {
        return waiting;
    }

    /** Whether one more may wait in a lane. */
    boolean hasRoom(Lane lane) {
        return lane.hasRoom() && waiting < sharedCapacity;
    }

    /** The same as {@link #waiting()}, over time. */
    TotalLength total() {
        return total;
    }

    /** Who is served next. */
    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** A copy stands at the back, or in front of all. */
    void stand(Copy copy, Lane lane, boolean behind, long now) {
        copy.queuedAt = now;
        copy.turn = behind ? ++back : --front;
        Lifetime lifetime = lane.lifetime();
        if (lifetime != null && !copy.stood) {
            copy.stood = true; // one that comes back keeps the deadline that it had
            copy.deadline = Math.min(copy.deadline, now + lifetime.of(copy.message));
        }
        boolean wakes = lane.waiting() == 0;
        lane.add(copy, now);
        waiting++;
        total.set(now, waiting);
        if (wakes) {
            dispatcher.woke(lane);
        }
        if (copy.deadline != Long.MAX_VALUE && expiry == Expiry.AT_DEADLINE) {
            expiries.await(copy, now);
        }
    }

    /** A copy stands in its lane no longer. */
    void leave(Copy copy, long now) {
        byPriority[copy.priority()].remove(copy, now);
        waiting--;
        total.set(now, waiting);
        if (copy.expiryTicket != -1) {
            expiries.forget(copy);
        }
    }

    /** Visits all that wait. */
    void forEachWaiting(Consumer<? super Copy> visitor) {
        open.forEach(lane -> lane.line().forEach(visitor));
    }

    /** All that there ever were, the most urgent first; those that are closed are empty and stay so. */
    List<Lane> ever() {
        return Collections.unmodifiableList(ever);
    }

    /** Those that take messages now, the most urgent first. */
    List<Lane> open() {
        return open;
    }

    /** Measures the number that wait, in all lanes or in that of one priority, whichever that is, with one more level. */
    void watch(Level level, @Nullable Priority priority) {
        if (priority == null) {
            total.watch(level);
            return;
        }
        watched.add(new Watched(level, priority));
        byPriority[priority.ordinal()].watch(level);
    }

    /**
     * Keeps to other lanes from now on. One that had the same name goes on as the same; what waits is spread over the lanes
     * anew and keeps its turn, and so does what is held back, whether there is room or not.
     */
    void keepTo(StageRules rules, Taker taker, long now) {
        sharedCapacity = rules.sharedCapacity();
        spread(rules, now);
        dispatcher = start(rules);
        dispatcher.serve(taker);
        open.stream().filter(lane -> lane.waiting() > 0).forEach(dispatcher::woke);
        if (expiry != rules.expiry()) {
            expiry = rules.expiry();
            forEachWaiting(copy -> expiries.change(copy, expiry, now));
        }
    }

    private void spread(StageRules rules, long now) {
        List<Copy> standing = new ArrayList<>();
        List<Copy> held = new ArrayList<>();
        for (Lane lane : open) {
            for (Copy copy = lane.head(); copy != null; copy = lane.head()) {
                lane.remove(copy, now);
                standing.add(copy);
            }
            drain(lane.held, held);
            lane.close(now);
        }
        openAll(rules, now);
        standing.sort(BY_TURN);
        standing.forEach(copy -> byPriority[copy.priority()].add(copy, now));
        held.sort(BY_TURN);
        held.forEach(copy -> byPriority[copy.priority()].held.add(copy));
        for (Watched each : watched) {
            Lane lane = byPriority[each.priority().ordinal()];
            each.level().set(now, lane.waiting());
            lane.watch(each.level());
        }
    }

    private static void drain(ArrayDeque<Copy> from, List<Copy> to) {
        to.addAll(from);
        from.clear();
    }

    private void openAll(StageRules rules, long now) {
        boolean byDeadline = rules.dispatch().ordersByDeadline();
        List<Lane> lanes = new ArrayList<>();
        for (LaneRules each : rules.lanes()) {
            Lane known = called(each.name());
            Lane lane = known == null ? new Lane(stage, each, byDeadline, span) : known;
            if (known == null) {
                ever.add(lane);
                if (ranked) {
                    lane.rank();
                }
                if (owners != null) {
                    lane.part(owners.partitions(), byDeadline);
                }
            } else {
                known.keepTo(each, byDeadline, now);
            }
            lanes.add(lane);
            each.accepts().forEach(priority -> byPriority[priority.ordinal()] = lane);
        }
        lanes.sort(Comparator.comparingInt(Lane::urgency));
        ever.sort(Comparator.comparingInt(Lane::urgency));
        open = List.copyOf(lanes);
    }

    /** Messages wait by the order in which their turns came from now on; before anything happens. */
    void rank() {
        ranked = true;
        ever.forEach(Lane::rank);
    }

    private @Nullable Lane called(String name) {
        for (Lane lane : ever) {
            if (lane.name().equals(name)) {
                return lane;
            }
        }
        return null;
    }
}
