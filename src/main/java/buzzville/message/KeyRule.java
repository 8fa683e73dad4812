package buzzville.message;

/** What the partition key of an event is; messages of one key keep their order through the broker. */
public enum KeyRule {
    /** No key: such messages go round the partitions. */
    NONE,
    /** The zone in which it happened. */
    ZONE,
    /** The producer that reported it, all its instances together. */
    PRODUCER,
    /** The instance of the producer, such as one sensor or one traffic light. */
    INSTANCE,
    /** The type of the event. */
    EVENT
}
