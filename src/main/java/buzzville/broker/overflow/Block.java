package buzzville.broker.overflow;

/**
 * Makes the sender wait for room, in order and without limit (Akka {@code backpressure}, Pulsar
 * {@code producer_request_hold}). Nothing is lost here; the wait is counted as blocked time and is part of the end-to-end
 * latency.
 */
public record Block() implements OverflowPolicy {
    @Override
    public void decide(FullLane lane) {
        lane.hold();
    }
}
