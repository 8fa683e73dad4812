package buzzville.broker.aggregation;

import buzzville.message.Message;
import buzzville.metric.Fate;
import buzzville.metric.Readings;
import org.jspecify.annotations.Nullable;

/** A filter policy at work at one stage. */
public interface Filter {
    /** Takes over what the same policy with other parameters remembers; before anything is asked of it. */
    default void begin(Filter former) {}

    /**
     * Decides about a message that comes now.
     *
     * @param group equal for messages that belong together
     * @return null if it passes, else how it ends: a fate that is set apart
     */
    @Nullable
    Fate decide(Message message, Object group, long now);

    /** Shows the numbers behind its last decision; only when somebody explains that message. */
    default void show(Message message, Object group, long now, Readings to) {}
}
