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
        rule = "Among lanes under one `shared-capacity`: when all of it is used, the newest message of the least"
                + " urgent non-empty lane is evicted if that lane is strictly less urgent than the newcomer's;"
                + " otherwise, or if the newcomer's own lane is full by itself, the newcomer is rejected.",
        source = "Push-out with space priority, Kroner et al. 1991; EMQX since 2026 evicts from the"
                + " lowest-priority non-empty lane.",
        use = "Where memory is shared and no alarm may be lost while a statistic waits.",
        hurts = "Urgent floods empty all other lanes: they lose what they had already been promised, and the"
                + " evicted are not told.",
        names = "Lowest priority first eviction; pre-emptive buffer priority. RabbitMQ has nothing like it."
                + " Evicting the newest keeps the older ones, which are nearer to being served; some products evict"
                + " the oldest.")
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
