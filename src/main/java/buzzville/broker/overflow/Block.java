package buzzville.broker.overflow;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sender wait for room, in order (Akka {@code backpressure}, Pulsar {@code producer_request_hold}). The wait is
 * counted as blocked time and is part of the end-to-end latency.
 *
 * <p>Without {@code maxWait} nothing is lost here. With it a message that has waited so long is rejected, and its sender knows:
 * Kafka's {@code max.block.ms}, 60 s. The time runs from the message's arrival at the broker's door, behind others of its sender
 * too; before a lane that the broker feeds, from when the broker is held up.
 */
@Doc("Makes the sender wait for room: nothing is lost, everything is late.")
public record Block(
        @Doc("A message that waits longer is rejected; absent: it waits for ever. Kafka's max.block.ms is 60s.")
        @Nullable
        @DurationNanos
        Long maxWait)
        implements OverflowPolicy {
    public Block {
        if (maxWait != null && !(maxWait > 0)) {
            throw new IllegalArgumentException("max-wait must be longer than 0s; 'reject' does not wait at all");
        }
    }

    @Override
    public void decide(FullLane lane) {
        lane.hold(maxWait == null ? FullLane.FOREVER : maxWait);
    }

    @Override
    public boolean givesUp() {
        return maxWait != null;
    }
}
