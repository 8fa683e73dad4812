package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.unit.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Last come, first served over all lanes: under overload the newest messages are handled fresh and the oldest never. A
 * message whose attempt failed goes to the tail, which here means behind the oldest.
 */
@Doc("Last come, first served, over all lanes.")
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
