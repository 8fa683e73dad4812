package buzzville.broker.partition;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** A partition for each zone, in file order; what happens outside all zones goes to the first. */
@Doc("A partition for each zone, in file order.")
@Manual(
        rule = "A partition for each zone, in file order; what happens outside all zones goes to the first.",
        source = "Partitioning by place, as by a Kafka key with one key per partition.",
        use = "To keep a crisis where it is: a flood of messages in one zone delays that zone only.",
        hurts = "A zone in crisis has only its own partition's threads, while those of quiet zones idle.",
        names = "A bulkhead by place; a cell-based architecture.")
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
