package buzzville.broker.backpressure;

import java.util.List;

/** How producers are told to slow down. */
public interface BackpressurePolicy {
    /** Starts it for one run: what it has in common for all senders, and one small valve for each that ever sends. */
    Pressure start(Setting setting);

    /** Whether it never holds anybody back, so that nothing needs to be built for it. */
    default boolean isNone() {
        return false;
    }

    /** Whether it can go on where this other one was; otherwise it starts afresh. */
    default boolean goesOnFrom(BackpressurePolicy other) {
        return other.getClass() == getClass();
    }

    /** Whether it has the bytes on the broker's side measured. */
    default boolean measures() {
        return false;
    }

    /** Names of the figures that it counts. */
    default List<String> figures() {
        return List.of("signals");
    }

    /** Whether it watches how many messages wait on the broker's side, and so needs a place where some can wait. */
    default boolean watchesBacklog() {
        return false;
    }
}
