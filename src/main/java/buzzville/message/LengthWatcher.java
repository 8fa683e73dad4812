package buzzville.message;

import org.jspecify.annotations.Nullable;

/** Hears of every change of how many messages wait somewhere. */
public interface LengthWatcher {
    /** So many more wait now, or fewer. */
    void changed(int change, long now);

    /** Tells another one, too, after whoever is told already. */
    static LengthWatcher both(@Nullable LengthWatcher first, LengthWatcher second) {
        return first == null
                ? second
                : (change, now) -> {
                    first.changed(change, now);
                    second.changed(change, now);
                };
    }
}
