package buzzville.producer;

/**
 * When the instances of a producer have something to say, in the producer's own time: 0 is when it starts, and a surge makes
 * that time run faster.
 */
public sealed interface ArrivalProcess permits CrowdProcess, Cycle, Trace {
    /** Mean arrivals per second and instance, a batch counted once; NaN when it depends on the run or on a file. */
    double meanRate();

    /** Whether the producer's own time may be squeezed by a surge and shaped by a profile of rates (a Poisson process). */
    default boolean poisson() {
        return false;
    }

    /** Whether its instants are given in true time, so that no surge can move them. */
    default boolean scripted() {
        return false;
    }

    /** Whether its arrivals depend on how messages are treated. */
    default boolean closed() {
        return false;
    }

    /** Whether a surge moves them: neither instants that are given nor whoever waits for an answer. */
    default boolean movable() {
        return !scripted() && !closed();
    }
}
