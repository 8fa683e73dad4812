package buzzville.city.recovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    /**
     * The times at which at least one of several victims of an incident is ill: windows that overlap or touch become one.
     *
     * @param windows of one incident, in any order
     * @return in order of time
     */
    public static List<Window> together(List<Window> windows) {
        List<Window> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingLong(Window::from));
        List<Window> together = new ArrayList<>();
        for (Window next : sorted) {
            int last = together.size() - 1;
            if (last >= 0 && next.from <= together.get(last).until) {
                Window before = together.get(last);
                together.set(last, new Window(before.incident, before.from, Math.max(before.until, next.until)));
            } else {
                together.add(next);
            }
        }
        return together;
    }
}
