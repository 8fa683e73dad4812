package buzzville.kernel;

/** Sees every event just before it happens: for diaries and debugging, never part of the model. */
@FunctionalInterface
public interface EventTrace {
    /**
     * Called for one event, before its handler.
     *
     * @param time the event's time, in virtual nanoseconds since the start
     * @param type its kind
     * @param argument the number given when it was scheduled
     */
    void event(long time, EventType type, long argument);
}
