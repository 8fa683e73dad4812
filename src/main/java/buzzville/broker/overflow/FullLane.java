package buzzville.broker.overflow;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.metric.Fate;
import java.util.List;

/** A lane without room, the newcomer before it, and what can be done about that. */
public interface FullLane extends LaneView {
    /** All lanes of the stage, the most urgent first. */
    List<? extends LaneView> allLanes();

    /** Whether the lane's own capacity is exhausted, and not only the one that it shares. */
    boolean fullByItself();

    /** The one that finds no room. */
    Copy newcomer();

    /** The newcomer is lost. */
    void refuse(Fate fate);

    /** A waiting message of this stage is lost in its favour. */
    void evict(Copy victim, Fate fate);

    /** Waiting without limit. */
    long FOREVER = Long.MAX_VALUE;

    /**
     * The newcomer waits outside, and whoever feeds the lane waits with it.
     *
     * @param longest after so many nanoseconds it is refused, or {@link #FOREVER}
     */
    void hold(long longest);

    /** Whether the lane is ordered by priority and the newcomer is more urgent than all that wait in it. */
    boolean newcomerLeads();
}
