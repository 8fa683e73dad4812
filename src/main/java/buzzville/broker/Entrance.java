package buzzville.broker;

import buzzville.broker.admission.Admission;
import buzzville.broker.admission.AdmissionPolicy;
import buzzville.broker.admission.GuardedStage;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.LaneView;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Parcels;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import buzzville.random.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a stage: its admission policies, one after the other in the order in which they are written, each asked
 * once about each message. A message that one of them puts off waits here, outside the stage, and the next is asked when
 * that wait is over.
 */
public final class Entrance implements Feeder {
    /** What lies behind. */
    interface Inside {
        /** Lets in a copy that all admission policies let pass. */
        Lanes.Outcome enter(Copy copy, long now);

        /** Books a copy that ends here. */
        void lost(Copy copy, Fate fate, long now);

        int waiting();

        List<? extends LaneView> lanes();

        /** The lane of a priority, by its ordinal. */
        LaneView lane(int priority);
    }

    /** A policy and its books. */
    public record Guard(AdmissionPolicy policy, PolicyTally tally) {}

    private static final class PutOff {
        final Copy copy;
        /** Number of the policy to be asked next. */
        final int next;

        int slot;
        long ticket;

        PutOff(Copy copy, int next) {
            this.copy = copy;
            this.next = next;
        }
    }

    private final Simulation simulation;
    private final Inside inside;
    private final Admission[] admissions;
    private final PolicyTally[] tallies;
    private final boolean[] tells;
    private final EventType admit;
    private final Parcels<PutOff> putOff = new Parcels<>();
    private @Nullable LengthWatcher watcher;

    /**
     * An entrance.
     *
     * @param name of the stage
     * @param draws by purpose
     */
    Entrance(Simulation simulation, String name, List<Guard> guards, Function<String, Draws> draws, Inside inside) {
        this.simulation = simulation;
        this.inside = inside;
        int count = guards.size();
        this.admissions = new Admission[count];
        this.tallies = new PolicyTally[count];
        this.tells = new boolean[count];
        this.admit = simulation.eventType(name + "/admit", Rank.TIMER, this::onAdmit);
        for (int i = 0; i < count; i++) {
            Guard guard = guards.get(i);
            tallies[i] = guard.tally();
            tells[i] = guard.policy().tells();
            admissions[i] = guard.policy().start(new Stage(name, name + "/admission/" + i, guard.tally(), draws));
        }
    }

    private final class Stage implements GuardedStage {
        private final String name;
        private final String prefix;
        private final PolicyTally tally;
        private final Function<String, Draws> draws;

        Stage(String name, String prefix, PolicyTally tally, Function<String, Draws> draws) {
            this.name = name;
            this.prefix = prefix;
            this.tally = tally;
            this.draws = draws;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int waiting() {
            return inside.waiting();
        }

        @Override
        public List<? extends LaneView> lanes() {
            return inside.lanes();
        }

        @Override
        public LaneView lane(int priority) {
            return inside.lane(priority);
        }

        @Override
        public Draws draws(String purpose) {
            return draws.apply(prefix + "/" + purpose);
        }

        @Override
        public PolicyTally tally() {
            return tally;
        }
    }

    /** Visits the copies that a policy has put off. */
    public void forEachPutOff(Consumer<? super Copy> visitor) {
        putOff.forEach(each -> visitor.accept(each.copy));
    }

    /** Tells somebody of every change of how many are put off. */
    void tell(LengthWatcher watcher) {
        this.watcher = watcher;
    }

    private void change(int change, long now) {
        if (watcher != null) {
            watcher.changed(change, now);
        }
    }

    /** Asks the policies about a newcomer. */
    Lanes.Outcome offer(Copy copy, long now) {
        return ask(copy, 0, now);
    }

    private Lanes.Outcome ask(Copy copy, int from, long now) {
        int priority = copy.priority();
        long occurredAt = copy.message.occurredAt;
        for (int i = from; i < admissions.length; i++) {
            long at = admissions[i].admit(copy, now);
            if (at == Admission.SHED) {
                tallies[i].count(tells[i] ? Deed.REJECTED : Deed.DROPPED, priority, occurredAt);
                copy.told = tells[i];
                inside.lost(copy, Fate.SHED, now);
                return Lanes.Outcome.LOST;
            }
            tallies[i].count(Deed.ADMITTED, priority, occurredAt);
            if (at > now) {
                tallies[i].blocked(priority, occurredAt, at - now);
                putOff(copy, i + 1, at, now);
                return Lanes.Outcome.ACCEPTED;
            }
        }
        return inside.enter(copy, now);
    }

    private void putOff(Copy copy, int next, long at, long now) {
        copy.feeder = this; // whoever fed it is done: it waits here from now on
        PutOff one = new PutOff(copy, next);
        change(1, now);
        one.slot = putOff.put(one);
        one.ticket = admit.timer(at, one.slot);
    }

    private void onAdmit(long now, long slot) {
        PutOff one = putOff.take((int) slot);
        change(-1, now);
        Message message = one.copy.message;
        if (one.copy.account.index() < 0) {
            message.admittedAt = now; // only now does the broker admit it
        }
        ask(one.copy, one.next, now);
    }

    /** A copy entered the stage. */
    void entered(Copy copy, long now) {
        for (Admission admission : admissions) {
            admission.entered(copy, now);
        }
    }

    /** Whether all policies let a copy be served whose turn has come. */
    boolean serves(Copy copy, long now) {
        for (int i = 0; i < admissions.length; i++) {
            if (!admissions[i].serve(copy, now)) {
                changedItsMind(i, copy);
                return false;
            }
        }
        return true;
    }

    /** One that waits and that some policy does not let wait any longer, or null; its shedding is in the books. */
    @Nullable
    Copy overdue(long now) {
        for (int i = 0; i < admissions.length; i++) {
            Copy copy = admissions[i].overdue(now);
            if (copy != null) {
                changedItsMind(i, copy);
                return copy;
            }
        }
        return null;
    }

    /** A policy sheds a copy that it once admitted. */
    private void changedItsMind(int policy, Copy copy) {
        long occurredAt = copy.message.occurredAt;
        tallies[policy].count(tells[policy] ? Deed.REJECTED : Deed.DROPPED, copy.priority(), occurredAt);
        tallies[policy].withdraw(Deed.ADMITTED, copy.priority(), occurredAt);
        copy.told = tells[policy];
    }

    /** A copy left the stage for good. */
    void left(Copy copy, boolean served, long now) {
        for (Admission admission : admissions) {
            admission.left(copy, served, now);
        }
    }

    /** Loses all that were put off. */
    void loseAll(Fate fate, long now) {
        List<PutOff> all = new ArrayList<>();
        putOff.forEach(all::add);
        for (PutOff one : all) {
            simulation.cancel(one.ticket);
            putOff.take(one.slot);
            change(-1, now);
            inside.lost(one.copy, fate, now);
        }
        for (Admission admission : admissions) {
            admission.lostPutOff(now);
        }
    }

    /** What was put off and then stood before a full lane has been let in: nobody waits for that. */
    @Override
    public void released(Copy copy, long now) {}
}
