package buzzville.broker;

import buzzville.broker.dispatch.Dispatcher;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Lifetime;
import buzzville.message.Parcels;
import buzzville.message.Priority;
import buzzville.message.Taker;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one stage: its lanes, who may enter them, who leaves them next and who leaves them unserved.
 *
 * <p>A copy that a taker can take at once never stands in a lane. A copy that a full lane holds back stands outside, and its
 * feeder learns when it is let in. Both kinds of stage, a partition of the broker and a subscription, wait in one of these.
 */
public final class Lanes implements Backlog {
    /** What became of an offered copy. */
    public enum Outcome {
        /** It waits in a lane or was taken at once. */
        ACCEPTED,
        /** It ended here; its loss is booked. */
        LOST,
        /** It stands outside; its feeder will be told. */
        HELD
    }

    /** Books what ends in a queue. */
    public interface Losses {
        void lost(Copy copy, Fate fate, long now);
    }

    private final Simulation simulation;
    private final StageRules rules;
    private final List<Lane> lanes;
    private final Lane[] byPriority = new Lane[Priority.count()];
    private final @Nullable Lifetime[] lifetimes;
    private final Dispatcher dispatcher;
    private final Losses losses;
    private final EventType expire;
    private final Parcels<Copy> dated = new Parcels<>();
    private final Overflow overflow = new Overflow(this);
    private final Presence presence;

    private @Nullable Consumer<? super Copy> entrance;
    private Taker taker;
    private int closures;
    /** A single lane's own length serves for the whole, and is measured there. */
    private final Level total;

    private Level[] totals;
    private boolean pumping;
    private int waiting;
    private int held;
    private long back;
    private long front;

    /** The lanes of the stage {@code name}; {@link #serve} must name the taker before anything is offered. */
    public Lanes(Simulation simulation, String name, StageRules rules, Span span, Losses losses) {
        this.simulation = simulation;
        this.rules = rules;
        this.losses = losses;
        this.presence = new Presence(name, span);
        this.lanes = rules.lanes().stream()
                .map(lane -> new Lane(name, lane, rules.dispatch().ordersByDeadline(), span))
                .sorted(Comparator.comparingInt(Lane::urgency))
                .toList();
        for (Lane lane : lanes) {
            lane.rules().accepts().forEach(priority -> byPriority[priority.ordinal()] = lane);
        }
        this.lifetimes = rules.lifetimes().toArray(new Lifetime[0]);
        this.dispatcher = rules.dispatch().start(lanes);
        this.expire = simulation.eventType(name + "/expire", Rank.EXPIRY, this::onExpire);
        this.taker = NOBODY;
        this.total = lanes.size() == 1 ? lanes.get(0).length() : new Level(name + "/waiting", span);
        this.totals = lanes.size() == 1 ? new Level[0] : new Level[] {total};
    }

    static final Taker NOBODY = new Taker() {
        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public void take(Copy copy, long now) {
            throw new IllegalStateException("nobody serves this stage");
        }

        @Override
        public void release(Copy copy, long now) {
            throw new IllegalStateException("nobody serves this stage");
        }
    };

    /** Names who takes what waits here. */
    public void serve(Taker taker) {
        this.taker = taker;
    }

    /** Tells somebody of every copy that enters, in that order. */
    public void watchEntrance(Consumer<? super Copy> watcher) {
        entrance = watcher;
    }

    public List<Lane> lanes() {
        return lanes;
    }

    /** Who is at this stage, from entering it to leaving it for good. */
    public Presence presence() {
        return presence;
    }

    /** Offers a copy that comes for the first time; {@code copy.feeder} must be set if a lane here may block. */
    public Outcome offer(Copy copy, long now) {
        copy.offeredAt = now;
        Lifetime lifetime = lifetimes[copy.priority()];
        if (lifetime != null) {
            copy.deadline = Math.min(copy.deadline, copy.message.occurredAt + lifetime.of(copy.message));
        }
        boolean atOnce = waiting == 0 && held == 0 && closures == 0 && taker.ready();
        if (now > copy.deadline && (atOnce || rules.expiry() == Expiry.AT_DEADLINE)) {
            losses.lost(copy, Fate.EXPIRED, now); // too old before it came
            return Outcome.LOST;
        }
        if (atOnce) {
            enter(copy, now);
            taker.take(copy, now);
            return Outcome.ACCEPTED;
        }
        Lane lane = byPriority[copy.priority()];
        if (lane.hasRoom() && waiting < rules.sharedCapacity() && lane.held.isEmpty()) {
            enter(copy, now);
            stand(copy, lane, ++back, now);
            return Outcome.ACCEPTED;
        }
        return overflow.decide(copy, lane, now);
    }

    @Override
    public void pump(long now) {
        if (pumping) {
            return; // whoever pumps already goes on until nothing waits or nobody takes
        }
        pumping = true;
        while (pumpOne(now)) {
            // one at a time
        }
        pumping = false;
    }

    /** Gives the taker at most one copy. @return whether it got one */
    public boolean pumpOne(long now) {
        while (closures == 0 && taker.ready()) {
            if (waiting == 0) {
                if (held == 0 || !letIn(now)) {
                    return false;
                }
                return true;
            }
            Copy copy = dispatcher.next();
            if (copy == null) {
                return false;
            }
            Lane lane = byPriority[copy.priority()];
            boolean expired = now > copy.deadline;
            leave(copy, lane, now);
            if (expired) {
                lose(copy, Fate.EXPIRED, now);
            } else {
                dispatcher.served(lane);
                taker.take(copy, now);
            }
            letInAll(now);
            if (!expired) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void rejoin(Copy copy, long now) {
        stand(copy, byPriority[copy.priority()], rules.dispatch().newestFirst() ? --front : ++back, now);
        pump(now);
    }

    @Override
    public void putBack(Copy copy, long now) {
        stand(copy, byPriority[copy.priority()], rules.dispatch().newestFirst() ? ++back : --front, now);
    }

    /** Stops dispatching until {@link #open}; newcomers still enter the lanes. */
    public void close() {
        closures++;
    }

    /** Takes one {@link #close} back; dispatches again after the last. */
    public void open(long now) {
        closures--;
        pump(now);
    }

    /** How many wait in all lanes together, over time. */
    public Level total() {
        return total;
    }

    /** Measures the number that wait in all lanes, or in that of one priority, with one more level. */
    public void watch(Level level, @Nullable Priority priority) {
        if (priority != null) {
            byPriority[priority.ordinal()].watch(level);
        } else {
            totals = Arrays.copyOf(totals, totals.length + 1);
            totals[totals.length - 1] = level;
        }
    }

    /** Loses all that wait here and all that are held back before it. */
    public void loseAll(Fate fate, long now) {
        for (Lane lane : lanes) {
            for (Copy copy = lane.head(); copy != null; copy = lane.head()) {
                leave(copy, lane, now);
                lose(copy, fate, now);
            }
        }
        for (Lane lane : lanes) {
            // a feeder that is released may offer its next at once, so take only those that stand here now
            for (int n = lane.held.size(); n > 0; n--) {
                Copy copy = lane.held.remove();
                held--;
                losses.lost(copy, fate, now);
                release(copy, now);
            }
        }
    }

    /** Visits all that wait in lanes. */
    public void forEachWaiting(Consumer<? super Copy> visitor) {
        lanes.forEach(lane -> lane.line().forEach(visitor));
    }

    /** Visits all that are held back before a lane. */
    public void forEachHeld(Consumer<? super Copy> visitor) {
        lanes.forEach(lane -> lane.held.forEach(visitor));
    }

    /** A newcomer ends before it entered. */
    void turnAway(Copy copy, Fate fate, long now) {
        losses.lost(copy, fate, now);
    }

    /** A newcomer takes the place of one that waits. */
    void replace(Copy victim, Fate fate, Copy newcomer, Lane lane, long now) {
        leave(victim, byPriority[victim.priority()], now);
        lose(victim, fate, now);
        enter(newcomer, now);
        stand(newcomer, lane, ++back, now);
    }

    /** A newcomer waits outside. */
    void hold(Copy newcomer, Lane lane) {
        newcomer.turn = ++back;
        lane.held.add(newcomer);
        held++;
    }

    private void enter(Copy copy, long now) {
        copy.enteredAt = now;
        copy.queuedAt = now;
        presence.entered(now);
        if (entrance != null) {
            entrance.accept(copy);
        }
    }

    private void stand(Copy copy, Lane lane, long turn, long now) {
        copy.queuedAt = now;
        copy.turn = turn;
        Lifetime lifetime = lane.rules().lifetime();
        if (lifetime != null && !copy.stood) {
            copy.stood = true; // one that comes back keeps the deadline that it had
            copy.deadline = Math.min(copy.deadline, now + lifetime.of(copy.message));
        }
        boolean wakes = lane.waiting() == 0;
        lane.add(copy, now);
        waiting++;
        measure(now);
        if (wakes) {
            dispatcher.woke(lane);
        }
        if (copy.deadline != Long.MAX_VALUE && rules.expiry() == Expiry.AT_DEADLINE) {
            copy.expirySlot = dated.put(copy);
            copy.expiryTicket = expire.timer(Math.max(now, copy.deadline), copy.expirySlot);
        }
    }

    private void leave(Copy copy, Lane lane, long now) {
        lane.remove(copy, now);
        waiting--;
        measure(now);
        if (copy.expiryTicket != -1) {
            simulation.cancel(copy.expiryTicket);
            copy.expiryTicket = -1;
            dated.take(copy.expirySlot);
        }
    }

    private void measure(long now) {
        for (Level total : totals) {
            total.set(now, waiting);
        }
    }

    private void lose(Copy copy, Fate fate, long now) {
        presence.left(copy, now);
        losses.lost(copy, fate, now);
    }

    private void onExpire(long now, long slot) {
        Copy copy = dated.take((int) slot);
        copy.expiryTicket = -1;
        leave(copy, byPriority[copy.priority()], now);
        lose(copy, Fate.EXPIRED, now);
        letInAll(now);
    }

    private void letInAll(long now) {
        while (held > 0 && letIn(now)) {
            // as long as there is room
        }
    }

    /** Lets in the one that has stood outside longest among those for whom there is room. */
    private boolean letIn(long now) {
        boolean atOnce = waiting == 0 && closures == 0 && taker.ready();
        Lane longest = null;
        for (Lane lane : lanes) {
            Copy first = lane.held.peek();
            if (first != null
                    && (atOnce || lane.hasRoom() && waiting < rules.sharedCapacity())
                    && (longest == null || first.turn < outside(longest).turn)) {
                longest = lane;
            }
        }
        if (longest == null) {
            return false;
        }
        Copy copy = longest.held.remove();
        held--;
        if (now > copy.deadline) {
            losses.lost(copy, Fate.EXPIRED, now);
        } else if (atOnce) {
            enter(copy, now);
            taker.take(copy, now);
        } else {
            enter(copy, now);
            stand(copy, longest, ++back, now);
        }
        release(copy, now);
        return true;
    }

    private static Copy outside(Lane lane) {
        return lane.held.element();
    }

    private static void release(Copy copy, long now) {
        if (copy.feeder == null) {
            throw new IllegalStateException(
                    "a lane held back a message of '" + copy.message.origin.name() + "' that nobody feeds");
        }
        copy.feeder.released(copy, now);
    }
}
