package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.message.Taker;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lanes with workers of their own. The workers with the lowest numbers belong to the most urgent lane that has any, and so on;
 * those with the highest are common. A lane's messages go to its own workers, and to the common ones if it has none of its own
 * or may borrow; never to those of another lane, even if these are idle. Each lane is first in, first out; a common worker
 * takes from the most urgent lane that may use it.
 *
 * @param workers by lane, at least 1 each; of each partition under the broker
 * @param borrow whether lanes with workers of their own may use the common ones too
 */
@Doc("Lanes with workers of their own, so that none can take them all.")
@Manual(
        rule =
                "Each lane named in `workers` owns that many, in order of urgency from worker 0 on; the others are common. A message is"
                        + " served by a worker of its lane, or by a common one if its lane owns none or `borrow` is true. A worker that is"
                        + " owned stays idle rather than serve another lane.",
        source =
                "Nygard 2007, `Release It!`; Resilience4j `Bulkhead` (25 concurrent calls, wait 0); RabbitMQ's documentation, which"
                        + " advises separate queues and consumers over priorities.",
        use =
                "Where one kind of message is slow or comes in floods and another must never wait for it: priority alone does not help"
                        + " an alarm that finds all workers busy with long jobs.",
        hurts =
                "Owned workers that are idle are capacity not used: with 2 of 4 workers owned by alarms that keep them busy 5 % of the"
                        + " time, the others have half of the service left. Each lane queues like a service of its own, so waits are longer"
                        + " than with common workers at the same load.",
        names =
                "Hystrix and Resilience4j mean the calls of a client by it, per service that it calls; partitioned thread pool; in"
                        + " Kafka a topic and a consumer group for each class.",
        example = "bulkhead(workers={critical: 1})")
public record Bulkhead(
        @Doc("Workers of its own, by lane; the rest is common.") @Count
        Map<String, Integer> workers,

        @Doc("Whether lanes with workers of their own may use the common ones too.") @Default("false")
        boolean borrow)
        implements DispatchPolicy {
    public Bulkhead {
        if (workers.isEmpty()) {
            throw new IllegalArgumentException("workers must name at least one lane");
        }
        workers.forEach((lane, own) -> {
            if (!(1 <= own && own <= 1_000_000)) {
                throw new IllegalArgumentException(
                        "workers must be from 1 to 1000000, but lane '" + lane + "' has " + own);
            }
        });
    }

    /** How many workers belong to some lane. */
    public long owned() {
        return workers.values().stream().mapToLong(own -> own).sum();
    }

    @Override
    public boolean ownsWorkers() {
        return true;
    }

    @Override
    public Dispatcher start(List<? extends LaneView> lanes) {
        LaneView[] byUrgency = lanes.toArray(new LaneView[0]);
        return new Dispatcher() {
            private @Nullable Taker taker;

            @Override
            public void serve(Taker taker) {
                this.taker = taker;
            }

            @Override
            public @Nullable Copy next() {
                for (LaneView lane : byUrgency) {
                    Copy head = lane.head();
                    if (head != null && taker != null && taker.readyFor(head)) {
                        return head;
                    }
                }
                return null;
            }
        };
    }
}
