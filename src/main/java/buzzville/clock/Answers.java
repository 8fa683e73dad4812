package buzzville.clock;

import org.jspecify.annotations.Nullable;

/**
 * How wrong the answers of its servers were, and its clock when they came. Nobody in the city can know it.
 *
 * <p>What an answer says of the time is wrong by half of what one way took longer than the other, so by at most half of the delay, if
 * clocks do not drift meanwhile and the server is right (D. Mills and others, RFC 5905, section 8). What server and clock may be wrong
 * by is added: that is the bound of an answer, and that of the clock is the bound of the answer that it believed, and what it may
 * have drifted since.
 *
 * @param count of answers
 * @param worst the greatest error of an answer, nanoseconds
 * @param halfDelay half of the delay of that answer, nanoseconds, rounded up
 * @param bound of that answer, nanoseconds
 * @param worstShare the greatest error of an answer as a share of half of its delay; 1 or less where servers are right and no clock
 *     drifts; NaN if no answer took any time
 * @param broken answers that were more wrong than their bound
 * @param firstBroken the first of them; null if none was
 * @param clockBroken answers when which came the clock itself was more wrong than its bound
 * @param firstClockBroken the first of them; null if it never was
 */
public record Answers(
        long count,
        long worst,
        long halfDelay,
        long bound,
        double worstShare,
        long broken,
        @Nullable Excess firstBroken,
        long clockBroken,
        @Nullable Excess firstClockBroken) {
    /** None yet. */
    public static final Answers NONE = new Answers(0, 0, 0, 0, Double.NaN, 0, null, 0, null);

    /**
     * An error beyond its bound.
     *
     * @param at true time, virtual nanoseconds
     * @param error nanoseconds, at least 0
     * @param bound nanoseconds
     */
    public record Excess(long at, long error, long bound) {}

    /**
     * One more.
     *
     * @param answer its error and its bound, and when it came
     * @param delay of the answer
     * @param clock the error and the bound of the clock just before it follows the answer
     */
    Answers and(Excess answer, long delay, Excess clock) {
        boolean worse = count == 0 || answer.error() > worst;
        boolean breaks = answer.error() > answer.bound();
        boolean clockBreaks = clock.error() > clock.bound();
        long half = (delay + 1) / 2;
        double share = half == 0 ? Double.NaN : (double) answer.error() / half;
        return new Answers(
                count + 1,
                worse ? answer.error() : worst,
                worse ? half : halfDelay,
                worse ? answer.bound() : bound,
                Double.isNaN(worstShare) || share > worstShare ? share : worstShare,
                broken + (breaks ? 1 : 0),
                firstBroken == null && breaks ? answer : firstBroken,
                clockBroken + (clockBreaks ? 1 : 0),
                firstClockBroken == null && clockBreaks ? clock : firstClockBroken);
    }
}
