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
        rule = "The waiting message whose time to live ends first, over all lanes; equal deadlines, and those"
                + " without one, which come last, in the order in which they came.",
        source = "Jackson 1955; Liu and Layland 1973. Here without pre-emption.",
        use = "Where the promise is a deadline and not a rank: it meets all deadlines whenever any order could,"
                + " as long as the stage is not overloaded (exactly so only with pre-emption or equal service"
                + " times).",
        hurts = "In overload it serves the message that is nearest to being too late, and so does many of them"
                + " just too late. With `expiry: at-deadline` these at least cost no worker time.",
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
