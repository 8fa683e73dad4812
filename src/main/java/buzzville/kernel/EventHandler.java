package buzzville.kernel;

/** What a kind of event does when one of its events happens. */
@FunctionalInterface
public interface EventHandler {
    /**
     * Called once for each event, at its instant; may schedule and cancel events, never run the simulation.
     *
     * @param now the event's time, in virtual nanoseconds since the start
     * @param argument the number given when the event was scheduled
     */
    void happen(long now, long argument);
}
