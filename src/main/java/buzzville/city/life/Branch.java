package buzzville.city.life;

import buzzville.metric.Fate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message at one subscription.
 *
 * @param subscription a service or its instance; {@code broker} for a message that nobody expects
 * @param moments from its offer to the subscription on, in order of time; empty if it never got there
 * @param stretches all its time from the occurrence to the end, in order; their lengths add up to it
 * @param fate how it ended; null if it is still in flight at the end of the run
 * @param at when it ended, or the run did, virtual nanoseconds
 * @param decisive the moment of its loss, or null if it is not lost
 */
public record Branch(
        String subscription,
        List<Moment> moments,
        List<Stretch> stretches,
        @Nullable Fate fate,
        long at,
        @Nullable Moment decisive) {}
