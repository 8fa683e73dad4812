package buzzville.broker;

import buzzville.broker.overflow.OverflowPolicy;
import buzzville.message.Lifetime;
import buzzville.message.Priority;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one lane is asked to be.
 *
 * @param name unique within its stage
 * @param accepts the priorities that wait here, at least one
 * @param capacity most that may wait, at least 0; {@link Integer#MAX_VALUE} for no limit
 * @param overflow what happens to the newcomer of a full lane
 * @param lifetime draws how long a message may wait here from entering, or null
 * @param order of service within the lane
 */
public record LaneRules(
        String name,
        Set<Priority> accepts,
        int capacity,
        OverflowPolicy overflow,
        @Nullable Lifetime lifetime,
        LaneOrder order) {}
