package buzzville.broker;

import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.message.Lifetime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the queue before a partition's threads or a service's workers is asked to be.
 *
 * @param lanes every priority is accepted by exactly one
 * @param sharedCapacity most that may wait in all lanes together; {@link Integer#MAX_VALUE} for no limit
 * @param dispatch who is served next
 * @param lifetimes time to live from the occurrence, by ordinal of the priority; null where there is none
 * @param expiry when expired messages leave
 */
public record StageRules(
        List<LaneRules> lanes,
        int sharedCapacity,
        DispatchPolicy dispatch,
        List<@Nullable Lifetime> lifetimes,
        Expiry expiry) {}
