package buzzville.clock;

import org.jspecify.annotations.Nullable;

/** Whether and how a clock is kept right by others. */
public interface Synchronization {
    /** The rules; null if it asks nobody. */
    @Nullable
    Ntp ntp();
}
