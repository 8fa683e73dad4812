package buzzville.consumer;

import buzzville.kernel.Simulation;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Who exists of a pool of workers that grows and shrinks. A new worker gets the lowest number that nobody has. The one that
 * retires is the highest of those that have not yet: it is sent nothing more, finishes what it has in hand and ceases to
 * exist with its last acknowledgement.
 *
 * <p>An outage belongs to numbers: of a whole pool it meets also those who come while it lasts.
 */
public final class Staff {
    /** As the end of a range of numbers that go down: also those that there are not yet. */
    public static final int EVERYBODY = Integer.MAX_VALUE;

    private final Simulation simulation;
    private final Workers workers;
    private final Roster roster;
    private final BitSet working = new BitSet();
    private final BitSet retiring = new BitSet();
    private final Headcount existing;
    /** Existing workers that are not down; what a scaler divides by. */
    private final Level present;
    /** Hears who comes and goes; null where nobody does. */
    private @Nullable Group group;
    /** Outages of everybody that last, and whether one of them aborts what comes. */
    private int outages;

    private boolean aborting;

    Staff(Simulation simulation, Workers workers, Roster roster, String name, Span span) {
        int initial = roster.known();
        this.simulation = simulation;
        this.workers = workers;
        this.roster = roster;
        this.existing = new Headcount(name + "/existing", span);
        this.present = new Level(name + "/present", whole(span));
        working.set(0, initial);
        existing.change(0, initial);
        present.set(0, initial);
        roster.keepTo(this);
    }

    /** An interval that begins with the run, in one bucket, for what is only read as a running total. */
    static Span whole(Span span) {
        return new Span(0, span.to(), span.to());
    }

    /** Lets a group hear of all that come and go; before anything happens. */
    void tell(Group members) {
        group = members;
    }

    /** The workers that exist: those at work, those that are down, and those that retire until they are done. */
    public Headcount existing() {
        return existing;
    }

    Level present() {
        return present;
    }

    /** How many there are without those that retire. */
    int working() {
        return working.cardinality();
    }

    /** How many there are without those that retire or are down. */
    int ready() {
        return (int) working.stream().filter(number -> !isDown(number)).count();
    }

    /** Whether this number may be sent messages, unless it is down. */
    boolean works(int number) {
        return working.get(number);
    }

    /** The lowest of the {@code some} highest numbers that have not retired; 0 if there are no more than that. */
    public int lowestOfHighest(int some) {
        int number = working.length();
        for (int left = some; left > 0 && number > 0; left--) {
            number = working.previousSetBit(number - 1);
        }
        return Math.max(0, number);
    }

    /** One more than the highest number that has not retired. */
    public int end() {
        return working.length();
    }

    /** A worker begins to exist; during an outage of everybody it is down from the start. */
    void hire(long now) {
        int number = lowestFree();
        workers.ensure(number + 1);
        workers.outages[number] = outages;
        workers.aborted[number] = aborting;
        working.set(number);
        roster.joins(number, outages == 0);
        existing.change(now, 1);
        recount(now);
        if (group != null) {
            group.joined(number, now);
        }
    }

    /** The highest number goes as soon as it is done with what it has. */
    void retire() {
        int number = working.length() - 1;
        if (!isDown(number)) {
            roster.leaves(number);
        }
        working.clear(number);
        retiring.set(number);
        settled(number);
        if (group != null) {
            group.retired(number, simulation.now());
        }
    }

    /** There are to be so many: the missing ones begin now, and the highest numbers of those too many finish what they have. */
    public void become(int number, long now) {
        while (working() < number) {
            hire(now);
        }
        while (working() > number) {
            retire();
        }
    }

    /** Each may have so many messages dispatched and not yet acknowledged from now on, at least 1. */
    public void allow(int prefetch) {
        roster.allow(prefetch, number -> !isDown(number));
    }

    /** A worker may have nothing in hand any more. */
    void settled(int number) {
        if (retiring.get(number) && roster.isIdle(number)) {
            retiring.clear(number);
            existing.change(simulation.now(), -1);
            recount(simulation.now());
        }
    }

    /** Numbers below {@code to} went down. */
    void down(int to, InService inService, long now) {
        if (to == EVERYBODY) {
            outages++;
            aborting |= inService == InService.ABORT;
        }
        recount(now);
    }

    /** Numbers below {@code to} came up. */
    void up(int to, long now) {
        if (to == EVERYBODY) {
            outages--;
            aborting &= outages > 0;
        }
        recount(now);
    }

    private void recount(long now) {
        int up = 0;
        int known = Math.max(working.length(), retiring.length());
        for (int number = 0; number < known; number++) {
            up += (works(number) || retiring.get(number)) && !isDown(number) ? 1 : 0;
        }
        present.set(now, up);
    }

    private boolean isDown(int number) {
        return workers.outages[number] > 0;
    }

    /** Numbers that an outage of some keeps down are passed over. */
    private int lowestFree() {
        int number = 0;
        while (works(number) || retiring.get(number) || number < roster.known() && workers.outages[number] > outages) {
            number++;
        }
        return number;
    }
}
