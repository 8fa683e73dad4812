package buzzville.city.life;

import buzzville.metric.Readings;
import buzzville.retry.Breaker;
import buzzville.retry.BreakerPolicy;

/** A breaker that is watched. */
record SeenBreaker(Watch watch, String place, String name, BreakerPolicy policy) implements BreakerPolicy {
    @Override
    public Breaker start(Breaker.Watcher watcher) {
        return new Seen(policy.start((from, to, reason, now) -> {
            watch.post(place).breaker(to == Breaker.State.OPEN, now);
            watcher.changed(from, to, reason, now);
        }));
    }

    private final class Seen implements Breaker {
        private final Breaker inner;

        Seen(Breaker inner) {
            this.inner = inner;
        }

        @Override
        public void begin(Breaker former, long now) {
            inner.begin(former instanceof Seen seen ? seen.inner : former, now);
        }

        @Override
        public State state() {
            return inner.state();
        }

        @Override
        public boolean allows(long now) {
            boolean allows = inner.allows(now);
            if (!allows) {
                Readings readings = new Readings();
                inner.show(now, readings);
                watch.refrained(new Story.Verdict(now, place, name, readings.all(), null));
            }
            return allows;
        }

        @Override
        public void called(long now) {
            inner.called(now);
        }

        @Override
        public void succeeded(long now, long took) {
            inner.succeeded(now, took);
        }

        @Override
        public void failed(long now, long took) {
            inner.failed(now, took);
        }

        @Override
        public void cancelled(long now) {
            inner.cancelled(now);
        }

        @Override
        public long halfOpenAt() {
            return inner.halfOpenAt();
        }

        @Override
        public void show(long now, Readings to) {
            inner.show(now, to);
        }
    }
}
