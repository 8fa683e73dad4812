package buzzville.theory;

/**
 * Part of the timeline.
 *
 * @param from first instant, virtual nanoseconds
 * @param to first instant after it
 */
public record Interval(long from, long to) {}
