package buzzville.broker;

import buzzville.broker.order.Candidate;
import buzzville.broker.order.Heartbeats;
import buzzville.broker.order.Overseer;
import buzzville.broker.order.Postmark;
import buzzville.broker.order.Postmarks;
import buzzville.broker.order.Turns;
import buzzville.clock.HybridStamp;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Books;
import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.LengthWatcher;
import buzzville.message.Lifetime;
import buzzville.message.Message;
import buzzville.message.Parcels;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.metric.Sum128;
import buzzville.metric.TurnTally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds messages back before a subscription until it is their turn. What is held back is in nobody's way: whoever fed it is done,
 * and its time to live goes on. It stands in the broker's memory, and is lost with that.
 */
public final class HoldBack implements Feeder, Heartbeats.Listener {
    /** Instead of a patience: a message waits as long as it must. */
    public static final long FOREVER = Long.MAX_VALUE;

    private static final class Waiting extends Candidate {
        final Copy copy;
        /** What became of it if it was its turn when it came. */
        Lanes.@Nullable Outcome outcome;

        boolean held;
        /** Whether it has ever been held back, and since when it is now. */
        boolean counted;

        long since;
        int slot;
        long ticket = -1;

        Waiting(Postmark mark, int subscription, Copy copy) {
            super(mark, subscription);
            this.copy = copy;
        }
    }

    private final Simulation simulation;
    private final String name;
    private final Lanes lanes;
    private final Broker broker;
    private final Postmarks marks;
    private final int subscription;
    private final long patience;
    private final Books<TurnTally> books;
    private final Turns<Waiting> turns;
    private final EventType giveUp;
    private final Expiries expiries;
    private final Level level;
    private final Sum128 spent = new Sum128();
    private final Parcels<Waiting> impatient = new Parcels<>();
    private final Map<Copy, Waiting> all = new LinkedHashMap<>();
    /** Those that stand in a journal and nowhere else for a while. */
    private final Map<Copy, Waiting> away = new HashMap<>();

    private @Nullable Overseen<Waiting> overseen;

    private long ranks;
    private @Nullable Heartbeats heartbeats;
    private @Nullable LengthWatcher watcher;
    private boolean givingUp;

    /** Decides whose turn it is. */
    public interface TurnsOf {
        <C extends Candidate> Turns<C> start(int subscription, Turns.Exit<C> exit);
    }

    /**
     * Holds back what comes to a subscription; before anything happens.
     *
     * @param patience how long at most, nanoseconds, or {@link #FOREVER}
     */
    public HoldBack(
            Simulation simulation,
            Subscription to,
            Broker broker,
            Postmarks marks,
            long patience,
            TurnsOf turns,
            Books<TurnTally> books,
            Span span) {
        this.name = to.account().name() + "/order";
        this.simulation = simulation;
        this.lanes = to.lanes();
        this.broker = broker;
        this.marks = marks;
        this.subscription = marks.subscription(to.account());
        this.patience = patience;
        this.books = books;
        this.turns = turns.start(subscription, this::go);
        this.giveUp = simulation.eventType(
                name + "/give-up", Rank.TIMER, (now, slot) -> giveUp(impatient.at((int) slot), now));
        this.expiries = new Expiries(simulation, name, this::expired);
        this.level = new Level(name, span);
        lanes.before.hold(this);
        lanes.rank();
    }

    /** Lets somebody see what is held back; before anything happens. */
    public void tell(Overseer who) {
        overseen = new Overseen<>(who, turns, subscription, one -> one.copy);
    }

    /** Says when somebody waits here; before anything happens. */
    public void listen(Heartbeats beats) {
        heartbeats = beats;
    }

    /** How many are held back, over time. */
    public Level level() {
        return level;
    }

    /** A copy comes for the first time. */
    Lanes.Outcome offer(Copy copy, long now) {
        Postmark mark = marks.of(copy.message);
        if (mark == null || mark.place(subscription) == 0) {
            copy.rank = ++ranks;
            return lanes.before.admit(copy, now); // nobody saw it leave for here
        }
        Waiting one = new Waiting(mark, subscription, copy);
        turns.come(one, now);
        show(now);
        if (one.outcome != null) {
            return one.outcome;
        }
        hold(one, now);
        return Lanes.Outcome.ACCEPTED;
    }

    private void hold(Waiting one, long now) {
        Copy copy = one.copy;
        one.held = true;
        one.since = now;
        copy.feeder = this; // whoever fed it is done: it waits here from now on
        all.put(copy, one);
        change(copy, 1, now);
        if (overseen != null) {
            overseen.held(one, now);
        }
        if (!one.counted) {
            one.counted = true;
            books.note(copy.message, tally -> tally.heldBack(copy.message.occurredAt));
        }
        Lifetime lifetime = lanes.lifetimes[copy.priority()];
        if (lifetime != null) {
            copy.deadline = Math.min(copy.deadline, copy.message.occurredAt + lifetime.of(copy.message));
        }
        if (copy.deadline != Long.MAX_VALUE) {
            expiries.await(copy, now);
        }
        if (patience != FOREVER) {
            one.slot = impatient.put(one);
            one.ticket = giveUp.timer(Math.max(now, copy.offeredAt + patience), one.slot);
        }
        if (heartbeats != null) {
            heartbeats.wake(now);
        }
    }

    private boolean go(Waiting one, boolean late, long now) {
        Copy copy = one.copy;
        long occurredAt = copy.message.occurredAt;
        if (one.held) {
            if (overseen != null) {
                overseen.goes(one, !givingUp, late, now);
            }
            release(one, now);
        }
        if (one.counted) {
            books.note(copy.message, tally -> tally.handedOver(occurredAt, now - copy.offeredAt, !givingUp));
        } else {
            books.note(copy.message, tally -> tally.passed(occurredAt));
        }
        if (late) {
            books.note(copy.message, tally -> tally.late(occurredAt));
        }
        copy.rank = ++ranks;
        one.goes(copy.rank);
        one.outcome = lanes.before.admit(copy, now);
        boolean refused = one.outcome == Lanes.Outcome.LOST && copy.comesAgain;
        if (refused) {
            one.comesBack(copy.rank);
        }
        return !refused;
    }

    /** It is held back no longer. */
    private void release(Waiting one, long now) {
        all.remove(one.copy);
        if (overseen != null) {
            overseen.left(one);
        }
        change(one.copy, -1, now);
        spent.add(now - one.since);
        one.held = false;
        if (one.ticket != -1) {
            simulation.cancel(one.ticket);
            impatient.take(one.slot);
            one.ticket = -1;
        }
        if (one.copy.expiryTicket != -1) {
            expiries.forget(one.copy);
        }
    }

    private void show(long now) {
        if (overseen != null) {
            overseen.show(now);
        }
    }

    private void change(Copy copy, int by, long now) {
        level.add(now, by);
        books.note(copy.message, tally -> tally.holds(by, now));
        if (watcher != null) {
            watcher.changed(by, now);
        }
    }

    private void giveUp(Waiting one, long now) {
        broker.replay(
                () -> {
                    givingUp = true;
                    turns.giveUp(one, now);
                    givingUp = false;
                    show(now);
                },
                now);
    }

    private void expired(Copy copy, long now) {
        Waiting one = Objects.requireNonNull(all.get(copy), "nobody holds back what expired");
        release(one, now);
        books.note(copy.message, tally -> tally.lost(copy.message.occurredAt));
        broker.replay(
                () -> {
                    lanes.lost(copy, Fate.EXPIRED, now);
                    turns.end(one, now);
                    show(now);
                },
                now);
    }

    /** Takes out what stands in a journal and nowhere else from now on. */
    void recall(Predicate<? super Copy> which, Consumer<? super Copy> taker, long now) {
        for (Waiting one : List.copyOf(all.values())) {
            if (which.test(one.copy)) {
                turns.leave(one);
                release(one, now);
                away.put(one.copy, one);
                taker.accept(one.copy);
            }
        }
    }

    /** One may be back from there. @return whether it is one of these */
    boolean again(Copy copy, long now) {
        Waiting one = away.remove(copy);
        if (one == null) {
            return false;
        }
        one.outcome = null;
        turns.come(one, now);
        show(now);
        if (one.outcome == null) {
            hold(one, now);
        }
        return true;
    }

    /** One ends that may be there. */
    void losing(Copy copy, Fate fate, long now) {
        Waiting one = away.remove(copy);
        if (one == null) {
            return;
        }
        books.note(copy.message, tally -> tally.lost(copy.message.occurredAt));
        broker.replay(
                () -> {
                    if (fate == Fate.CRASHED) {
                        turns.forget(one);
                        turns.look(now);
                    } else {
                        turns.end(one, now);
                    }
                    show(now);
                },
                now);
    }

    /** A message does not come here. */
    void skip(Message message, long now) {
        Postmark mark = marks.of(message);
        if (mark != null && mark.place(subscription) > 0) {
            broker.replay(
                    () -> {
                        turns.skip(mark, now);
                        show(now);
                    },
                    now);
        }
    }

    /** Loses all that is held back. */
    void loseAll(Fate fate, long now) {
        for (Waiting one : List.copyOf(all.values())) {
            turns.forget(one);
            release(one, now);
            books.note(one.copy.message, tally -> tally.lost(one.copy.message.occurredAt));
            lanes.lost(one.copy, fate, now);
        }
    }

    /** Somebody begins with a copy; it is late if the one whose turn it was has been lost on its way to him. */
    public void begins(Copy copy) {
        Postmark mark = marks.of(copy.message);
        if (mark != null && mark.begins(subscription, copy.rank)) {
            books.note(copy.message, tally -> tally.late(copy.message.occurredAt));
        }
    }

    /** Visits all that is held back. */
    void forEach(Consumer<? super Copy> visitor) {
        all.keySet().forEach(visitor);
    }

    void tell(LengthWatcher more) {
        watcher = watcher == null ? more : LengthWatcher.both(watcher, more);
    }

    @Override
    public void heard(int sender, HybridStamp stamp, int sent, long now) {
        books.all().heard(now);
        broker.replay(
                () -> {
                    turns.heard(sender, stamp, sent, now);
                    show(now);
                },
                now);
    }

    @Override
    public boolean waits() {
        return !all.isEmpty();
    }

    /** What was held back and then stood before a full lane has been let in: nobody waits for that. */
    @Override
    public void released(Copy copy, long now) {}

    /** The run ends at {@code end}; fails unless the integral of the number held back is the time that all spent here. */
    public void finish(long end) {
        level.finish(end);
        books.each(tally -> tally.finish(end));
        all.values().forEach(one -> spent.add(end - one.since));
        List<Copy> unfinished = new ArrayList<>(all.keySet());
        unfinished.addAll(away.keySet());
        for (Copy copy : unfinished) {
            books.note(copy.message, tally -> tally.stillHeld(copy.message.occurredAt, end - copy.offeredAt));
        }
        if (!level.wholeArea().equals(spent)) {
            throw new IllegalStateException(
                    "Little's law does not hold before " + name + ": the integral of the number held" + " back is "
                            + level.wholeArea() + " ns, the messages spent " + spent + " ns");
        }
    }
}
