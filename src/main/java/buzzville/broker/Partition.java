package buzzville.broker;

import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.Ledger;
import buzzville.message.Message;
import buzzville.message.Taker;
import buzzville.message.Work;
import buzzville.metric.Fate;
import buzzville.random.Draws;
import buzzville.random.Sampler;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A partition of the broker whose threads need time for each message: lanes before them, all subscriptions after them. */
public final class Partition implements Work, Feeder {
    private final Broker broker;
    private final Ledger ledger;
    private Sampler serviceTime;
    private final Draws draws;
    private final Lanes lanes;
    private Taker threads = Nobody.HERE;
    /** Messages whose thread is busy until the last full subscription lets its copy in. */
    private final IdentityHashMap<Message, Copy> handing = new IdentityHashMap<>();
    /** What its senders publish again; null where nobody does. */
    private @Nullable Resends resends;

    /** The lanes are given by {@code lanes}; {@link #serve} must name the threads. */
    public Partition(Broker broker, Ledger ledger, Sampler serviceTime, Draws draws, Subscription.LanesOf lanes) {
        this.broker = broker;
        this.ledger = ledger;
        this.serviceTime = serviceTime;
        this.draws = draws;
        this.lanes = lanes.book(this::turnedAway);
    }

    /** Lets senders hear of what is turned away here; before anything happens. */
    void tell(Resends resends) {
        this.resends = resends;
    }

    /** Work that begins from now on takes another time. */
    public void keepTo(Sampler other) {
        serviceTime = other;
    }

    private void turnedAway(Copy copy, Fate fate, long now) {
        if (broker.journal() != null) {
            broker.journal().dropped(copy, now);
        }
        if (resends == null || !resends.again(copy, fate, now)) {
            ledger.lostUpstream(copy.message, fate, copy.told || fate.isTold(), now);
        }
    }

    public void serve(Taker threads) {
        this.threads = threads;
        lanes.serve(threads);
    }

    public Lanes lanes() {
        return lanes;
    }

    @Override
    public long serviceTime(Copy copy) {
        copy.message.brokeredAt = copy.startedAt;
        return Math.round(serviceTime.sample(draws.of(copy.message.identity, copy.attempts)));
    }

    @Override
    public Ending finished(Copy copy, long now) {
        boolean whole = broker.route(copy.message, this, now);
        if (whole) {
            depart(copy, now);
        } else {
            handing.put(copy.message, copy);
        }
        broker.carryOn(now);
        return whole ? Ending.FREE : Ending.KEPT;
    }

    @Override
    public void released(Copy released, long now) {
        Message message = released.message;
        if (--message.held == 0) {
            Copy copy = Objects.requireNonNull(handing.remove(message));
            depart(copy, now);
            threads.release(copy, now);
        }
    }

    @Override
    public void lost(Copy copy, Fate fate, long now) {
        lanes.presence().left(copy, false, now);
        ledger.lostUpstream(copy.message, fate, now);
    }

    /** Whether a thread is done with the message and waits for a subscription to let it in. */
    public boolean isHanding(Message message) {
        return handing.containsKey(message);
    }

    private void depart(Copy copy, long now) {
        lanes.presence().left(copy, true, now);
        ledger.routed(copy.message, copy.waited, now - copy.enteredAt, now);
    }
}
