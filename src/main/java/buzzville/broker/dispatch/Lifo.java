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
        rule = "The waiting message that came last, over all lanes.",
        source = "Maurer 2015, `Fail at Scale`, uses it while a queue is overloaded (adaptive LIFO).",
        use = "In overload that passes, where an old answer is worth nothing: the newest are served as if there"
                + " were no queue.",
        hurts = "Whoever waits when the overload begins waits until it ends: the mean wait is that of FIFO, its"
                + " tail far longer. Order is lost. Use a time to live with it.",
        names = "LCFS, a stack. A message whose attempt failed goes behind the oldest.")
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

    private static @Nullable Copy latest(LaneView[] lanes) {
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
