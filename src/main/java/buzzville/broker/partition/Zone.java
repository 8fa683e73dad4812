package buzzville.broker.partition;

import buzzville.unit.Doc;

/** A partition for each zone, in file order; what happens outside all zones goes to the first. */
@Doc("A partition for each zone, in file order.")
public record Zone() implements PartitionPolicy {
    @Override
    public int count(int zones) {
        return Math.max(1, zones);
    }

    @Override
    public Partitioner start(int zones) {
        return message -> Math.max(0, message.zone);
    }
}
