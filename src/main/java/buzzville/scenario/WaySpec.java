package buzzville.scenario;

import buzzville.random.Distribution;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ratio;
import buzzville.unit.Short;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way through the network. */
@Short("latency")
@Doc("One way through the network.")
public record WaySpec(
        @Doc("One-way delay, constant or drawn for each trip; absent: none.") @Nullable @DurationNanos
        Distribution latency,

        @Doc("Probability that a message never arrives.") @Default("0%") @Ratio
        double loss,

        @Doc("What differs in some zones.") @Default("{}") Map<String, LinkSpec> zones,

        @Doc("What differs for some services (only on the way to services).") @Default("{}")
        Map<String, LinkSpec> services) {}
