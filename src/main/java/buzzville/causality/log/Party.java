package buzzville.causality.log;

/**
 * A process of the log.
 *
 * @param name unique in the log, without white space
 * @param kind what it is in the city
 * @param lamportStart what its Lamport clock showed before its first event
 */
public record Party(String name, Kind kind, long lamportStart) {
    /** What processes there are. */
    public enum Kind {
        PRODUCER,
        SERVICE,
        BROKER
    }
}
