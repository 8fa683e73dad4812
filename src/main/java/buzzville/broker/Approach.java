package buzzville.broker;

import buzzville.broker.partition.Partitioner;
import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Ledger;
import buzzville.message.Message;
import buzzville.message.Parcels;
import buzzville.message.Publication;
import buzzville.message.Way;
import buzzville.metric.Fate;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to the broker, and what is to leave as soon as the broker has handed over what it has in hand. Where the
 * network makes two of a message, each takes its own time.
 */
final class Approach {
    /** Trips of second ones have draws of their own. */
    private static final int SECOND = 1 << 20;

    /** Where messages arrive. */
    interface Arrival {
        void arrive(Message message, long now);
    }

    private final Ledger ledger;
    private final Way uplink;
    private final Arrival arrival;
    private final EventType arrive;
    private final Parcels<Message> underWay = new Parcels<>();
    private final ArrayDeque<Message> agenda = new ArrayDeque<>();
    private boolean draining;
    private boolean doubles;
    /** What waits at senders for company; null where everything leaves at once. */
    private @Nullable Batches batches;

    Approach(Simulation simulation, Ledger ledger, Way uplink, Arrival arrival) {
        this.ledger = ledger;
        this.uplink = uplink;
        this.arrival = arrival;
        this.arrive = simulation.eventType(
                "broker/arrive", Rank.NETWORK, (now, slot) -> arrival.arrive(underWay.take((int) slot), now));
    }

    /** From now on messages may arrive twice. */
    void expectDoubles() {
        doubles = true;
    }

    /** From now on messages wait at their senders for company. */
    void batch(Batches batches, Partitioner partitioner) {
        this.batches = batches;
        batches.leaveBy(this::leave, uplink, partitioner);
    }

    /** A message leaves now, or once nobody is {@code busy} any more. */
    void send(Message message, boolean busy, long now) {
        if (busy || draining) {
            agenda.add(message);
        } else {
            depart(message, now);
        }
    }

    /** Nobody is busy any more: what was to leave leaves, in the order in which it was published. */
    void carryOn(long now) {
        if (!agenda.isEmpty() && !draining) {
            draining = true;
            for (Message next = agenda.poll(); next != null; next = agenda.poll()) {
                depart(next, now);
            }
            draining = false;
        }
    }

    /** It arrives at {@code at} whatever the network does. */
    void carry(Message message, long at) {
        arrive.at(at, underWay.put(message));
    }

    void forEach(Consumer<? super Message> visitor) {
        underWay.forEach(visitor);
        if (batches != null) {
            batches.forEach(visitor);
        }
    }

    private void depart(Message message, long now) {
        if (batches == null) {
            leave(message, uplink.delay(message, message.retries), now);
        } else {
            batches.add(message, now);
        }
    }

    private void leave(Message message, long delay, long now) {
        if (doubles && delay != Way.LOST && uplink.arrivals(message, message.retries) > 1) {
            both(message, delay, now);
        } else if (delay == 0) {
            arrival.arrive(message, now);
        } else if (delay == Way.LOST) {
            ledger.lostUpstream(message, Fate.NETWORK, now);
        } else {
            arrive.in(delay, underWay.put(message));
        }
    }

    /** A message leaves that arrives twice, unless the second one is lost. */
    private void both(Message message, long delay, long now) {
        Publication publication = message.publication;
        if (publication == null) {
            publication = new Publication(message, null);
            message.publication = publication;
            publication.attempted();
            publication.partition = batches == null ? publication.partition : message.partition;
        }
        Message second = message.again(message.retries);
        long later = uplink.delay(second, message.retries + SECOND);
        arrive.at(now + delay, underWay.put(message));
        if (later != Way.LOST) {
            publication.attempted();
            arrive.at(now + later, underWay.put(second));
        }
    }
}
