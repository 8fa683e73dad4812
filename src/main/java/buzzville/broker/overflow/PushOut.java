package buzzville.broker.overflow;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.metric.Fate;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Among lanes that share a capacity: evicts the newest message of the least urgent lane that holds any, if that lane is
 * strictly less urgent than the newcomer's; otherwise the newcomer is rejected (EMQX evicts from the lowest-priority
 * non-empty lane likewise). A more urgent message is never lost while a less urgent one waits.
 */
@Doc("Evicts a less urgent lane's newest message if it can, else rejects.")
@Manual(
        rule = "If the lanes together are full, the newest message of the least urgent lane that holds any"
                + " is `evicted`, provided that lane is strictly less urgent than the newcomer's; otherwise the"
                + " newcomer is `rejected` and its sender told. A lane that is full by itself rejects.",
        source = "Push-out of the queueing literature (Kröner, 1990); EMQX evicts from the lowest non-empty"
                + " priority likewise.",
        use = "When memory is what is short and alarms must get in whatever else is waiting: no urgent"
                + " message is lost while a less urgent one waits.",
        hurts = "The least urgent messages pay for everybody, and silently: under a long overload all that"
                + " gets in of them is pushed out again, after having waited. It protects the room, not the"
                + " time: without `strict-priority` the alarm still waits its turn.",
        names = "Lowest priority first eviction, preemptive buffer. It never stops work that has begun.")
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
