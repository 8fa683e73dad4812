package buzzville.producer;

/** An arrival process that every instance of a crowd follows; what is not, a {@link Player} plays. */
public non-sealed interface CrowdProcess extends ArrivalProcess {
    /**
     * Starts the process for a crowd.
     *
     * @param crowd how many instances there are and where their draws come from
     */
    Arrivals start(CrowdDraws crowd);
}
