package buzzville.retry;

import buzzville.unit.Doc;
import buzzville.unit.Manual;
import buzzville.unit.Name;

/** Always closed. */
@Name("none")
@Doc("Calls go on, however many fail.")
@Manual(
        rule = "Always closed.",
        source = "The absence of a breaker.",
        use = "When failures are rare or fail at once and cost nobody anything.",
        hurts =
                "While somebody is down, every attempt costs a worker its whole service time and every message its attempts.")
public record NoBreaker() implements BreakerPolicy {
    @Override
    public Breaker start(Breaker.Watcher watcher) {
        return new Breaker() {
            @Override
            public State state() {
                return State.CLOSED;
            }

            @Override
            public boolean allows(long now) {
                return true;
            }

            @Override
            public void called(long now) {}

            @Override
            public void succeeded(long now, long took) {}

            @Override
            public void failed(long now, long took) {}

            @Override
            public void cancelled(long now) {}

            @Override
            public long halfOpenAt() {
                return NEVER;
            }
        };
    }
}
