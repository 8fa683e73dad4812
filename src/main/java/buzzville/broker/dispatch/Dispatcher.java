package buzzville.broker.dispatch;

import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.message.Taker;
import buzzville.metric.Readings;
import org.jspecify.annotations.Nullable;

/** A dispatch policy at work on the lanes of one stage. */
public interface Dispatcher {
    /** The copy to serve next, still in its lane; null when all lanes are empty or nobody may serve what they hold. */
    @Nullable
    Copy next();

    /** Who takes what is served; before anything else. */
    default void serve(Taker taker) {}

    /** The lane was empty and is so no more. */
    default void woke(LaneView lane) {}

    /** The copy that {@link #next()} named was taken out of this lane to be served. */
    default void served(LaneView lane) {}

    /** Shows the numbers behind its last choice; only when somebody explains the message that it chose. */
    default void show(Readings to) {}
}
