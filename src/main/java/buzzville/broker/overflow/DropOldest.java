package buzzville.broker.overflow;

import buzzville.message.Copy;
import buzzville.metric.Fate;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * Drops the head of the newcomer's own lane silently: head drop (RabbitMQ {@code drop-head}, NATS {@code DiscardOld}, Akka
 * {@code dropHead}). What gets through is fresh. In a lane ordered by priority the head is its most urgent message, so
 * there this policy loses the critical ones first, as RabbitMQ's priority queues do.
 *
 * <p>A lane of capacity 0 has no head: then the newcomer itself is dropped.
 */
@Doc("Drops the message at the head of the lane silently (head drop).")
@Manual(
        rule = "A message that finds its lane full takes the place of the head of that lane, which is dropped. A"
                + " lane of capacity 0 has no head: there the newcomer is dropped.",
        source = "RabbitMQ `x-overflow: drop-head`, its default; NATS JetStream `DiscardOld`; Akka and Pekko"
                + " `dropHead`; Reactor and RxJava `DROP_OLDEST`.",
        use = "Where the newest message replaces what older ones said: positions, counts, states. What gets"
                + " through waited at most capacity / service rate.",
        hurts = "In a lane with `order: priority` the head is the most urgent message, so the critical ones are"
                + " lost first: on RabbitMQ's priority queues at 1.3 times overload 62 to 73 % of them, against 29"
                + " to 40 % of the least urgent. Give each priority a lane of its own.",
        names = "`head` is the front of the queue: the oldest only where the queue is in order of arrival."
                + " Kafka's retention does the same to a slow consumer, silently.")
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
