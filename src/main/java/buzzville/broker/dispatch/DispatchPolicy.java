package buzzville.broker.dispatch;

import buzzville.message.LaneView;
import java.util.List;

/** Which of the waiting messages is served next; never interrupts a service (non-preemptive). */
public interface DispatchPolicy {
    /**
     * Starts serving.
     *
     * @param lanes of one stage, the most urgent first
     */
    Dispatcher start(List<? extends LaneView> lanes);

    /** Whether messages stand in each lane by deadline instead of by arrival. */
    default boolean ordersByDeadline() {
        return false;
    }

    /** Whether the newest is served first, so that the head of the queue is where the latest stands. */
    default boolean newestFirst() {
        return false;
    }

    /** Whether lanes have workers of their own, so that one may be served although others wait longer. */
    default boolean ownsWorkers() {
        return false;
    }
}
