package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.backpressure.Throttle;
import buzzville.message.Message;
import java.util.function.Consumer;

/** Counts who waits at an instant: in a lane or before one, at the broker's door, where backpressure holds messages back, between attempts. */
final class Waiting {
    private final City.Wiring wiring;
    private long count;

    Waiting(City.Wiring wiring) {
        this.wiring = wiring;
    }

    long count() {
        Consumer<Message> one = message -> count++;
        Broker broker = wiring.broker();
        broker.door().forEachBehind(one);
        broker.forEachPutOff(one);
        Throttle throttle = wiring.throttle();
        if (throttle != null) {
            throttle.forEachWaiting(one);
        }
        wiring.delivery().forEachWaiting(one);
        wiring.ordering().forEachWaiting(one);
        if (broker.journal() != null) {
            count += broker.journal().keeps();
        }
        for (Stage stage : wiring.stages()) {
            count += stage.lanes().total().value();
            stage.lanes().forEachHeld(copy -> count++);
            if (stage.resilience() != null) {
                stage.resilience().forEachParked(copy -> count++);
            }
        }
        return count;
    }
}
