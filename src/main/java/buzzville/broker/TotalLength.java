package buzzville.broker;

import buzzville.message.LengthWatcher;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many wait in all lanes of a stage together; the own length of a lane that is and stays the only one serves for the whole,
 * and is measured there.
 */
final class TotalLength {
    private static final Level[] NOBODY = {};

    private final Level level;
    /** Whether the level is its own, and not that of the only lane. */
    private final boolean own;
    /** Whoever else measures it. */
    private Level[] watching = NOBODY;

    private @Nullable LengthWatcher watcher;
    private int length;

    /** @param reorganised whether the lanes may become others during the run */
    TotalLength(String stage, List<Lane> lanes, boolean reorganised, Span span) {
        boolean single = lanes.size() == 1 && !reorganised;
        this.level = single ? lanes.get(0).length() : new Level(stage + "/waiting", span);
        this.own = !single;
    }

    Level level() {
        return level;
    }

    /** Measures the same with one more level. */
    void watch(Level more) {
        watching = Arrays.copyOf(watching, watching.length + 1);
        watching[watching.length - 1] = more;
    }

    /** Tells somebody of every change from now on. */
    void tell(LengthWatcher watcher) {
        this.watcher = LengthWatcher.both(this.watcher, watcher);
    }

    void set(long now, int waiting) {
        if (watcher != null) {
            int change = waiting - length;
            length = waiting;
            watcher.changed(change, now);
        }
        if (own) {
            level.set(now, waiting);
        }
        for (Level each : watching) {
            each.set(now, waiting);
        }
    }
}
