package buzzville.message;

/** The way that a message takes between two parties. */
public interface Way {
    /** Instead of a delay: it never arrives. */
    long LOST = -1;

    /** No delay and no loss. */
    Way DIRECT = (message, trip) -> 0;

    /**
     * How long this trip takes.
     *
     * @param trip counts the trips of one message on this way, from 0, so that each has its own draw
     * @return nanoseconds, at least 0, or {@link #LOST}
     */
    long delay(Message message, int trip);

    /**
     * How often a message arrives that this trip does not lose.
     *
     * @param trip as in {@link #delay}
     */
    default int arrivals(Message message, int trip) {
        return 1;
    }
}
