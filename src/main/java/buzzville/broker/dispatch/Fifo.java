package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.unit.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** First come, first served over all lanes of the stage; lanes then only bound who may wait. */
@Doc("First come, first served, over all lanes.")
public record Fifo() implements DispatchPolicy {
    @Override
    public Dispatcher start(List<? extends LaneView> lanes) {
        LaneView[] all = lanes.toArray(new LaneView[0]);
        return all.length == 1 ? all[0]::head : () -> earliest(all);
    }

    private static @Nullable Copy earliest(LaneView[] lanes) {
        Copy first = null;
        for (LaneView lane : lanes) {
            Copy head = lane.head();
            if (head != null && (first == null || head.turn < first.turn)) {
                first = head;
            }
        }
        return first;
    }
}
