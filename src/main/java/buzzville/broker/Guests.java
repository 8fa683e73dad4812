package buzzville.broker;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Account;
import buzzville.message.Attendance;
import buzzville.message.Copy;
import buzzville.message.Ledger;
import buzzville.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The services that join during a run or leave before its end, and what the broker keeps for those who want all of it. */
public final class Guests {
    private final Ledger ledger;
    private final @Nullable Guest[] byAccount;
    private final List<Guest> guests = new ArrayList<>();
    private final EventType join;
    private final EventType leave;

    /** Plans when each of these subscriptions that does not listen all the time comes and goes. */
    public Guests(Simulation simulation, Ledger ledger, Broker broker, List<Subscription> subscriptions) {
        this.ledger = ledger;
        this.byAccount = new Guest[subscriptions.size()];
        this.join = simulation.eventType(
                "broker/join", Rank.INCIDENT_START, (now, index) -> join(guests.get((int) index), now));
        this.leave = simulation.eventType(
                "broker/leave",
                Rank.INCIDENT_START,
                (now, index) -> guests.get((int) index).attendance().leave());
        for (Subscription subscription : subscriptions) {
            Attendance attendance = subscription.account().attendance();
            if (attendance != null) {
                plan(new Guest(broker, subscription, attendance));
            }
        }
    }

    private void plan(Guest guest) {
        int index = guests.size();
        guests.add(guest);
        byAccount[guest.account().index()] = guest;
        if (guest.attendance().joins() > 0) {
            join.at(guest.attendance().joins(), index);
        }
        if (guest.attendance().leaves() != Attendance.FOR_EVER) {
            leave.at(guest.attendance().leaves(), index);
        }
    }

    /**
     * The broker is about to hand a message over: those who listen now expect it too, and it is kept for those who do not
     * yet.
     *
     * @return to whom it is handed at once, in order
     */
    Account[] routing(Message message, long now) {
        ledger.complete(message);
        boolean later = false;
        for (Account account : ledger.guests(message)) {
            Guest guest = byAccount[account.index()];
            later |= guest != null && guest.routed(message, now);
        }
        return later ? Arrays.stream(message.route).filter(this::isUpToDate).toArray(Account[]::new) : message.route;
    }

    /** The broker is up again: whoever was reading goes on. */
    void readOn(long now) {
        guests.forEach(guest -> guest.read(now));
    }

    /** Visits what is kept for those who have joined and have not come to it yet. */
    void forEachUnread(Consumer<? super Copy> visitor) {
        guests.forEach(guest -> guest.forEachUnread(visitor));
    }

    private void join(Guest guest, long now) {
        guest.attendance().join();
        guest.forEachKept(now, message -> ledger.offeredLate(message, guest.account()));
        guest.read(now);
    }

    private boolean isUpToDate(Account account) {
        Guest guest = byAccount[account.index()];
        return guest == null || !guest.isReading();
    }
}
