package buzzville.broker.overflow;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
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
@Manual(
        rule =
                "A newcomer that finds its lane full stands outside until there is room, and whoever feeds the lane waits"
                        + " with it: a broker's thread, or else the producer's instance, with all that it sends next. With"
                        + " `max-wait` it is refused (`rejected`, told) when it has waited so long.",
        source = "Akka and Pekko `backpressure`; Pulsar `producer_request_hold`; Kafka's producer, which waits"
                + " `max.block.ms` (60 s) for room in its buffer and then fails.",
        use =
                "Where nothing may be lost and senders can wait: batch work, commands, anything that keeps its own store.",
        hurts =
                "A slow service holds up the threads that feed it, and through them every other service; without `max-wait`"
                        + " a lane that never empties holds its senders for ever.",
        names = "Not TCP's or gRPC's flow control, which limits what is under way: that is `credit` under"
                + " `broker.backpressure`.")
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
