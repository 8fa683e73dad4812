package buzzville.broker;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.message.Parcels;

/** The timers that end the lives of copies in the lanes of one stage. */
final class Expiries {
    /** Told of a copy whose deadline has come. */
    interface Expired {
        void expired(Copy copy, long now);
    }

    private final Simulation simulation;
    private final EventType expire;
    private final Parcels<Copy> dated = new Parcels<>();

    Expiries(Simulation simulation, String name, Expired expired) {
        this.simulation = simulation;
        this.expire = simulation.eventType(name + "/expire", Rank.EXPIRY, (now, slot) -> {
            Copy copy = dated.take((int) slot);
            copy.expiryTicket = -1;
            expired.expired(copy, now);
        });
    }

    void await(Copy copy, long now) {
        awaitAt(copy, Math.max(now, copy.deadline));
    }

    /** A copy that waits already, and has a deadline or not, leaves as this says from now on. */
    void change(Copy copy, Expiry expiry, long now) {
        if (expiry == Expiry.AT_DEADLINE && copy.deadline != Long.MAX_VALUE) {
            await(copy, now);
        } else if (copy.expiryTicket != -1) {
            forget(copy);
        }
    }

    void awaitAt(Copy copy, long instant) {
        copy.expirySlot = dated.put(copy);
        copy.expiryTicket = expire.timer(instant, copy.expirySlot);
    }

    /** It left its lane before. */
    void forget(Copy copy) {
        simulation.cancel(copy.expiryTicket);
        copy.expiryTicket = -1;
        dated.take(copy.expirySlot);
    }
}
