package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Last come, first served over all lanes: under overload the newest messages are handled fresh and the oldest never. A
 * message whose attempt failed goes to the tail, which here means behind the oldest.
 */
@Doc("Last come, first served, over all lanes.")
@Manual(
        rule = "The message that came last, over all lanes. One whose attempt failed goes behind the oldest.",
        source = "Adaptive LIFO of Facebook's wangle and Maurer, Fail at Scale, ACM Queue 13(8), 2015, where"
                + " it is used only while there is a backlog.",
        use = "In overload, when a late answer is worth nothing: the newest are served fresh, and the old,"
                + " whose askers have given up, wait in vain. The mean wait is that of first come, first served.",
        hurts = "Some wait until the backlog is gone: the variance is the largest of all orders. Later news"
                + " overtakes earlier news, so states are applied in the wrong order.",
        names = "LCFS, stack order. Not the same as `drop-oldest`, which loses the old instead of keeping" + " them.")
public record Lifo() implements DispatchPolicy {
    @Override
    public Dispatcher start(List<? extends LaneView> lanes) {
        LaneView[] all = lanes.toArray(new LaneView[0]);
        return () -> latest(all);
    }

    @Override
    public boolean newestFirst() {
        return true;
    }

    static @Nullable Copy latest(LaneView[] lanes) {
        Copy last = null;
        for (LaneView lane : lanes) {
            Copy newest = lane.newest();
            if (newest != null && (last == null || newest.turn > last.turn)) {
                last = newest;
            }
        }
        return last;
    }
}
