package buzzville.retry;

/** When to stop calling somebody who keeps failing, and when to try again. */
public interface BreakerPolicy {
    /**
     * Starts closed.
     *
     * @param watcher told of each change of state
     */
    Breaker start(Breaker.Watcher watcher);
}
