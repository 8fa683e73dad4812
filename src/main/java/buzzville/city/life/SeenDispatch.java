package buzzville.city.life;

import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.dispatch.Dispatcher;
import buzzville.message.Copy;
import buzzville.message.LaneView;
import buzzville.message.Taker;
import buzzville.metric.Readings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dispatch policy that is watched. */
record SeenDispatch(Watch watch, String place, String name, DispatchPolicy policy) implements DispatchPolicy {
    @Override
    public boolean ordersByDeadline() {
        return policy.ordersByDeadline();
    }

    @Override
    public boolean newestFirst() {
        return policy.newestFirst();
    }

    @Override
    public boolean newestFirst(int waiting) {
        return policy.newestFirst(waiting);
    }

    @Override
    public boolean ownsWorkers() {
        return policy.ownsWorkers();
    }

    @Override
    public Dispatcher start(List<? extends LaneView> lanes) {
        watch.post(place).dispatch = name;
        return new Seen(policy.start(lanes), lanes);
    }

    private final class Seen implements Dispatcher {
        private final Dispatcher inner;
        private final List<? extends LaneView> lanes;

        Seen(Dispatcher inner, List<? extends LaneView> lanes) {
            this.inner = inner;
            this.lanes = lanes;
        }

        @Override
        public @Nullable Copy next() {
            Copy copy = inner.next();
            Story story = copy == null ? null : watch.story(copy.message);
            if (copy != null && story != null) {
                Readings readings = new Readings();
                inner.show(readings);
                for (LaneView lane : lanes) {
                    if (lane.waiting() > 0) {
                        readings.number("waiting in " + lane.name(), lane.waiting());
                    }
                }
                watch.chosen(copy, readings.all());
            }
            return copy;
        }

        @Override
        public void serve(Taker taker) {
            inner.serve(taker);
        }

        @Override
        public void woke(LaneView lane) {
            inner.woke(lane);
        }

        @Override
        public void served(LaneView lane) {
            inner.served(lane);
        }

        @Override
        public void show(Readings to) {
            inner.show(to);
        }
    }
}
