package buzzville.city.recovery;

/**
 * A stretch of time during which something is wrong.
 *
 * @param incident its name; several windows may have the same
 * @param from first instant, virtual nanoseconds
 * @param until first instant after it
 */
public record Window(String incident, long from, long until) {
    public Window {
        if (!(0 <= from && from < until)) {
            throw new IllegalArgumentException("expected 0 <= from < until, but found " + from + " and " + until);
        }
    }
}
