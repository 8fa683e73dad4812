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
        rule = "partition = (murmur2(key) with the sign bit cleared) mod count; messages without a key go round.",
        source = "Kafka's default partitioner.",
        use = "Where messages of one key (a zone, an intersection, an instance) have to stay in order.",
        hurts = "Keys are not evenly loud: a busy zone fills its partition while others idle, and two busy keys"
                + " may share one. Changing the count moves keys.",
        names = "Consistent hashing is another thing: it moves few keys when the count changes.")
public record Key(@Doc("How many partitions.") int count) implements PartitionPolicy {
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
