package buzzville.consumer;

import buzzville.consumer.group.RebalancePolicy;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Owners;
import buzzville.message.Taker;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group: its members, the workers, own the partitions and serve nothing else, and a rebalance gives these out anew when
 * members come or go.
 *
 * <p>Stands between a queue and its workers. Messages of a partition whose owner is away, or that is changing hands, stay in their
 * lanes. A rebalance is over after its pause, and not before whoever gives up a partition is done with what it has in hand
 * of that: so the next owner never serves beside the one before, and each partition is served in order. Nobody waits for a
 * member that has been missed.
 */
public final class Group implements Taker, Owners {
    private static final long NONE = -1;

    private final Simulation simulation;
    private final RebalancePolicy policy;
    private final EventType done;
    private final Level pausing;
    private final Span span;
    private final Members members;
    private final List<Tenure> tenures = new ArrayList<>();
    private @Nullable Workers workers;
    private @Nullable Taker next;
    private @Nullable Backlog queue;
    private @Nullable Commits commits;

    private int[] owners;
    /** Who will own each partition when the rebalance that is going on is over; null if none is. */
    private int @Nullable [] planned;
    /** Whether its pause is over. */
    private boolean overdue;

    private long ticket = NONE;
    /** Partitions of which nothing is dispatched. */
    private final BitSet held = new BitSet();
    /** Processed and not committed by somebody who is gone. */
    private List<Copy> orphans = new ArrayList<>();

    private long edition;
    private long rebalances;
    private long moved;

    /** A group of so many workers before so many partitions. */
    public Group(Simulation simulation, String name, RebalancePolicy policy, int partitions, int workers, Span span) {
        this.simulation = simulation;
        this.policy = policy;
        this.span = span;
        this.pausing = new Level(name + "/rebalancing", span);
        this.members = new Members(simulation, name, workers, policy.detect(), this::missed);
        this.done = simulation.eventType(name + "/rebalanced", Rank.TIMER, (now, argument) -> over(now));
        owners = policy.assign(nobody(partitions), members.toArray());
        tenures.add(tenure(0));
    }

    private static int[] nobody(int partitions) {
        int[] nobody = new int[partitions];
        Arrays.fill(nobody, NOBODY);
        return nobody;
    }

    /** Puts the group between a queue and those who take from it. */
    public void stand(Backlog before, Taker behind, Workers crew, @Nullable Commits those) {
        queue = before;
        next = behind;
        workers = crew;
        commits = those;
        if (crew.staff() != null) {
            crew.staff().tell(this);
        }
        if (those != null) {
            those.share(owners.length, partition -> owners[partition]);
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

    /** Who owned what: at the beginning, and after each change, in their order. */
    public List<Tenure> tenures() {
        return Collections.unmodifiableList(tenures);
    }

    @Override
    public int partitions() {
        return owners.length;
    }

    @Override
    public int of(int partition) {
        return held.get(partition) ? NOBODY : owners[partition];
    }

    @Override
    public long edition() {
        return edition;
    }

    @Override
    public boolean ready() {
        if (overdue && ticket == NONE && !isHandingOver()) {
            ticket = done.timer(simulation.now(), 0);
        }
        return !stopped() && workers().ready();
    }

    @Override
    public boolean readyFor(Copy copy) {
        return !stopped() && workers().readyFor(copy);
    }

    @Override
    public void take(Copy copy, long now) {
        workers().take(copy, now);
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
        int end = Math.min(to, members.end());
        for (int worker = from; worker < end; worker++) {
            if (members.has(worker)) {
                members.leaves(worker, crash, now);
                if (crash) {
                    orphan(worker);
                }
            }
        }
        hold();
    }

    /** Some workers may be up again. */
    void come(int from, int to, long now) {
        boolean joins = false;
        boolean any = false;
        Workers crew = Objects.requireNonNull(workers);
        int end = Math.min(to, members.end());
        for (int worker = from; worker < end; worker++) {
            if (crew.outages[worker] > 0) {
                continue;
            }
            if (members.has(worker) && members.isAway(worker)) {
                joins |= members.returns(worker);
                any = true;
            } else if (members.isExpelled(worker)) {
                if (crew.staff() == null || crew.staff().works(worker)) {
                    members.join(worker);
                    joins = true;
                } else {
                    members.resign(worker);
                }
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
            members.waitFor(worker);
            return;
        }
        members.join(worker);
        rebalance(now);
    }

    /** A worker gets nothing more. */
    void retired(int worker, long now) {
        if (members.resign(worker)) {
            rebalance(now);
        }
    }

    private void missed(int worker, long now) {
        expel(worker);
        rebalance(now);
    }

    private void expel(int worker) {
        orphan(worker);
        members.expel(worker);
    }

    /** What it has not committed will be delivered again. */
    private void orphan(int worker) {
        if (commits != null) {
            orphans.addAll(commits.take(copy -> owners[copy.message.partition] == worker));
        }
    }

    private void rebalance(long now) {
        members.forEachAway(worker -> expel((int) worker)); // whoever is asked who is there hears of those who are not
        if (ticket != NONE) {
            simulation.cancel(ticket);
            ticket = NONE;
        }
        overdue = false;
        if (members.isEmpty()) {
            planned = nobody(owners.length);
            finish(now);
            return;
        }
        planned = policy.assign(owners, members.toArray());
        rebalances += span.covers(now) ? 1 : 0;
        if (policy.stopsAll() || !Arrays.equals(planned, owners)) {
            pausing.set(now, 1);
            hold();
            ticket = done.timer(now + policy.pause(), 0);
            goOn(now);
        } else {
            finish(now);
        }
    }

    private void over(long now) {
        ticket = NONE;
        overdue = isHandingOver();
        if (!overdue) {
            finish(now);
        }
    }

    /** Whether somebody who gives up a partition still has something of it in hand. */
    private boolean isHandingOver() {
        boolean[] any = {false};
        Objects.requireNonNull(workers).forEach(copy -> any[0] |= givesUp(copy));
        return any[0];
    }

    private boolean givesUp(Copy copy) {
        int partition = copy.message.partition;
        int owner = owners[partition];
        boolean moves = policy.stopsAll() || planned != null && planned[partition] != owner;
        return moves && copy.worker == owner && !members.isExpelled(owner);
    }

    private void finish(long now) {
        int[] plan = Objects.requireNonNull(planned);
        BitSet given = new BitSet();
        for (int partition = 0; partition < plan.length; partition++) {
            boolean change = plan[partition] != owners[partition];
            moved += change && plan[partition] != NOBODY && span.covers(now) ? 1 : 0;
            given.set(partition, change || policy.stopsAll());
        }
        if (commits != null) {
            commits.commit(copy -> given.get(copy.message.partition) && !isAway(copy.message.partition), now);
        }
        boolean anew = !Arrays.equals(plan, owners);
        owners = plan;
        planned = null;
        overdue = false;
        if (anew) {
            tenures.add(tenure(now));
        }
        pausing.set(now, 0);
        hold();
        goOn(now);
    }

    private Tenure tenure(long now) {
        return new Tenure(now, Arrays.stream(owners).boxed().toList());
    }

    private boolean isAway(int partition) {
        return owners[partition] != NOBODY && members.isAway(owners[partition]);
    }

    /** Finds out which partitions nothing is dispatched of. */
    private void hold() {
        edition++;
        held.clear();
        for (int partition = 0; partition < owners.length; partition++) {
            boolean moves = planned != null && planned[partition] != owners[partition];
            held.set(partition, owners[partition] == NOBODY || isAway(partition) || moves);
        }
    }

    /** What waited for an owner and has one is dispatched, and before it, again, what nobody has committed. */
    private void goOn(long now) {
        List<Copy> again = new ArrayList<>();
        List<Copy> left = new ArrayList<>();
        orphans.forEach(copy -> (held.get(copy.message.partition) ? left : again).add(copy));
        orphans = left;
        if (commits != null && !again.isEmpty()) {
            commits.again(again, now);
        }
        Objects.requireNonNull(queue, "this group stands before no queue").pump(now);
    }

    /** The broker has nothing of some messages any more. */
    void drop(Predicate<Copy> which, long now) {
        List<Copy> dropped = orphans.stream().filter(which).toList();
        orphans.removeIf(which);
        if (commits != null) {
            commits.dropped(dropped, now);
        }
    }

    private Taker workers() {
        return Objects.requireNonNull(next, "nobody stands behind this group");
    }
}
