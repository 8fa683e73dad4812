package buzzville.message;

import org.jspecify.annotations.Nullable;

/** What a policy may see of a lane. */
public interface LaneView {
    String name();

    /** Ordinal of the most urgent priority that it accepts; smaller is more urgent. */
    int urgency();

    /** How many wait in it. */
    int waiting();

    /** Most that may wait in it; {@link Integer#MAX_VALUE} when unlimited. */
    int capacity();

    /** The next of this lane to be served: the oldest, unless the lane has another order; null when empty. */
    @Nullable
    Copy head();

    /** The one that came last; null when empty. */
    @Nullable
    Copy newest();
}
