package buzzville.broker.partition;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** One partition for everything: total order, no parallelism. */
@Doc("One partition for everything: total order, no parallelism.")
@Manual(
        rule = "All messages go to partition 0.",
        source = "A RabbitMQ queue; a Kafka topic of one partition.",
        use = "Where everything has to stay in order, or the load is small.",
        hurts = "It is one queue with its `threads`, and cannot be divided among more brokers.")
public record Single() implements PartitionPolicy {
    @Override
    public int count(int zones) {
        return 1;
    }

    @Override
    public Partitioner start(int zones) {
        return message -> 0;
    }
}
