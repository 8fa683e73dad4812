package buzzville.broker.order;

import org.jspecify.annotations.Nullable;

/** In which order a service receives its messages. */
public interface DeliveryOrder {
    /** Whether messages are taken as they come, so that nothing is ever held back. */
    default boolean isArrival() {
        return false;
    }

    /** How long a message is held back at most, nanoseconds; null for as long as it takes. */
    default @Nullable Long patience() {
        return null;
    }
}
