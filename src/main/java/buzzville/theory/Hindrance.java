package buzzville.theory;

import java.util.Locale;

/** Why no formula tells how long messages wait at a stage; its load is known all the same. */
public enum Hindrance {
    /** Nothing comes, or only now and then by the script. */
    NO_TRAFFIC,
    /** The load, or what the stage can do, changes by more than a tenth during the time in question. */
    CHANGING,
    /** The load is 0.95 or more: nothing settles in time. */
    TOO_BUSY,
    /** Somebody who talks waits for answers first. */
    CLOSED_LOOP,
    /** Arrivals come in bursts (mmpp, on-off), whose gaps depend on each other. */
    BURSTY,
    /** Arrivals follow a timetable, a recording or the timeline. */
    SCHEDULED,
    /** Several messages arrive at once. */
    BATCHES,
    /** Producers are told to slow down. */
    BACKPRESSURE,
    /** Producers call services and wait for them. */
    CALLS,
    /** Attempts fail, and messages come back. */
    FAILURES,
    /** A circuit breaker stops dispatching. */
    BREAKER,
    /** Messages are made fewer before they enter. */
    AGGREGATION,
    /** Not everything is let in. */
    ADMISSION,
    /** The number of workers changes. */
    SCALING,
    /** Dispatching keeps to a rate. */
    RATE,
    /** Several messages are on their way to a worker at once. */
    PREFETCH,
    /** Messages may expire while they wait. */
    EXPIRY,
    /** Lanes may be full, and not in the one way that has a formula. */
    BOUNDED,
    /** The order of service has no formula, and service times differ or workers have owners. */
    DISPATCH,
    /** The variance of a service time or of gaps is unknown or infinite. */
    VARIANCE,
    /** Something goes wrong that the arithmetic leaves out. */
    TROUBLE,
    /** It is not there all the time. */
    ATTENDANCE;

    /** Its name in files, such as {@code closed-loop}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
