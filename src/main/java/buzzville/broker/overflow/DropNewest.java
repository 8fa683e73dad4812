package buzzville.broker.overflow;

import buzzville.metric.Fate;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * Drops the newcomer silently: tail drop (Akka {@code dropNew}, Reactor {@code DROP}). The queue keeps its oldest messages,
 * so those that do get through are as late as the queue is long.
 */
@Doc("Drops the newcomer silently (tail drop).")
@Manual(
        rule = "A message that finds its lane full is dropped; those that wait stay.",
        source = "Tail drop, the default of every bounded queue; Floyd and Jacobson 1993 describe what it does to"
                + " bursts.",
        use = "Where the oldest messages are worth most: commands that have to be carried out in order, a"
                + " report of each accident once.",
        hurts = "In overload the lane is always full of old messages, so all that get through are as late as the"
                + " queue is long: 1000 waiting at 100/s make each 10 s late. Nobody is told.",
        names = "Akka and Pekko call it `dropNew`; their `dropTail` is another thing and drops the youngest that"
                + " waits. Reactor: `onBackpressureDrop`, and `DROP_LATEST` of its buffer; RxJava's `DROP_LATEST`"
                + " is again the youngest that waits. NATS `DiscardNew` tells, so it is `reject` here.")
public record DropNewest() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        lane.refuse(Fate.DROPPED_NEWEST);
    }
}
