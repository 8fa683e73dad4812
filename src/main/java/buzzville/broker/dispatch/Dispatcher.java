package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import org.jspecify.annotations.Nullable;

/** A dispatch policy at work on the lanes of one stage. */
public interface Dispatcher {
    /** The copy to serve next, still in its lane; null when all lanes are empty. */
    @Nullable
    Copy next();

    /** The lane was empty and is so no more. */
    default void woke(LaneView lane) {}

    /** The copy that {@link #next()} named was taken out of this lane to be served. */
    default void served(LaneView lane) {}
}
