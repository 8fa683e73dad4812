package buzzville.kernel;

/**
 * The order of events at one instant: every completion at 5 s comes before every arrival at 5 s, whichever was
 * scheduled first. Within a rank, events come in scheduling order or in the explicit order they were given.
 */
public enum Rank {
    /** A worker finishes. */
    COMPLETION,
    /** A message becomes too old. */
    EXPIRY,
    /** An incident is over. */
    INCIDENT_END,
    /** An incident begins. */
    INCIDENT_START,
    /** A worker starts to exist, or comes back. */
    WORKER_READY,
    /** Timers, retries and signals. */
    TIMER,
    /** The network delivers. */
    NETWORK,
    /** Something occurs in the city. */
    ARRIVAL
}
