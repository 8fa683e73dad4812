package buzzville.broker.overflow;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.metric.Fate;
import buzzville.unit.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Among lanes that share a capacity: evicts the newest message of the least urgent lane that holds any, if that lane is
 * strictly less urgent than the newcomer's; otherwise the newcomer is rejected (EMQX evicts from the lowest-priority
 * non-empty lane likewise). A more urgent message is never lost while a less urgent one waits.
 */
@Doc("Evicts a less urgent lane's newest message if it can, else rejects.")
public record PushOut() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        Copy victim = lane.fullByItself() ? null : victim(lane);
        if (victim == null) {
            lane.refuse(Fate.REJECTED);
        } else {
            lane.evict(victim, Fate.EVICTED);
        }
    }

    @Override
    public boolean needsSharedCapacity() {
        return true;
    }

    private static @Nullable Copy victim(FullLane lane) {
        List<? extends LaneView> lanes = lane.allLanes();
        for (int i = lanes.size() - 1; i >= 0 && lanes.get(i).urgency() > lane.urgency(); i--) {
            if (lanes.get(i).waiting() > 0) {
                return lanes.get(i).newest();
            }
        }
        return null;
    }
}
