package buzzville.broker.partition;

import buzzville.message.KeyRule;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * By the hash of the message's key, so that messages of one key keep their order: partition = (murmur2(key) with the sign
 * bit cleared) mod count, as Kafka's default partitioner computes it. Messages without a key go round.
 *
 * @param count how many partitions, from 1 to 10,000
 */
@Doc("By the hash of the message's key, which keeps the order of each key.")
@Manual(
        rule = "Partition = (murmur2(key) & 0x7fffffff) mod count; messages without a key go round.",
        source = "Apache Kafka, `BuiltInPartitioner.partitionForKey` and `Utils.murmur2`.",
        use = "Whenever the order of what happens to one thing matters, and there are many things: each"
                + " light's changes stay in order, and the partitions work side by side.",
        hurts = "A busy key is a busy partition: one stadium with half of all messages leaves the other"
                + " partitions idle. And changing the count moves keys, so their order is lost at that moment.",
        names = "Kafka's default partitioner for records with a key; consistent hashing elsewhere moves fewer"
                + " keys when the count changes.",
        example = "key(count=4)")
public record Key(
        @Doc("How many partitions, from 1 to 10000.") int count) implements PartitionPolicy {
    public Key {
        checkCount(count);
    }

    @Override
    public int count(int zones) {
        return count;
    }

    @Override
    public Partitioner start(int zones) {
        Partitioner keyless = new RoundRobin(count).start(zones);
        return message -> message.kind.key() == KeyRule.NONE && message.givenKey == null
                ? keyless.partition(message)
                : (message.keyHash & Integer.MAX_VALUE) % count;
    }

    static void checkCount(int count) {
        if (!(1 <= count && count <= 10_000)) {
            throw new IllegalArgumentException("count must be from 1 to 10000, but is " + count);
        }
    }
}
