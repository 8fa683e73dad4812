package buzzville.broker.partition;

/** Which partition of the broker a message goes to. */
public interface PartitionPolicy {
    /** How many partitions there are in a city of so many zones. */
    int count(int zones);

    /** Starts choosing. */
    Partitioner start(int zones);
}
