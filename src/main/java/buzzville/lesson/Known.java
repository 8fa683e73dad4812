package buzzville.lesson;

/**
 * One thing that a clock says of one event of a log.
 *
 * @param event its number in the log
 */
public record Known(int event, Clock clock) {
    /** The clocks of a process. */
    public enum Clock {
        LOCAL,
        LAMPORT,
        VECTOR,
        HYBRID
    }
}
