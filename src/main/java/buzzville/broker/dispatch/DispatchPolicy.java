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

    /** Whether what is more urgent is always served first. */
    default boolean ordersByUrgency() {
        return false;
    }

    /** Whether the newest is served first, always or at times, so that lanes cannot have an order of their own. */
    default boolean newestFirst() {
        return false;
    }

    /**
     * Whether it is so with this many waiting, one that comes back included: what was aborted then comes back as the newest,
     * and what failed goes behind the oldest; otherwise the other way round.
     */
    default boolean newestFirst(int waiting) {
        return newestFirst();
    }

    /** Whether lanes have workers of their own, so that one may be served although others wait longer. */
    default boolean ownsWorkers() {
        return false;
    }
}
