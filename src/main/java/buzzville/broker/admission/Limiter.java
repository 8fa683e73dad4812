package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.metric.Gauge;
import buzzville.metric.PolicyTally;
import buzzville.metric.Readings;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many messages are at a stage, waiting or worked on, by a limit that follows how long they stay: a newcomer that
 * finds the limit reached is shed. Every message that leaves the stage is one sample for the rule that moves the limit.
 *
 * <p>As in the library these rules come from, a sample carries the number that were at the stage when its message entered,
 * itself included, and a message that is lost in the stage counts as dropped.
 */
final class Limiter implements Admission {
    /** Moves a limit. */
    interface Rule {
        /** The limit to begin with. */
        int initial();

        /** The limit to go on with, from what the same rule with other parameters remembers. */
        int resume(Rule former);

        /**
         * The limit after one more message has left.
         *
         * @param stay from entering the stage to leaving it, nanoseconds, at least 1
         * @param inFlight at the stage when it entered, itself included
         * @param dropped whether it was lost there
         */
        int next(Copy copy, long stay, int inFlight, boolean dropped);
    }

    private final Rule rule;
    private final PolicyTally tally;
    private final Gauge limits;
    private final Gauge present;
    private final IdentityHashMap<Copy, Integer> atEntry = new IdentityHashMap<>();
    private int limit;

    Limiter(Rule rule, PolicyTally tally) {
        this.rule = rule;
        this.tally = tally;
        this.limit = rule.initial();
        this.limits = tally.gauge("limit", limit);
        this.present = tally.gauge("in-flight", 0);
    }

    @Override
    public void begin(@Nullable Admission former, long now) {
        if (former instanceof Limiter other) {
            atEntry.putAll(other.atEntry);
            limit = rule.resume(other.rule);
        }
        limits.set(now, limit);
        present.set(now, atEntry.size());
    }

    @Override
    public long admit(Copy copy, long now) {
        return atEntry.size() < limit ? now : SHED;
    }

    @Override
    public void entered(Copy copy, long now) {
        atEntry.put(copy, atEntry.size() + 1);
        present.set(now, atEntry.size());
    }

    @Override
    public void left(Copy copy, boolean served, long now) {
        Integer inFlight = atEntry.remove(copy);
        if (inFlight == null) {
            return; // it was there before this policy
        }
        present.set(now, atEntry.size());
        int next = rule.next(copy, Math.max(1, now - copy.enteredAt), inFlight, !served);
        if (next != limit) {
            tally.figure(next > limit ? "limit-raised" : "limit-lowered", 1);
            limit = next;
            limits.set(now, next);
        }
    }

    /** What the base-10 logarithm of a limit is to these rules: rounded down, but at least 1. */
    @Override
    public void showAtDoor(Copy copy, long now, Readings to) {
        to.number("in-flight", atEntry.size()).number("limit", limit);
    }

    static int log10(int limit) {
        int log = 0;
        for (int rest = limit; rest >= 10; rest /= 10) {
            log++;
        }
        return Math.max(1, log);
    }
}
