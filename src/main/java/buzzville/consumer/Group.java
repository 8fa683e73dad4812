package buzzville.consumer;

import buzzville.consumer.group.Assignment;
import buzzville.consumer.group.RebalancePolicy;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.LengthWatcher;
import buzzville.message.Taker;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group: its members, the workers, own the partitions, and a rebalance gives these out anew when members come or go.
 *
 * <p>Stands between a queue and its workers. Messages of a partition whose owner is away, or that is changing hands, are parked
 * here, on the broker's side and outside the lanes, and go back to the head of their lanes when somebody owns it. As long as a
 * partition has an owner any worker may take its messages: who owns what decides what waits and what is delivered again, and
 * not who works.
 */
public final class Group implements Taker {
    private final Simulation simulation;
    private final RebalancePolicy policy;
    private final EventType session;
    private final EventType done;
    private final Level pausing;
    private final Span span;
    private @Nullable Workers workers;
    private @Nullable Taker next;
    private @Nullable Backlog queue;
    private @Nullable Service service;
    private @Nullable Commits commits;
    private @Nullable LengthWatcher watcher;

    private int[] owners;
    /** Who will own each partition when the rebalance that is going on is over; null if none is. */
    private int @Nullable [] planned;

    private final BitSet members = new BitSet();
    /** Members that are down; nobody has noticed yet. */
    private final BitSet away = new BitSet();
    /** Those among them whose memory is gone. */
    private final BitSet crashed = new BitSet();
    /** Those who may join again when they are up. */
    private final BitSet expelled = new BitSet();

    private final Map<Integer, Long> sessions = new HashMap<>();
    /** Partitions of which nothing is dispatched. */
    private final BitSet held = new BitSet();

    private long ticket = -1;
    private List<Copy> parked = new ArrayList<>();
    /** Processed and not committed by somebody who is gone. */
    private List<Copy> orphans = new ArrayList<>();

    private long rebalances;
    private long moved;

    /** A group of so many workers before so many partitions. */
    public Group(Simulation simulation, String name, RebalancePolicy policy, int partitions, int workers, Span span) {
        this.simulation = simulation;
        this.policy = policy;
        this.span = span;
        this.pausing = new Level(name + "/rebalancing", span);
        this.session = simulation.eventType(name + "/session", Rank.TIMER, (now, worker) -> expire((int) worker, now));
        this.done = simulation.eventType(name + "/rebalanced", Rank.TIMER, (now, argument) -> finish(now));
        members.set(0, workers);
        int[] nobody = new int[partitions];
        Arrays.fill(nobody, Assignment.NOBODY);
        owners = policy.assign(nobody, membersNow());
    }

    /** Puts the group between a queue and those who take from it. */
    public void stand(Backlog before, Taker behind, Workers crew, Service whose, @Nullable Commits those) {
        queue = before;
        next = behind;
        workers = crew;
        service = whose;
        commits = those;
        if (crew.staff() != null) {
            crew.staff().tell(this);
        }
    }

    /** For how long something stood still because partitions changed hands. */
    public Level pausing() {
        return pausing;
    }

    /** How many rebalances there were in the measured interval. */
    public long rebalances() {
        return rebalances;
    }

    /** How many partitions changed hands in them, all together. */
    public long moved() {
        return moved;
    }

    /** Who owns each partition, a worker's number or -1. */
    public int[] owners() {
        return owners.clone();
    }

    /** Tells somebody of every change of how many wait here; before anything happens. */
    public void tell(LengthWatcher waiting) {
        watcher = waiting;
    }

    /** Visits all that wait for an owner of their partition. */
    public void forEachParked(Consumer<? super Copy> visitor) {
        parked.forEach(visitor);
    }

    @Override
    public boolean ready() {
        return !stopped() && workers().ready();
    }

    @Override
    public boolean readyFor(int priority) {
        return !stopped() && workers().readyFor(priority);
    }

    @Override
    public void take(Copy copy, long now) {
        if (held.get(copy.message.partition)) {
            parked.add(copy);
            weigh(1, now);
        } else {
            workers().take(copy, now);
        }
    }

    @Override
    public void release(Copy copy, long now) {
        workers().release(copy, now);
    }

    private boolean stopped() {
        return planned != null && policy.stopsAll();
    }

    /** Some workers are about to go down; before they do. */
    void leave(int from, int to, boolean crash, long now) {
        for (int worker = members.nextSetBit(from);
                worker >= 0 && worker < to;
                worker = members.nextSetBit(worker + 1)) {
            if (crash) {
                crashed.set(worker);
                orphan(worker);
            }
            if (!away.get(worker)) {
                away.set(worker);
                sessions.put(worker, session.timer(now + policy.detect(), worker));
            }
        }
        hold();
    }

    /** Some workers may be up again. */
    void come(int from, int to, long now) {
        boolean joins = false;
        boolean any = false;
        Workers crew = Objects.requireNonNull(workers);
        int end = Math.min(to, Math.max(members.length(), expelled.length()));
        for (int worker = from; worker < end; worker++) {
            if (crew.outages[worker] > 0) {
                continue;
            }
            if (members.get(worker) && away.get(worker)) {
                stay(worker);
                joins |= crashed.get(worker);
                crashed.clear(worker);
                any = true;
            } else if (expelled.get(worker)) {
                expelled.clear(worker);
                boolean works = crew.staff() == null || crew.staff().works(worker);
                members.set(worker, works);
                joins |= works;
            }
        }
        if (joins) {
            rebalance(now);
        } else if (any) {
            hold();
            goOn(now);
        }
    }

    /** A worker begins to exist. */
    void joined(int worker, long now) {
        if (Objects.requireNonNull(workers).outages[worker] > 0) {
            expelled.set(worker);
            return;
        }
        members.set(worker);
        rebalance(now);
    }

    /** A worker gets nothing more, and has committed what it has processed. */
    void retired(int worker, long now) {
        expelled.clear(worker);
        if (members.get(worker)) {
            if (away.get(worker)) {
                stay(worker);
            }
            members.clear(worker);
            rebalance(now);
        }
    }

    private void expire(int worker, long now) {
        sessions.remove(worker);
        expel(worker);
        rebalance(now);
    }

    private void stay(int worker) {
        away.clear(worker);
        Long timer = sessions.remove(worker);
        if (timer != null) {
            simulation.cancel(timer);
        }
    }

    private void expel(int worker) {
        stay(worker);
        orphan(worker);
        crashed.clear(worker);
        members.clear(worker);
        expelled.set(worker);
    }

    /** What it has not committed will be delivered again. */
    private void orphan(int worker) {
        if (commits != null) {
            orphans.addAll(commits.take(copy -> owners[copy.message.partition] == worker));
        }
    }

    private void rebalance(long now) {
        for (int worker = away.nextSetBit(0); worker >= 0; worker = away.nextSetBit(worker + 1)) {
            expel(worker); // whoever is asked who is there hears of those who are not
        }
        if (ticket != -1) {
            simulation.cancel(ticket);
            ticket = -1;
        }
        int[] plan;
        if (members.isEmpty()) {
            plan = new int[owners.length];
            Arrays.fill(plan, Assignment.NOBODY);
        } else {
            plan = policy.assign(owners, membersNow());
            rebalances += span.covers(now) ? 1 : 0;
        }
        int changes = 0;
        for (int partition = 0; partition < plan.length; partition++) {
            changes += plan[partition] == owners[partition] ? 0 : 1;
        }
        planned = plan;
        if (!members.isEmpty() && policy.pause() > 0 && (policy.stopsAll() || changes > 0)) {
            pausing.set(now, 1);
            hold();
            ticket = done.timer(now + policy.pause(), 0);
            goOn(now);
        } else {
            finish(now);
        }
    }

    private void finish(long now) {
        ticket = -1;
        int[] plan = Objects.requireNonNull(planned);
        for (int partition = 0; partition < plan.length; partition++) {
            boolean change = plan[partition] != owners[partition] && plan[partition] != Assignment.NOBODY;
            moved += change && span.covers(now) ? 1 : 0;
        }
        owners = plan;
        planned = null;
        pausing.set(now, 0);
        hold();
        goOn(now);
    }

    /** Finds out which partitions nothing is dispatched of. */
    private void hold() {
        held.clear();
        for (int partition = 0; partition < owners.length; partition++) {
            int owner = owners[partition];
            boolean moves = planned != null && planned[partition] != owner;
            held.set(partition, owner == Assignment.NOBODY || away.get(owner) || moves);
        }
    }

    /** What waited for an owner and has one goes back to its lane, and what nobody committed is delivered again. */
    private void goOn(long now) {
        List<Copy> all = parked;
        parked = new ArrayList<>();
        for (Copy copy : all) {
            if (held.get(copy.message.partition)) {
                parked.add(copy);
            }
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!held.get(all.get(i).message.partition)) {
                giveBack(all.get(i), now);
            }
        }
        redeliver(now);
        queue().pump(now);
    }

    private void redeliver(long now) {
        List<Copy> again = new ArrayList<>();
        List<Copy> left = new ArrayList<>();
        orphans.forEach(copy -> (held.get(copy.message.partition) ? left : again).add(copy));
        orphans = left;
        if (commits != null && !again.isEmpty()) {
            commits.again(again, now);
        }
    }

    private void weigh(int change, long now) {
        if (watcher != null) {
            watcher.changed(change, now);
        }
    }

    private void giveBack(Copy copy, long now) {
        weigh(-1, now);
        if (now > copy.deadline) {
            Objects.requireNonNull(service).end(copy, Fate.EXPIRED, now);
        } else {
            copy.waited += now - copy.queuedAt;
            queue().putBack(copy, now);
        }
    }

    /** All that is parked goes back to its lanes, from where it will come again unless something else becomes of it. */
    void giveAllBack(long now) {
        List<Copy> all = parked;
        parked = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            giveBack(all.get(i), now);
        }
    }

    /** The broker has nothing of some messages any more. */
    void drop(Predicate<Copy> which, long now) {
        int before = orphans.size();
        orphans.removeIf(which);
        if (commits != null) {
            commits.dropped(before - orphans.size(), now);
        }
    }

    private int[] membersNow() {
        return members.stream().toArray();
    }

    private Taker workers() {
        return Objects.requireNonNull(next, "nobody stands behind this group");
    }

    private Backlog queue() {
        return Objects.requireNonNull(queue, "this group stands before no queue");
    }
}
