package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** First come, first served over all lanes of the stage; lanes then only bound who may wait. */
@Doc("First come, first served, over all lanes.")
@Manual(
        rule = "The waiting message that came first, over all lanes. Lanes then only bound who may wait.",
        source = "The default of brokers and thread pools.",
        use = "Where all messages matter alike, or order matters more than urgency; and as the baseline that"
                + " other policies are compared with.",
        hurts = "An alarm waits behind every statistic that came before it: 1000 of them at 100/s are 10 s.",
        names = "FCFS. A Kafka partition is one FIFO; a poll over several partitions is not.")
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
