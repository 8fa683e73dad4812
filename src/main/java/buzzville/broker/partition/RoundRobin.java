package buzzville.broker.partition;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * One partition after the other, in the order in which the broker admits messages: even load, no order per key.
 *
 * @param count how many partitions, from 1 to 10,000
 */
@Doc("One partition after the other: even load, no order per key.")
@Manual(
        rule = "One partition after the other, in the order in which the broker admits messages.",
        source = "Kafka's `RoundRobinPartitioner`; a load balancer's default.",
        use = "Where order does not matter and every message costs the same.",
        hurts = "The order per key is lost: two messages of one intersection may be handled in the wrong order.",
        names = "Kafka's sticky partitioner for messages without key changes partition per batch, not per"
                + " message.")
public record RoundRobin(@Doc("How many partitions.") int count) implements PartitionPolicy {
    public RoundRobin {
        Key.checkCount(count);
    }

    @Override
    public int count(int zones) {
        return count;
    }

    @Override
    public Partitioner start(int zones) {
        int[] next = {-1};
        return message -> next[0] = (next[0] + 1) % count;
    }
}
