package buzzville.broker.overflow;

import buzzville.message.Copy;
import buzzville.metric.Fate;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * Drops the head of the newcomer's own lane silently: head drop (RabbitMQ {@code drop-head}, NATS {@code DiscardOld}, Akka
 * {@code dropHead}). What gets through is fresh. In a lane ordered by priority the head is its most urgent message, so
 * there this policy loses the critical ones first, as RabbitMQ's priority queues do.
 *
 * <p>A lane of capacity 0 has no head: then the newcomer itself is dropped. RabbitMQ lets the newcomer in first: a newcomer more
 * urgent than all that wait is the head then, and is dropped.
 *
 * @param joinsFirst whether it is so here; without a difference where the lane keeps to the order of arrival
 */
@Doc("Drops the message at the head of the lane silently (head drop).")
@Manual(
        rule =
                "The message at the head of the lane ends as `dropped-oldest`, silently, and the newcomer"
                        + " joins the tail. A lane of capacity 0 has no head; there the newcomer is dropped. With `joins-first` a newcomer more urgent than all that wait is the head, and is dropped.",
        source = "RabbitMQ's `overflow: drop-head` (its default with a length limit), NATS JetStream's"
                + " `DiscardOld`, Akka's `dropHead`.",
        use = "Where only the present counts: positions, temperatures, the state of a light. What gets"
                + " through is never older than the queue is long, and the loss falls on what is stale anyway.",
        hurts = "In one queue ordered by priority the head is the most urgent message, so the alarms are lost"
                + " first: measured on RabbitMQ with a limit of 100, 62 to 73 % of the critical messages and 29"
                + " to 40 % of the least urgent ones. Give each priority a lane of its own.",
        names = "Head drop; RabbitMQ: `drop-head`; Reactor and RxJava: `DROP_OLDEST`. The head is the front"
                + " of the queue here, as it is at RabbitMQ.")
public record DropOldest(
        @Doc("Whether the newcomer joins before the head is dropped, so that it may be the head itself.")
        @Default("false")
        boolean joinsFirst)
        implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        Copy head = lane.head();
        if (head == null) {
            lane.refuse(Fate.DROPPED_NEWEST);
        } else if (joinsFirst && lane.newcomerLeads()) {
            lane.refuse(Fate.DROPPED_OLDEST);
        } else {
            lane.evict(head, Fate.DROPPED_OLDEST);
        }
    }
}
