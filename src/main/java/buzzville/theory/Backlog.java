package buzzville.theory;

/**
 * What piles up in a lane if messages and work were a fluid.
 *
 * @param most the most messages that wait
 * @param at when that is, virtual nanoseconds
 * @param drained when nothing is left for the last time, virtual nanoseconds; {@link #NEVER} if something is at the end
 * @param lost the share of all messages of the lane that finds it full
 */
public record Backlog(double most, long at, long drained, double lost) {
    /** Not before the end. */
    public static final long NEVER = Long.MAX_VALUE;
}
