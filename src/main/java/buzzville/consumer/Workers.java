package buzzville.consumer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Parcels;
import buzzville.message.Taker;
import buzzville.message.Way;
import buzzville.message.Work;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pool of workers before one queue: each takes a message, works on it for its service time, acknowledges and takes the
 * next. The threads of a broker's partition are such a pool too.
 *
 * <p>A copy's worker, receipt and start are written into the copy. One event is pending for each busy worker.
 */
public final class Workers implements Taker {
    private static final long NOT_FROZEN = -1;

    private final Simulation simulation;
    private final WorkerRules rules;
    private final Work work;
    private final Backlog backlog;
    private final Roster roster;
    private final BusyLevels busy;
    private final EventType finish;
    private final EventType receive;
    private final ReturnWay acknowledgements;
    private final Parcels<Copy> onTheWay = new Parcels<>();

    private @Nullable Copy[] current = {};
    private long[] finishAt = {};
    private long[] ticket = {};
    private long[] frozenFor = {};
    int[] outages = {};
    boolean[] aborted = {};

    private final Received received;
    /** Null where everybody begins with what he has. */
    private final @Nullable Turnstile turnstile;

    private final @Nullable Staff staff;
    private int unlimitedOutages;
    private final Slowness slowness = new Slowness();
    private long taken;

    /** Workers named {@code name} in messages and traces. */
    public Workers(Simulation simulation, String name, WorkerRules rules, Work work, Backlog backlog, Span span) {
        this.simulation = simulation;
        this.rules = rules;
        this.work = work;
        this.backlog = backlog;
        this.roster = Roster.of(simulation, name, rules, backlog);
        this.busy = new BusyLevels(new Level(name + "/busy", span));
        this.finish =
                simulation.eventType(name + "/finish", Rank.COMPLETION, (now, worker) -> onFinish(now, (int) worker));
        this.receive = simulation.eventType(
                name + "/receive", Rank.NETWORK, (now, slot) -> receive(onTheWay.take((int) slot), now));
        this.acknowledgements = new ReturnWay(simulation, name, rules.back(), this::settle, backlog);
        this.turnstile = rules.inOrder() ? new Turnstile() : null;
        this.received = new Received(rules.inOrder() ? ArrayDeque::new : roster::buffer);
        ensure(Math.max(16, roster.known()));
        this.staff = rules.scaled() ? new Staff(simulation, this, roster, name, span) : null;
    }

    /** The number of busy workers, over time. */
    public Level busy() {
        return busy.first();
    }

    /** Measures the number of busy workers with one more level. */
    public void watch(Level level) {
        busy.watch(level);
    }

    public WorkerRules rules() {
        return rules;
    }

    /** Who exists, where that changes; null elsewhere. */
    public @Nullable Staff staff() {
        return staff;
    }

    /** How many times as long as drawn services take that begin from now on. */
    public Slowness slowness() {
        return slowness;
    }

    @Override
    public boolean ready() {
        return roster.ready() && isOpen();
    }

    @Override
    public boolean readyFor(Copy copy) {
        return roster.readyFor(copy) && isOpen();
    }

    private boolean isOpen() {
        return unlimitedOutages == 0 && (turnstile == null || turnstile.isOpen());
    }

    @Override
    public void take(Copy copy, long now) {
        int worker = roster.chooseFor(copy);
        ensure(worker + 1);
        copy.worker = worker;
        copy.dispatchedAt = now;
        copy.turn = ++taken;
        copy.waited += now - copy.queuedAt;
        if (turnstile != null) {
            turnstile.dispatched(copy);
        }
        long delay = roster.delay(rules.there(), copy);
        if (delay == 0) {
            receive(copy, now);
        } else if (delay == Way.LOST) {
            work.lost(copy, Fate.NETWORK, now);
            roster.handedBack(worker);
            settle(worker, null, now);
            passed(copy, now);
        } else {
            receive.in(delay, onTheWay.put(copy));
        }
    }

    @Override
    public void release(Copy copy, long now) {
        done(copy, null, now);
    }

    /**
     * Some workers go down; outages of one worker may overlap, and it is up again when the last of them ends.
     *
     * @param from lowest number that goes down
     * @param to number after the highest; for an unlimited pool all workers go down
     */
    public void goDown(int from, int to, InService inService, long now) {
        assert rules.interruptible();
        List<Copy> back = new ArrayList<>();
        unlimitedOutages += unlimited() ? 1 : 0;
        for (int worker = from; worker < Math.min(to, roster.known()); worker++) {
            aborted[worker] |= inService == InService.ABORT;
            if (outages[worker]++ == 0 && !unlimited()) {
                roster.leaves(worker);
            }
            if (inService != InService.FINISH) {
                interrupt(worker, inService, back, now);
            }
        }
        if (staff != null) {
            staff.down(to, inService, now);
        }
        if (turnstile != null && !rules.acknowledgeOnReceipt()) {
            turnstile.sendBack(worker -> outages[worker] > 0, received::putDown, back);
        }
        back.sort(Comparator.<Copy>comparingLong(copy -> copy.turn).reversed()); // the first taken ends up as the head
        back.forEach(copy -> giveBack(copy, now));
        backlog.pump(now);
    }

    /** The end of an outage that {@link #goDown} began with the same numbers. */
    public void comeUp(int from, int to, long now) {
        unlimitedOutages -= unlimited() ? 1 : 0;
        for (int worker = from; worker < Math.min(to, roster.known()); worker++) {
            if (outages[worker] == 0 || --outages[worker] > 0) {
                continue; // an unlimited pool may have grown since, or another outage goes on
            }
            aborted[worker] = false;
            if (!unlimited()) {
                roster.comes(worker);
            }
            if (frozenFor[worker] != NOT_FROZEN) {
                busy.add(now, 1);
                resumeIn(worker, frozenFor[worker], now);
                frozenFor[worker] = NOT_FROZEN;
            } else if (current[worker] == null) {
                beginNext(worker, now);
            }
        }
        if (staff != null) {
            staff.up(to, now);
        }
        backlog.pump(now);
    }

    /** Visits all copies that are with the workers or between them and their queue. */
    public void forEach(Consumer<? super Copy> visitor) {
        onTheWay.forEach(visitor);
        for (int worker = 0; worker < roster.known(); worker++) {
            Copy copy = current[worker];
            if (copy != null) {
                visitor.accept(copy);
            }
            received.forEach(worker, visitor);
        }
        acknowledgements.forEachReturned(visitor);
    }

    private boolean unlimited() {
        return rules.workers() == WorkerRules.UNLIMITED;
    }

    private void receive(Copy copy, long now) {
        int worker = copy.worker;
        copy.receivedAt = now;
        copy.travelled += now - copy.dispatchedAt;
        if (outages[worker] > 0 && aborted[worker] || turnstile != null && turnstile.returns(copy)) {
            putBack(copy, now);
            backlog.pump(now);
            return;
        }
        if (rules.acknowledgeOnReceipt()) {
            acknowledgements.send(copy, null, now);
        }
        if (!isFree(worker) || turnstile != null && turnstile.next() != copy) {
            received.add(copy);
        } else {
            if (!begin(copy, now)) {
                backlog.pump(now);
            }
            passed(copy, now);
        }
        if (rules.acknowledgeOnReceipt()) {
            backlog.pump(now);
        }
    }

    /** Begins with a copy that has reached its worker. @return false if it had expired and the worker is idle */
    private boolean begin(Copy copy, long now) {
        copy.waited += now - copy.receivedAt;
        if (now > copy.deadline) {
            work.lost(copy, Fate.EXPIRED, now);
            roster.handedBack(copy.worker);
            if (!rules.acknowledgeOnReceipt()) {
                acknowledgements.send(copy, null, now);
            }
            return false;
        }
        int worker = copy.worker;
        copy.startedAt = now;
        copy.attempts++;
        current[worker] = copy;
        busy.add(now, 1);
        long time = work.serviceTime(copy);
        if (rules.instant()) {
            onFinish(now, worker);
        } else {
            resumeIn(worker, slowness.stretched(time, worker), now);
        }
        return true;
    }

    private void beginNext(int worker, long now) {
        if (turnstile != null) {
            goOn(turnstile, now);
            return;
        }
        boolean idle = outages[worker] == 0;
        while (idle) {
            Copy next = received.next(worker);
            idle = next != null && !begin(next, now);
        }
    }

    /** Nobody need wait any longer for the start of one. */
    private void passed(Copy copy, long now) {
        if (turnstile != null) {
            turnstile.over(copy);
            goOn(turnstile, now);
        }
    }

    /** Whoever has the next in hand begins with it, if he can. */
    private void goOn(Turnstile gate, long now) {
        for (Copy next = gate.next();
                next != null && isFree(next.worker) && received.putDown(next);
                next = gate.next()) {
            gate.over(next);
            begin(next, now);
        }
    }

    private boolean isFree(int worker) {
        return outages[worker] == 0 && current[worker] == null;
    }

    private void onFinish(long now, int worker) {
        Copy copy = Objects.requireNonNull(current[worker], "a worker finished without having begun");
        if (rules.interruptible()) {
            ticket[worker] = -1;
        }
        switch (work.finished(copy, now)) {
            case FREE -> done(copy, null, now);
            case RETURN -> done(copy, copy, now);
            case KEPT -> {}
        }
    }

    private void done(Copy copy, @Nullable Copy returned, long now) {
        int worker = copy.worker;
        current[worker] = null;
        roster.handedBack(worker);
        busy.add(now, -1);
        beginNext(worker, now); // before a copy that comes back could find the worker idle and overtake its buffer
        if (!rules.acknowledgeOnReceipt()) {
            acknowledgements.send(copy, returned, now);
        }
        backlog.pump(now);
        if (returned == null) {
            work.after(copy, now);
        }
    }

    /** The queue learns that a worker has one message less in hand. */
    private void settle(int worker, @Nullable Copy returned, long now) {
        roster.acknowledged(worker, unlimited() || outages[worker] == 0);
        if (returned != null) {
            backlog.rejoin(returned, now);
        }
    }

    private void interrupt(int worker, InService inService, List<Copy> back, long now) {
        Copy copy = current[worker];
        boolean frozen = frozenFor[worker] != NOT_FROZEN;
        if (copy != null && (ticket[worker] != -1 || frozen)) {
            if (!frozen) {
                simulation.cancel(ticket[worker]);
                ticket[worker] = -1;
                busy.add(now, -1);
            }
            if (inService == InService.FREEZE) {
                frozenFor[worker] = frozen ? frozenFor[worker] : finishAt[worker] - now;
            } else {
                frozenFor[worker] = NOT_FROZEN;
                current[worker] = null;
                back.add(copy);
            }
        }
        if (inService == InService.ABORT) {
            received.putDownAll(worker, back);
        }
    }

    private void giveBack(Copy copy, long now) {
        if (rules.acknowledgeOnReceipt()) {
            work.lost(copy, Fate.CRASHED, now);
            roster.handedBack(copy.worker);
            passed(copy, now);
        } else {
            putBack(copy, now);
        }
    }

    private void putBack(Copy copy, long now) {
        roster.handedBack(copy.worker);
        passed(copy, now); // before it gets another turn
        backlog.putBack(copy, now);
        settle(copy.worker, null, now);
    }

    private void resumeIn(int worker, long time, long now) {
        if (rules.interruptible()) {
            finishAt[worker] = now + time;
            ticket[worker] = finish.timer(now + time, worker);
        } else {
            finish.at(now + time, worker);
        }
    }

    void ensure(int workers) {
        if (workers <= current.length) {
            return;
        }
        int size = Math.max(Math.max(16, workers), 2 * current.length);
        current = Arrays.copyOf(current, size);
        finishAt = Arrays.copyOf(finishAt, size);
        ticket = Arrays.copyOf(ticket, size);
        outages = Arrays.copyOf(outages, size);
        aborted = Arrays.copyOf(aborted, size);
        received.ensure(size);
        int before = frozenFor.length;
        frozenFor = Arrays.copyOf(frozenFor, size);
        Arrays.fill(frozenFor, before, size, NOT_FROZEN);
    }
}
