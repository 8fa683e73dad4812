package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.unit.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Always the most urgent lane that holds anything (non-preemptive head-of-the-line priority; Cobham 1954 gives its waits).
 * The least urgent lanes starve while the others keep the workers busy.
 */
@Doc("Always the most urgent lane that holds anything; others may starve.")
public record StrictPriority() implements DispatchPolicy {
    @Override
    public Dispatcher start(List<? extends LaneView> lanes) {
        LaneView[] byUrgency = lanes.toArray(new LaneView[0]);
        return new Dispatcher() {
            @Override
            public @Nullable Copy next() {
                for (LaneView lane : byUrgency) {
                    if (lane.waiting() > 0) {
                        return lane.head();
                    }
                }
                return null;
            }
        };
    }
}
