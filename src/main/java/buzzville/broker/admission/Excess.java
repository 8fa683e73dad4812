package buzzville.broker.admission;

/** What a limiter does with a message that comes too early. */
public enum Excess {
    /** Sheds it at once. */
    DROP,
    /** Makes it wait before the stage until it may pass, in order; sheds it when too many wait already. */
    DELAY
}
