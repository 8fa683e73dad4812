package buzzville.broker.batching;

/** How senders put messages together before they send them. */
public interface BatchingPolicy {
    /** How long the first of a batch waits for others at most, nanoseconds; 0 where everything is sent at once. */
    long after();

    /** Bytes of a batch for one partition that is full and waits no longer. */
    long size();

    /** Whether every message is sent alone, so that nothing needs to be built for it. */
    default boolean isNone() {
        return false;
    }
}
