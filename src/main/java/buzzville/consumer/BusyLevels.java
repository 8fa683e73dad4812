package buzzville.consumer;

import buzzville.metric.Level;
import java.util.Arrays;

/** The number of busy workers over time, for everybody who wants to know. */
final class BusyLevels {
    private Level[] levels;

    BusyLevels(Level first) {
        levels = new Level[] {first};
    }

    Level first() {
        return levels[0];
    }

    void watch(Level level) {
        levels = Arrays.copyOf(levels, levels.length + 1);
        levels[levels.length - 1] = level;
    }

    void add(long now, int change) {
        for (Level level : levels) {
            level.add(now, change);
        }
    }
}
