package buzzville.broker.partition;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** One partition for everything: total order, no parallelism. */
@Doc("One partition for everything: total order, no parallelism.")
@Manual(
        rule = "Everything goes to partition 0.",
        source = "A Kafka topic with one partition; a RabbitMQ queue.",
        use = "When all messages must be kept in one order, or when one thread is quick enough.",
        hurts = "No more than one thread's worth of messages, whatever the machine: at 10 ms each, 100 a"
                + " second. Scaling by lag cannot use a second worker.",
        names = "Total order; FIFO topic or queue.")
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
