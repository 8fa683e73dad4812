package buzzville.broker;

/** In which order the messages of one lane are served. */
public enum LaneOrder {
    /** First in, first out. */
    ARRIVAL,
    /** The most urgent first, then by arrival: one priority queue, as RabbitMQ's. */
    PRIORITY
}
