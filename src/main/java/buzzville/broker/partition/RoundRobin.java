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
        rule = "The n-th message that the broker admits goes to partition n mod count.",
        source = "Kafka's `RoundRobinPartitioner`; shuffle grouping of Apache Storm.",
        use = "When no order is needed and every partition shall have the same load.",
        hurts = "Two messages of one light are in different partitions: the later may overtake the earlier.",
        names = "Kafka's own default for records without a key is sticky: it stays with a partition for a"
                + " batch, then changes.",
        example = "round-robin(count=2)")
public record RoundRobin(
        @Doc("How many partitions, from 1 to 10000.") int count) implements PartitionPolicy {
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
