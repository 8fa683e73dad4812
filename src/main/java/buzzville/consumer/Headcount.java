package buzzville.consumer;

import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.Arrays;

/** How many there are of something, over time, with the fewest there were within the measured interval. */
public final class Headcount {
    private final Span span;
    private Level[] levels;
    private int count;
    private int fewest;

    /** Nobody, so far; the name is for messages. */
    Headcount(String name, Span span) {
        this.span = span;
        this.levels = new Level[] {new Level(name, span)};
    }

    /** There are so many more, or fewer. */
    void change(long now, int by) {
        count += by;
        if (now <= span.from()) {
            fewest = count;
        } else if (now < span.to()) {
            fewest = Math.min(fewest, count);
        }
        for (Level level : levels) {
            level.add(now, by);
        }
    }

    /** Measures them with one more level, before anything happens. */
    public void watch(Level level) {
        levels = Arrays.copyOf(levels, levels.length + 1);
        levels[levels.length - 1] = level;
        level.add(0, count);
    }

    /** Their number over time. */
    public Level level() {
        return levels[0];
    }

    /** How many there are now. */
    public int count() {
        return count;
    }

    /** The fewest that there were within the measured interval. */
    public int fewest() {
        return fewest;
    }
}
