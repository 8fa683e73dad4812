package buzzville.broker.partition;

import buzzville.unit.Doc;

/** One partition for everything: total order, no parallelism. */
@Doc("One partition for everything: total order, no parallelism.")
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
