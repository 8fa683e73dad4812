package buzzville.consumer.group;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** Workers share one queue. */
@Doc("Workers share one queue, and a change among them costs nothing.")
@Manual(
        rule =
                "No partition belongs to a worker: whoever is free takes the next message, and what a crashed worker had is"
                        + " delivered again at once.",
        source = "RabbitMQ: competing consumers on a queue; Kafka: share groups (KIP-932).",
        use = "Queues, and wherever ownership of partitions is of no interest.",
        hurts = "No order per key: two messages of one partition may be worked on at once.",
        names = "Competing consumers, shared queue.",
        example = "none")
public record None() implements RebalancePolicy {
    @Override
    public long pause() {
        return 0;
    }

    @Override
    public long detect() {
        return 0;
    }

    @Override
    public boolean stopsAll() {
        return false;
    }

    @Override
    public boolean happens() {
        return false;
    }

    @Override
    public int[] assign(int[] before, int[] members) {
        return before.clone();
    }
}
