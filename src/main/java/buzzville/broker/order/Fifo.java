package buzzville.broker.order;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one sender are received in the order in which it sent them; what comes too early is held back.
 *
 * @param patience how long a message is held back at most, nanoseconds, above 0; null for as long as it takes
 */
@Doc("The messages of each sender in the order in which it sent them.")
public record Fifo(
        @Doc("How long a message is held back at most; absent: for as long as it takes.") @Nullable @DurationNanos
        Long patience)
        implements DeliveryOrder {
    public Fifo {
        if (patience != null && !(patience > 0)) {
            throw new IllegalArgumentException("patience must be longer than 0s");
        }
    }
}
