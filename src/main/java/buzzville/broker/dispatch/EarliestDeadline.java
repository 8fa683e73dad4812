package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The message whose time to live ends first, over all lanes; those without one come last, and equal deadlines are served
 * in the order they came (earliest deadline first, Jackson 1955, without preemption).
 */
@Doc("The message whose time to live ends first.")
@Manual(
        rule = "Of all that wait the one with the smallest occurrence + time to live is next; those without"
                + " a time to live come last; ties in the order they came.",
        source = "Jackson, Scheduling a Production Line to Minimize Maximum Tardiness, 1955; Liu and Layland,"
                + " 1973. Without preemption here.",
        use = "When messages have deadlines that differ and load is below capacity: among those that wait"
                + " already, no other order makes the greatest lateness smaller.",
        hurts = "In overload it is the worst of all: it keeps serving those that are just about to be late,"
                + " so that each is nearly late and many expire. Shed first, then order by deadline.",
        names = "EDF, earliest due date.")
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
