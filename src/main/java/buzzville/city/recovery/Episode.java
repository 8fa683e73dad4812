package buzzville.city.recovery;

/**
 * What one window of an incident did to the city. Instants are virtual nanoseconds, or {@link #NEVER}.
 *
 * @param window when something was wrong
 * @param detected when somebody could see it first: more waited than ever before the window, or a message was lost
 * @param backlogBefore how many waited in the whole city just before the window
 * @param peakBacklog the most that waited from its beginning until {@code drained}, or to the end
 * @param drained first instant, not before the window was over, at which no more waited than before it
 * @param back when the last of the messages that occurred from its beginning until {@code drained} broke the bound of an objective on
 *     latencies; the beginning if none did, {@code drained} where no objective has such a bound
 * @param rpo nanoseconds from the earliest occurrence that was lost to the latest one, the beginning of the window counting as one of
 *     them; at least 1 if any was lost, and 0 if none was
 * @param delayed copies that occurred before the window was over and were delivered at its end or later
 * @param lost copies that were lost from its beginning until {@code drained}
 * @param duplicated copies that were served for nothing, after they had been delivered, from its beginning until {@code drained}
 */
public record Episode(
        Window window,
        long detected,
        long backlogBefore,
        long peakBacklog,
        long drained,
        long back,
        long rpo,
        Toll delayed,
        Toll lost,
        Toll duplicated) {
    /** Not before the run ended. */
    public static final long NEVER = -1;

    /** Whether the backlog was gone and the city back within its objectives before the run ended. */
    public boolean recovered() {
        return drained != NEVER && back != NEVER;
    }

    /** From the beginning of the window to {@link #detected}; NaN if nobody could see it. */
    public double timeToDetect() {
        return since(window.from(), detected);
    }

    /** From the end of the window to {@link #drained}; NaN if it never was. */
    public double timeToDrain() {
        return since(window.until(), drained);
    }

    /** From the beginning of the window to {@link #back}; NaN if it never was. */
    public double timeBack() {
        return since(window.from(), back);
    }

    /** From the beginning of the window until it was drained and back within its objectives; NaN if it never was. */
    public double timeToRecover() {
        return recovered() ? since(window.from(), Math.max(drained, back)) : Double.NaN;
    }

    private static double since(long from, long until) {
        return until == NEVER ? Double.NaN : until - from;
    }
}
