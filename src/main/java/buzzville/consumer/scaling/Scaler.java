package buzzville.consumer.scaling;

import org.jspecify.annotations.Nullable;

/** A scaling policy at work for one instance of a service; it remembers its own decisions. */
public interface Scaler {
    /**
     * This policy begins in the middle of a run, before anything else is asked of it.
     *
     * @param former the same policy with other parameters, whose memory it takes over; null if there is none
     */
    default void begin(@Nullable Scaler former, long now) {}

    /** How many workers there should be from now on. Readings come in order of time. */
    Decision decide(Reading reading);
}
