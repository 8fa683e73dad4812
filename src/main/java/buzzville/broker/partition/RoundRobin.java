package buzzville.broker.partition;

import buzzville.unit.Doc;

/**
 * One partition after the other, in the order in which the broker admits messages: even load, no order per key.
 *
 * @param count how many partitions, from 1 to 10,000
 */
@Doc("One partition after the other: even load, no order per key.")
public record RoundRobin(int count) implements PartitionPolicy {
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
