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
        rule = "The message that came first, over all lanes of the stage; lanes then only bound who may" + " wait.",
        source = "M/M/1 and M/G/1 with first come, first served; Pollaczek and Khinchine give the mean wait:"
                + " lambda * E[S^2] / (2 * (1 - rho)).",
        use = "When all messages are equally urgent, or when their order must be kept. It has the smallest"
                + " variance of waits of all orders that do not look at service times.",
        hurts = "An alarm waits behind everything that came before it: with 500 messages ahead and 10 ms"
                + " each, 5 s, and so does everything else for as long as the backlog lasts.",
        names = "FCFS. What Kafka does within a partition.")
public record Fifo() implements DispatchPolicy {
    @Override
    public Dispatcher start(List<? extends LaneView> lanes) {
        LaneView[] all = lanes.toArray(new LaneView[0]);
        return all.length == 1 ? all[0]::head : () -> earliest(all);
    }

    static @Nullable Copy earliest(LaneView[] lanes) {
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
