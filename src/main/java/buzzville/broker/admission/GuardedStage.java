package buzzville.broker.admission;

import buzzville.message.LaneView;
import buzzville.message.Priority;
import buzzville.metric.PolicyTally;
import buzzville.random.Draws;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/** The stage before which an admission policy stands, as far as the policy may see it. */
public interface GuardedStage {
    /** Such as {@code police} or {@code broker[0]}. */
    String name();

    /** How many wait in all lanes together. */
    int waiting();

    /** All lanes, the most urgent first; none at the door of a broker that takes no time. */
    List<? extends LaneView> lanes();

    /** The lane in which messages of a priority wait, by the ordinal of the priority; only where there are lanes. */
    LaneView lane(int priority);

    /**
     * Something for each lane, by the ordinal of the priority: the same thing for all priorities of one lane. Only where there
     * are lanes.
     */
    default <T> List<T> perLane(Function<LaneView, T> maker) {
        IdentityHashMap<LaneView, T> byLane = new IdentityHashMap<>();
        List<T> byPriority = new ArrayList<>();
        for (int priority = 0; priority < Priority.count(); priority++) {
            byPriority.add(byLane.computeIfAbsent(lane(priority), maker));
        }
        return byPriority;
    }

    /** Draws of the policy's own, aimed at messages. */
    Draws draws(String purpose);

    /** The policy's books, for figures that only it has; decisions are booked by whoever asks for them. */
    PolicyTally tally();
}
