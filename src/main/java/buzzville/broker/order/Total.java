package buzzville.broker.order;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import org.jspecify.annotations.Nullable;

/**
 * All who receive in total order receive in the same one, that of hybrid stamps: a message is held back until everybody who sends
 * here has been heard of with a stamp that is no earlier, or until patience ends.
 *
 * @param heartbeat how often everybody says so who might have something to say, nanoseconds, above 0
 * @param patience how long a message is held back at most, nanoseconds, above 0; null for as long as it takes
 */
@Doc("One order for all who want it, that of hybrid stamps.")
public record Total(
        @Doc("How often everybody says that he is still there who might have something to say.")
        @Default("1s")
        @DurationNanos
        long heartbeat,

        @Doc("How long a message is held back at most; absent: for as long as it takes.") @Nullable @DurationNanos
        Long patience)
        implements DeliveryOrder {
    public Total {
        if (!(heartbeat > 0)) {
            throw new IllegalArgumentException("heartbeat must be longer than 0s");
        }
        if (patience != null && !(patience > 0)) {
            throw new IllegalArgumentException("patience must be longer than 0s");
        }
    }
}
