package buzzville.consumer.group;

/** What a service remembers of what it has handled, so as not to handle it again. */
public interface DeduplicationPolicy {
    /** How many ids it remembers, at least 1; {@link Integer#MAX_VALUE} for all. */
    int memory();

    /** What it takes a worker to look one up, nanoseconds. */
    long checkTime();

    /** Whether they survive a crash of the service. */
    boolean persistent();
}
