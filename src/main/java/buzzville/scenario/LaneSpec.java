package buzzville.scenario;

import buzzville.broker.LaneOrder;
import buzzville.broker.overflow.OverflowPolicy;
import buzzville.message.Priority;
import buzzville.random.Distribution;
import buzzville.unit.CountOrUnlimited;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue of one priority, or of several. */
@Doc("The queue of one priority, or of several.")
public record LaneSpec(
        @Doc("Priorities that wait here; absent: the one that the lane is named after, or all for a lane named 'all'.")
        @Nullable
        List<Priority> accepts,

        @Doc("Most messages that may wait.") @Default("unlimited") @CountOrUnlimited
        int capacity,

        @Doc("What happens to a message that finds the lane full.") @Default("drop-newest")
        OverflowPolicy overflow,

        @Doc("Longest time a message may wait here, constant or drawn; absent: for ever.") @Nullable @DurationNanos
        Distribution ttl,

        @Doc("Who is served first within the lane.") @Default("arrival")
        LaneOrder order) {}
