package buzzville.broker;

import buzzville.message.Copy;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The books of what the policies of one stage's lanes do: what happens before a full lane, what grows too old, and who is
 * served. A victim is booked with the policy that chose it, which is that of the newcomer's lane.
 */
public final class LaneBooks {
    private final @Nullable PolicyTally[] overflow;
    private final @Nullable PolicyTally expiry;
    /** Since when those stand outside that a lane holds back. */
    private final IdentityHashMap<Copy, Long> held = new IdentityHashMap<>();

    /**
     * Empty books.
     *
     * @param overflow by priority; null where the lane has no bound
     * @param expiry null where nothing can expire
     */
    public LaneBooks(List<@Nullable PolicyTally> overflow, @Nullable PolicyTally expiry) {
        this.overflow = overflow.toArray(new PolicyTally[0]);
        this.expiry = expiry;
    }

    /** Has the lanes' overflow counted elsewhere from now on, by priority. */
    public void keepTo(List<@Nullable PolicyTally> other) {
        other.toArray(overflow);
    }

    /** Counts a message that grew too old in a worker's hands. */
    public void expired(Copy copy) {
        if (expiry != null) {
            expiry.count(Deed.EXPIRED, copy.priority(), copy.message.occurredAt);
        }
    }

    /** Counts losses before they are booked by {@code losses}. */
    Losses before(Losses losses) {
        return (copy, fate, now) -> {
            lost(copy, fate, now);
            losses.lost(copy, fate, now);
        };
    }

    /** It has come into the stage. */
    void entered(Copy copy) {
        PolicyTally tally = overflow[copy.priority()];
        if (tally != null) {
            tally.count(Deed.ADMITTED, copy.priority(), copy.message.occurredAt);
        }
        if (!held.isEmpty()) {
            released(copy, copy.enteredAt);
        }
    }

    /** It stands before a full lane. */
    void held(Copy copy, long now) {
        held.put(copy, now);
    }

    /** It loses its place to a newcomer. */
    void evicted(Copy victim, Copy newcomer) {
        int priority = victim.priority();
        long occurredAt = victim.message.occurredAt;
        PolicyTally before = overflow[priority];
        if (before != null) {
            before.withdraw(Deed.ADMITTED, priority, occurredAt);
        }
        PolicyTally tally = overflow[newcomer.priority()];
        if (tally != null) {
            tally.count(Deed.DROPPED, priority, occurredAt);
        }
    }

    private void lost(Copy copy, Fate fate, long now) {
        if (!held.isEmpty()) {
            released(copy, now);
        }
        if (fate == Fate.EXPIRED) {
            expired(copy);
        }
        PolicyTally tally = overflow[copy.priority()];
        if (tally != null && (fate == Fate.REJECTED || fate == Fate.DROPPED_NEWEST)) {
            Deed deed = fate == Fate.REJECTED ? Deed.REJECTED : Deed.DROPPED;
            tally.count(deed, copy.priority(), copy.message.occurredAt);
        }
    }

    private void released(Copy copy, long now) {
        Long since = held.remove(copy);
        PolicyTally tally = overflow[copy.priority()];
        if (since != null && tally != null) {
            tally.blocked(copy.priority(), copy.message.occurredAt, now - since);
        }
    }
}
