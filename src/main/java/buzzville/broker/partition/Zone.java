package buzzville.broker.partition;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** A partition for each zone, in file order; what happens outside all zones goes to the first. */
@Doc("A partition for each zone, in file order.")
@Manual(
        rule = "The partition of the zone in which it happened, in file order; what happens outside all"
                + " zones goes to the first.",
        source = "Partitioning by a column of regions, as in sharded databases; Kafka with a custom" + " partitioner.",
        use = "When a crisis is local: the overload of one quarter does not delay the others.",
        hurts = "The quarter with the crisis has one partition for all of it, just when it needs more.",
        names = "Sharding by region, cell-based architecture; a bulkhead between quarters.")
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
