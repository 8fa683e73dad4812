package buzzville.city.anomaly;

/**
 * Something that was wrong for a while at one place.
 *
 * @param at its first instant, virtual nanoseconds
 * @param until its last instant; {@link #OPEN} if the run ended first
 * @param exact whether both instants are exact, and not those of buckets of the series
 * @param place a service, an instance, {@code broker}, a partition, or {@code city}
 * @param places how many instances or partitions of it were affected, at least 1
 * @param subject which lane, priority and reason, objective or incident it is about; empty if there is nothing to say
 * @param count how many: messages lost, times that a lane was full, messages that broke a promise so far
 * @param peak the worst value of what the kind is about, such as the longest queue; NaN if it has none
 * @param limit what that is compared with, such as a capacity; NaN if there is none
 */
public record Anomaly(
        long at,
        long until,
        boolean exact,
        Severity severity,
        AnomalyKind kind,
        String place,
        int places,
        Subject subject,
        long count,
        double peak,
        double limit,
        Cause cause) {
    /** The end of what is not over. */
    public static final long OPEN = Long.MAX_VALUE;

    /**
     * What exactly it is about; what does not apply is empty.
     *
     * @param lane by name
     * @param priority of the messages, as in files
     * @param detail the reason of a loss, or the name of an objective or of an incident
     */
    public record Subject(String lane, String priority, String detail) {
        /** Nothing more to say. */
        public static final Subject NONE = new Subject("", "", "");
    }

    /** Whether it was not over when the run ended. */
    public boolean isOpen() {
        return until == OPEN;
    }
}
