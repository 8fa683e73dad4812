package buzzville.broker.overflow;

import buzzville.message.Copy;
import buzzville.metric.Fate;
import buzzville.unit.Doc;

/**
 * Drops the head of the newcomer's own lane silently: head drop (RabbitMQ {@code drop-head}, NATS {@code DiscardOld}, Akka
 * {@code dropHead}). What gets through is fresh. In a lane ordered by priority the head is its most urgent message, so
 * there this policy loses the critical ones first, as RabbitMQ's priority queues do.
 *
 * <p>A lane of capacity 0 has no head: then the newcomer itself is dropped.
 */
@Doc("Drops the message at the head of the lane silently (head drop).")
public record DropOldest() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        Copy head = lane.head();
        if (head == null) {
            lane.refuse(Fate.DROPPED_NEWEST);
        } else {
            lane.evict(head, Fate.DROPPED_OLDEST);
        }
    }
}
