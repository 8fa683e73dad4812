package buzzville.broker.overflow;

import buzzville.metric.Fate;
import buzzville.unit.Doc;

/**
 * Drops the newcomer silently: tail drop (Akka {@code dropNew}, Reactor {@code DROP}). The queue keeps its oldest messages,
 * so those that do get through are as late as the queue is long.
 */
@Doc("Drops the newcomer silently (tail drop).")
public record DropNewest() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        lane.refuse(Fate.DROPPED_NEWEST);
    }
}
