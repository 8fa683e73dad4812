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
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
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

    /**
     * A policy and its books.
     *
     * @param former where the same policy stood before a change, from 0; {@link #NEW} if it has no memory to take over
     */
    public record Guard(AdmissionPolicy policy, PolicyTally tally, int former) {
        /** Stands as {@code former} for a policy that starts afresh. */
        public static final int NEW = -1;

        public Guard(AdmissionPolicy policy, PolicyTally tally) {
            this(policy, tally, NEW);
        }
    }

    /** Makes an entrance keep to other policies. */
    public interface Warden {
        /** From now on; what policies and aggregations that go hold comes in now, in order. */
        void keepTo(List<Guard> guards, List<AggregationRules> aggregations, long now);
    }

    private static final class PutOff {
        final Copy copy;
        long until;
        /** Number of the policy to be asked next. */
        int next;

        /** In the order of being put off. */
        final long number;

        int slot;
        long ticket;

        PutOff(Copy copy, int next, long until, long number) {
            this.copy = copy;
            this.next = next;
            this.until = until;
            this.number = number;
        }
    }

    private final Simulation simulation;
    private final Inside inside;
    private final String name;
    private final Function<String, Draws> draws;
    private Admission[] admissions = {};
    private PolicyTally[] tallies = {};
    private boolean[] tells = {};
    /** Null as long as there was no policy. */
    private @Nullable EventType admit;

    private final Parcels<PutOff> putOff = new Parcels<>();
    private long numbers;
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
        this.name = name;
        this.draws = draws;
        stand(guards);
    }

    private void stand(List<Guard> all) {
        int count = all.size();
        admissions = new Admission[count];
        tallies = new PolicyTally[count];
        tells = new boolean[count];
        if (admit == null && count > 0) {
            admit = simulation.eventType(name + "/admit", Rank.TIMER, this::onAdmit);
        }
        for (int i = 0; i < count; i++) {
            Guard guard = all.get(i);
            tallies[i] = guard.tally();
            tells[i] = guard.policy().tells();
            admissions[i] = guard.policy().start(new Stage(name, name + "/admission/" + i, guard.tally(), draws));
        }
    }

    /**
     * Keeps to other policies from now on. One that was there takes its memory along, and those whom it has put off wait on.
     *
     * @return whom those had put off that are no longer there, as they are to be {@linkplain #release released}
     */
    List<Copy> keepTo(List<Guard> others, long now) {
        Admission[] before = admissions;
        PolicyTally[] books = tallies;
        stand(others);
        int[] stays = new int[before.length];
        Arrays.fill(stays, Guard.NEW);
        for (int i = 0; i < admissions.length; i++) {
            int former = others.get(i).former();
            admissions[i].begin(former == Guard.NEW ? null : before[former], now);
            if (former != Guard.NEW) {
                stays[former] = i;
            }
        }
        int[] next = next(before.length, others);
        int[] places = new int[before.length];
        List<Copy> freed = new ArrayList<>();
        for (PutOff one : inOrder()) {
            int by = one.next - 1;
            long until = one.until <= now
                    ? one.until
                    : stays[by] == Guard.NEW ? now : admissions[stays[by]].putOff(places[by]++, one.until);
            books[by].blockedLonger(one.copy.priority(), one.copy.message.occurredAt, until - one.until);
            one.next = next[one.next];
            if (stays[by] == Guard.NEW) {
                freed.add(one.copy);
            } else if (until != one.until) {
                simulation.cancel(one.ticket);
                one.until = until;
                one.ticket = Objects.requireNonNull(admit).timer(until, one.slot);
            }
        }
        return freed;
    }

    /** Those who are put off, as they will be let go. */
    private List<PutOff> inOrder() {
        List<PutOff> all = new ArrayList<>();
        putOff.forEach(all::add);
        all.sort(Comparator.comparingLong((PutOff one) -> one.until).thenComparingLong(one -> one.number));
        return all;
    }

    /** Who is asked next, by the number of who would have been: whoever stands behind the last that has been asked and stays. */
    private static int[] next(int before, List<Guard> others) {
        int[] next = new int[before + 1];
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).former() != Guard.NEW) {
                next[others.get(i).former() + 1] = i + 1;
            }
        }
        for (int i = 1; i <= before; i++) {
            next[i] = Math.max(next[i], next[i - 1]);
        }
        return next;
    }

    /** Nobody puts these off any more: those who come next are asked about them, one after the other. */
    void release(List<Copy> freed, long now) {
        IdentityHashMap<Copy, PutOff> all = new IdentityHashMap<>();
        putOff.forEach(one -> all.put(one.copy, one));
        for (Copy copy : freed) {
            PutOff one = all.get(copy);
            if (one != null) {
                simulation.cancel(one.ticket);
                onAdmit(now, one.slot);
            }
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
        PutOff one = new PutOff(copy, next, at, ++numbers);
        change(1, now);
        one.slot = putOff.put(one);
        one.ticket = Objects.requireNonNull(admit).timer(at, one.slot);
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
