package buzzville.scenario;

import buzzville.random.Distribution;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ratio;
import buzzville.unit.Short;
import org.jspecify.annotations.Nullable;

/** What differs about a way for some messages. */
@Short("latency")
@Doc("What differs about a way for some messages.")
public record LinkSpec(
        @Doc("One-way delay; absent: as elsewhere.") @Nullable @DurationNanos
        Distribution latency,

        @Doc("Probability of loss; absent: as elsewhere.") @Nullable @Ratio
        Double loss) {}
