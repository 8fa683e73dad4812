package buzzville.clock;

/**
 * What all clocks of a process say of one event.
 *
 * @param local time that its own clock shows, nanoseconds
 * @param bound how wrong that may be at most, as far as the process knows, nanoseconds
 * @param lamport of Lamport's clock
 * @param vector of the vector clock
 * @param hybrid of the hybrid logical clock
 */
public record Stamps(long local, long bound, long lamport, VectorStamp vector, HybridStamp hybrid) {}
