package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.unit.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The message whose time to live ends first, over all lanes; those without one come last, and equal deadlines are served
 * in the order they came (earliest deadline first, Jackson 1955, without preemption).
 */
@Doc("The message whose time to live ends first.")
public record EarliestDeadline() implements DispatchPolicy {
    @Override
    public Dispatcher start(List<? extends LaneView> lanes) {
        LaneView[] all = lanes.toArray(new LaneView[0]);
        return () -> mostPressing(all);
    }

    @Override
    public boolean ordersByDeadline() {
        return true;
    }

    private static @Nullable Copy mostPressing(LaneView[] lanes) {
        Copy first = null;
        for (LaneView lane : lanes) {
            Copy head = lane.head();
            if (head != null
                    && (first == null
                            || head.deadline < first.deadline
                            || head.deadline == first.deadline && head.turn < first.turn)) {
                first = head;
            }
        }
        return first;
    }
}
