package buzzville.broker.overflow;

import buzzville.unit.Doc;

/**
 * Makes the sender wait for room, in order and without limit (Akka {@code backpressure}, Pulsar
 * {@code producer_request_hold}). Nothing is lost here; the wait is counted as blocked time and is part of the end-to-end
 * latency.
 */
@Doc("Makes the sender wait for room: nothing is lost, everything is late.")
public record Block() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        lane.hold();
    }
}
