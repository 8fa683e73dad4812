package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Always the most urgent lane that holds anything (non-preemptive head-of-the-line priority; Cobham 1954 gives its waits).
 * The least urgent lanes starve while the others keep the workers busy.
 */
@Doc("Always the most urgent lane that holds anything; others may starve.")
@Manual(
        rule = "The head of the most urgent lane that holds anything; service is never interrupted. Mean"
                + " wait of class k: (lambda * E[S^2] / 2) / ((1 - s_(k-1)) * (1 - s_k)), with s_k the load of"
                + " class k and all more urgent ones.",
        source = "Cobham, Priority Assignment in Waiting Line Problems, Operations Research 2, 1954.",
        use = "When alarms are few and must not wait: at 10 % of the load they wait for one service in"
                + " progress, whatever the rest does.",
        hurts = "Others starve: if the urgent ones alone fill the workers, nothing else is ever served. It"
                + " only helps where messages wait: behind a prefetch of 100 the order is made a hundred"
                + " messages too late.",
        names = "Head-of-the-line priority; RabbitMQ's priority queues (`x-max-priority`), where one bound"
                + " for all classes loses the urgent ones first.")
public record StrictPriority() implements DispatchPolicy {
    @Override
    public boolean ordersByUrgency() {
        return true;
    }

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
