package buzzville.broker.order;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is received before what happened before it and was sent here too; what comes too early is held back until the rest is
 * there, or until patience ends.
 *
 * @param patience how long a message is held back at most, nanoseconds, above 0; null for as long as it takes
 */
@Doc("Nothing before what happened before it.")
public record Causal(
        @Doc("How long a message is held back at most; absent: for as long as it takes.") @Nullable @DurationNanos
        Long patience)
        implements DeliveryOrder {
    public Causal {
        if (patience != null && !(patience > 0)) {
            throw new IllegalArgumentException("patience must be longer than 0s");
        }
    }
}
