package buzzville.city.time;

import java.util.List;

/**
 * How wrong a clock was over time.
 *
 * @param process whose
 * @param steps how often NTP set it, instead of making it run faster or slower
 * @param backwardSteps how often it went back
 * @param points in order of time
 */
public record ClockSeries(String process, int steps, int backwardSteps, List<Point> points) {
    /**
     * A look at a clock.
     *
     * @param at true time, virtual nanoseconds
     * @param error what the clock showed too much, nanoseconds
     * @param bound how wrong it might have been as far as its process knew, nanoseconds
     */
    public record Point(long at, long error, long bound) {}

    public ClockSeries {
        points = List.copyOf(points);
    }
}
