package buzzville.broker;

import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Lifetime;
import buzzville.message.Owners;
import buzzville.message.Priority;
import buzzville.message.Taker;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.random.Draws;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one stage: its lanes, who may enter them, who leaves them next and who leaves them unserved.
 *
 * <p>A copy that a taker can take at once never stands in a lane; one that a full lane holds back stands outside.
 */
public final class Lanes implements Backlog, Entrance.Inside, Aggregator.Inside, Recall.Home {
    /** What became of an offered copy. */
    public enum Outcome {
        /** It waits in a lane or was taken at once. */
        ACCEPTED,
        /** It ended here; its loss is booked. */
        LOST,
        /** It stands outside; its feeder will be told. */
        HELD
    }

    private final Simulation simulation;
    private StageRules rules;
    private final LaneSet lanes;
    /** That of {@link #lanes}, for the hot path. */
    private final Lane[] byPriority;

    final @Nullable Lifetime[] lifetimes;
    /** Whether lanes have workers of their own, or partitions. */
    private boolean apart;

    private Losses losses;
    final Outside outside;
    private final Overflow overflow = new Overflow(this);
    private final Presence presence;
    final Forecourt before = new Forecourt(this);
    private @Nullable Entrance gate; // that of the forecourt

    private @Nullable Consumer<? super Copy> entrance;
    private Taker taker = Nobody.HERE;
    private int closures;
    private boolean pumping;

    /**
     * The lanes of the stage {@code name}; {@link #serve} must name the taker before anything is offered.
     *
     * @param changes whether they may have to {@linkplain #keepTo keep to} other rules one day
     */
    public Lanes(Simulation simulation, String name, StageRules rules, boolean changes, Span span, Losses losses) {
        this.simulation = simulation;
        this.rules = rules;
        this.losses = losses;
        this.presence = new Presence(name);
        this.lanes = new LaneSet(simulation, name, rules, changes, span, this::expired);
        this.byPriority = lanes.byPriority;
        this.lifetimes = rules.lifetimes().toArray(new Lifetime[0]);
        this.apart = rules.dispatch().ownsWorkers();
        this.outside = new Outside(simulation, name, lanes.ever(), this::lost);
    }

    /**
     * Keeps to other rules from now on: what waits stays and keeps its turn and its deadline, in a full lane too; what is held
     * back stays so until there is room. A dispatch policy that belongs to lanes with workers of their own cannot come or go.
     *
     * @param guards the admission policies from now on
     * @param aggregations what stands behind these
     */
    public void keepTo(StageRules other, List<Entrance.Guard> guards, List<AggregationRules> aggregations, long now) {
        rules = other;
        other.lifetimes().toArray(lifetimes);
        lanes.keepTo(other, taker, now);
        LongConsumer release = before.keepTo(guards, aggregations, now);
        outside.look();
        letInAll(now);
        pump(now);
        release.accept(now);
    }

    /** Keeps to other admission policies and aggregations from now on; what those that go hold comes in now, in order. */
    public void keepTo(List<Entrance.Guard> guards, List<AggregationRules> aggregations, long now) {
        before.keepTo(guards, aggregations, now).accept(now);
    }

    /** Names who takes what waits here. */
    public void serve(Taker taker) {
        this.taker = taker;
        lanes.dispatcher().serve(taker);
    }

    /** Each of those who take takes messages of some partitions only; before {@link #serve}. */
    public void share(Owners owners) {
        apart = true;
        lanes.share(rules, owners);
        outside.share();
    }

    /** Messages wait by the order in which their turns came, whoever hands them back; before anything happens. */
    void rank() {
        lanes.rank();
    }

    /** Tells somebody of every copy that enters, in that order. */
    public void watchEntrance(Consumer<? super Copy> watcher) {
        entrance = entrance == null ? watcher : ((Consumer<Copy>) entrance::accept).andThen(watcher);
    }

    /** Keeps books of what the lanes' own policies do; at most once, before anything happens. */
    public void keep(LaneBooks books) {
        losses = books.before(losses);
        overflow.keep(books);
        watchEntrance(books::entered);
    }

    /** All lanes that there ever were, the most urgent first. */
    @Override
    public List<Lane> lanes() {
        return lanes.ever();
    }

    /** Who is at this stage, from entering it to leaving it for good. */
    public Presence presence() {
        return presence;
    }

    /** Puts admission policies before the lanes; at most once, before anything happens. */
    public void guard(String name, List<Entrance.Guard> guards, Function<String, Draws> draws) {
        before.guard(simulation, name, guards, draws);
        gate = before.gate;
    }

    /** Puts aggregations between admission and the lanes; at most once, before anything happens. */
    public void aggregate(String name, List<AggregationRules> all, int kinds, Broker broker, Ledger ledger) {
        before.aggregate(simulation, name, all, kinds, byPriority, broker, ledger);
    }

    /** The run ends: visits all that an admission policy has put off and all that is in open windows. */
    public void forEachPutOff(Consumer<? super Copy> visitor) {
        before.forEachPutOff(visitor);
    }

    /** Offers a copy that comes for the first time; {@code copy.feeder} must be set if a lane here may block. */
    public Outcome offer(Copy copy, long now) {
        copy.offeredAt = now;
        return before.empty ? emit(copy, now) : before.offer(copy, now);
    }

    @Override
    public Outcome enter(Copy copy, long now) {
        return before.enter(copy, now);
    }

    @Override
    public Outcome emit(Copy copy, long now) {
        Lifetime lifetime = lifetimes[copy.priority()];
        if (lifetime != null) {
            copy.deadline = Math.min(copy.deadline, copy.message.occurredAt + lifetime.of(copy.message));
        }
        Lane lane = byPriority[copy.priority()];
        boolean atOnce = (apart ? outside.letsPass(copy, lane) : outside.isEmpty()) && passes(copy);
        if (now > copy.deadline && (atOnce || rules.expiry() == Expiry.AT_DEADLINE)) {
            losses.lost(copy, Fate.EXPIRED, now); // too old before it came
            return Outcome.LOST;
        }
        if (atOnce) {
            comeIn(copy, now);
            serve(copy, null, now);
            return Outcome.ACCEPTED;
        }
        if (lanes.hasRoom(lane) && (outside.isEmpty() || lane.held.isEmpty())) {
            stepIn(copy, now);
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
            Copy overdue = gate == null || waiting() == 0 ? null : gate.overdue(now);
            Copy copy = overdue != null
                    ? overdue
                    : waiting() == 0 ? null : lanes.dispatcher().next();
            if (copy == null) {
                return !outside.isEmpty() && letIn(now);
            }
            Lane lane = byPriority[copy.priority()];
            lanes.leave(copy, now);
            boolean late = overdue != null || now > copy.deadline;
            if (late) {
                lose(copy, overdue != null ? Fate.SHED : Fate.EXPIRED, now);
            }
            boolean served = !late && serve(copy, lane, now);
            letInAll(now);
            if (served) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void rejoin(Copy copy, long now) {
        lanes.stand(copy, byPriority[copy.priority()], !rules.dispatch().newestFirst(waiting() + 1), now);
        pump(now);
    }

    @Override
    public void putBack(Copy copy, long now) {
        lanes.stand(copy, byPriority[copy.priority()], rules.dispatch().newestFirst(waiting() + 1), now);
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
        return lanes.total().level();
    }

    /** Tells somebody of every change of how many wait in all lanes, and perhaps somebody of how many are held back before them. */
    public void tell(LengthWatcher watcher, @Nullable LengthWatcher heldBack) {
        lanes.total().tell(watcher);
        before.tell(heldBack, outside);
    }

    /** Measures the number that wait in all lanes, or in that of one priority, with one more level. */
    public void watch(Level level, @Nullable Priority priority) {
        lanes.watch(level, priority);
    }

    /** Loses all that wait here or in open windows, all that are held back before it and all that were put off. */
    public void loseAll(Fate fate, long now) {
        before.loseAll(fate, now);
        for (Lane lane : lanes.open()) {
            for (Copy copy = lane.head(); copy != null; copy = lane.head()) {
                lanes.leave(copy, now);
                lose(copy, fate, now);
            }
        }
        outside.loseAll(fate, now);
    }

    /** Visits all that wait in lanes. */
    public void forEachWaiting(Consumer<? super Copy> visitor) {
        lanes.forEachWaiting(visitor);
    }

    /** Visits all that are held back, before a lane or for the sake of order. */
    public void forEachHeld(Consumer<? super Copy> visitor) {
        before.forEachHeld(lanes.open(), visitor);
    }

    @Override
    public void lost(Copy copy, Fate fate, long now) {
        before.losing(copy, fate, now);
        losses.lost(copy, fate, now);
    }

    @Override
    public int waiting() {
        return lanes.waiting();
    }

    @Override
    public Lane lane(int priority) {
        return byPriority[priority];
    }

    void replace(Copy victim, Fate fate, Copy newcomer, long now) {
        lanes.leave(victim, now);
        lose(victim, fate, now);
        stepIn(newcomer, now);
    }

    /** @return whether the taker got it, for an admission policy may shed it */
    private boolean serve(Copy copy, @Nullable Lane from, long now) {
        if (gate != null && !gate.serves(copy, now)) {
            lose(copy, Fate.SHED, now);
            return false;
        }
        if (from != null) {
            lanes.dispatcher().served(from);
        }
        taker.take(copy, now);
        return true;
    }

    private void comeIn(Copy copy, long now) {
        copy.enteredAt = now;
        copy.queuedAt = now;
        presence.entered(copy, now);
        if (gate != null) {
            gate.entered(copy, now);
        }
        if (entrance != null) {
            entrance.accept(copy);
        }
    }

    /** Takes in a copy that nobody turns away, above the capacity if need be, at the tail. */
    void stepIn(Copy copy, long now) {
        comeIn(copy, now);
        lanes.stand(copy, byPriority[copy.priority()], true, now);
    }

    void stepInFirst(Copy copy, long now) {
        comeIn(copy, now);
        putBack(copy, now);
    }

    @Override
    public void comeAgain(Copy copy, long now) {
        if (before.again(copy, now)) {
            stepIn(copy, now);
        }
    }

    void leave(Copy copy, long now) {
        lanes.leave(copy, now);
    }

    @Override
    public void lose(Copy copy, Fate fate, long now) {
        presence.left(copy, false, now);
        losses.lost(copy, fate, now);
    }

    private void expired(Copy copy, long now) {
        lanes.leave(copy, now);
        lose(copy, Fate.EXPIRED, now);
        letInAll(now);
    }

    private void letInAll(long now) {
        while (!outside.isEmpty() && letIn(now)) {
            // as long as there is room
        }
    }

    /** Lets in the one that has stood outside longest among those for whom there is room. */
    private boolean letIn(long now) {
        Copy copy = outside.take(this::hasRoom, now);
        if (copy == null) {
            return false;
        } else if (now > copy.deadline) {
            losses.lost(copy, Fate.EXPIRED, now);
        } else if (passes(copy)) {
            comeIn(copy, now);
            serve(copy, null, now);
        } else {
            stepIn(copy, now);
        }
        Outside.release(copy, now);
        return true;
    }

    private boolean hasRoom(Copy copy, Lane lane) {
        return passes(copy) || lanes.hasRoom(lane);
    }

    private boolean passes(Copy copy) {
        return closures == 0 && (waiting() == 0 || apart && lanes.dispatcher().next() == null) && taker.readyFor(copy);
    }
}
