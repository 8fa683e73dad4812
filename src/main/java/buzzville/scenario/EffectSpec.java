package buzzville.scenario;

import buzzville.random.Distribution;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ratio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that a service publishes when it has processed another. */
@Doc("An event that a service publishes when it has processed another.")
public record EffectSpec(
        @Doc("Types of event that it reacts to; absent: all that it subscribes to.") @Nullable
        OneOrMore on,

        @Doc("Probability that it does.") @Default("100%") @Ratio
        double probability,

        @Doc("Delay from the end of processing, constant or drawn; absent: none.") @Nullable @DurationNanos
        Distribution after,

        @Doc("How many messages, constant or drawn.") @Nullable @Count
        Distribution count,

        @Doc("A traffic light that it has to wait for when it is due; absent: none.") @Nullable
        HeldSpec heldBy) {
    /** The types of event that trigger it, out of those that the service subscribes to. */
    public List<String> triggers(List<String> subscribed) {
        return on == null ? subscribed : on.names();
    }
}
