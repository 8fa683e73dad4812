package buzzville.consumer;

import buzzville.metric.Level;
import java.util.Arrays;

/** The number of busy workers over time, for everybody who wants to know. */
final class BusyLevels {
    private final Level first;
    private Level[] others = {};

    BusyLevels(Level first) {
        this.first = first;
    }

    Level first() {
        return first;
    }

    void watch(Level level) {
        others = Arrays.copyOf(others, others.length + 1);
        others[others.length - 1] = level;
    }

    void add(long now, int change) {
        first.add(now, change);
        for (Level level : others) {
            level.add(now, change);
        }
    }
}
