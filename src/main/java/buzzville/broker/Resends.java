package buzzville.broker;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Parcels;
import buzzville.message.Publisher;
import buzzville.message.Way;
import buzzville.metric.CallTally.Count;
import buzzville.metric.Fate;
import java.util.IdentityHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Producers that publish again what was refused, once they have heard of it: to the broker as a whole where a partition refused
 * it, to the one subscription where that did. So no attempt is made while another is under way, and nobody gets a copy twice.
 */
public final class Resends implements Publisher, Feeder {
    private final Broker broker;
    private final Ledger ledger;
    private final Way out;
    private final Way home;
    private final Function<Origin, @Nullable Sender> senders;

    /** Who publishes through this; null for one who does not try again. */
    private final IdentityHashMap<Origin, @Nullable Sender> known = new IdentityHashMap<>();
    /** What was refused and is to be published again, or is on its way again. */
    private final Parcels<Copy> pending = new Parcels<>();

    private final EventType again;
    private final EventType arrive;
    private @Nullable LengthWatcher watcher;

    /**
     * Nothing has been refused yet.
     *
     * @param out from producers to the broker
     * @param home from the broker to producers; refusals are not lost
     * @param senders who an origin belongs to; null for one who does not try again
     */
    public Resends(
            Simulation simulation,
            Broker broker,
            Ledger ledger,
            Way out,
            Way home,
            Function<Origin, @Nullable Sender> senders) {
        this.broker = broker;
        this.ledger = ledger;
        this.out = out;
        this.home = home;
        this.senders = senders;
        this.again =
                simulation.eventType("publish/again", Rank.TIMER, (now, slot) -> depart(take((int) slot, now), now));
        this.arrive =
                simulation.eventType("publish/arrive", Rank.NETWORK, (now, slot) -> arrive(take((int) slot, now), now));
    }

    /** Tells somebody of every change of how many whole messages are to come again. */
    public void tell(LengthWatcher watcher) {
        this.watcher = watcher;
    }

    private int put(Copy copy, long now) {
        change(copy, 1, now);
        return pending.put(copy);
    }

    private Copy take(int slot, long now) {
        Copy copy = pending.take(slot);
        change(copy, -1, now);
        return copy;
    }

    private void change(Copy copy, int change, long now) {
        if (watcher != null && copy.account.index() < 0) {
            watcher.changed(change, now);
        }
    }

    @Override
    public void happened(Message message) {
        broker.happened(message);
    }

    @Override
    public void send(Message message, long now) {
        begin(message, now);
        broker.send(message, now);
    }

    @Override
    public void carry(Message message, long now, long arrival) {
        begin(message, now);
        broker.carry(message, now, arrival);
    }

    /** One that was published again was let in at last. */
    @Override
    public void released(Copy copy, long now) {
        if (copy.account.index() < 0) {
            throw new IllegalStateException("a partition's lanes are fed by the door");
        }
    }

    /**
     * Something was turned away.
     *
     * @param copy of the broker's account if one of its partitions did that
     * @return whether it will be published again, so that this is not its end
     */
    boolean again(Copy copy, Fate fate, long now) {
        Message message = copy.message;
        Sender sender = known.get(message.origin);
        if (sender == null
                || copy.replayed
                || message instanceof Aggregate
                || !Sender.hearsOf(copy, fate)
                || fate == Fate.DEAD_LETTERED) {
            return false;
        }
        int attempt = 1 + (copy.account.index() < 0 ? message.retries : copy.retries);
        sender.tally().count(Count.REFUSED, message.occurredAt);
        long backoff = sender.delay(message, attempt, now);
        if (backoff < 0) {
            sender.tally().count(Count.GIVEN_UP, message.occurredAt);
            return false;
        }
        again.in(home.delay(message, attempt) + backoff, put(copy, now));
        return true;
    }

    /** Visits what was turned away and is to come again, a copy of the broker's account for a whole message. */
    public void forEachPending(Consumer<? super Copy> visitor) {
        pending.forEach(visitor);
    }

    private void begin(Message message, long now) {
        Sender sender = known.computeIfAbsent(message.origin, senders);
        if (sender != null) {
            sender.began(now);
            sender.attempted(message, 1);
        }
    }

    private void depart(Copy refused, long now) {
        Message message = refused.message;
        Sender sender = known.get(message.origin);
        int attempt = 2 + (refused.account.index() < 0 ? message.retries : refused.retries);
        if (sender != null) {
            sender.attempted(message, attempt);
        }
        long delay = out.delay(message, attempt - 1);
        if (delay == Way.LOST) {
            lost(refused, Fate.NETWORK, now);
        } else if (delay == 0) {
            arrive(refused, now);
        } else {
            arrive.in(delay, put(refused, now));
        }
    }

    private void arrive(Copy refused, long now) {
        Message message = refused.message;
        if (refused.account.index() < 0) {
            message.retries++;
            broker.knockAgain(message, now);
        } else if (broker.isDown()) {
            lost(refused, Fate.CRASHED, now);
        } else {
            Copy copy = new Copy(message, refused.account);
            copy.retries = refused.retries + 1;
            copy.claim = refused.claim;
            copy.sentAt = now;
            copy.feeder = this;
            broker.replay(() -> broker.subscriptions().get(copy.account.index()).offer(copy, now), now);
        }
    }

    private void lost(Copy refused, Fate fate, long now) {
        if (refused.account.index() < 0) {
            ledger.lostUpstream(refused.message, fate, now);
        } else {
            ledger.lost(refused, fate, now);
        }
    }
}
