package buzzville.producer;

/**
 * When the instances of a producer have something to say, in the producer's own time: 0 is when it starts, and a surge makes
 * that time run faster.
 */
public non-sealed interface CrowdProcess extends ArrivalProcess {
    /**
     * Starts the process for a crowd.
     *
     * @param crowd how many instances there are and where their draws come from
     */
    Arrivals start(CrowdDraws crowd);
}
