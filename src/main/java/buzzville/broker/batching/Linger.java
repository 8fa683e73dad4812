package buzzville.broker.batching;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import buzzville.unit.SizeBytes;

/**
 * A batch is ready when it is full, or some time after its first message; one ready batch takes along those of all partitions on
 * the same node, so that the window is the node's.
 *
 * @param after at least 0, nanoseconds
 * @param size at least 1, bytes
 */
@Doc("Batches leave when one is full or their first message has waited.")
@Manual(
        rule =
                "The window of a sender and a node opens with the first message and closes `after` later, or when the batch of one"
                        + " partition has `size` bytes; then all batches for that node leave in one request. With Poisson arrivals of"
                        + " rate l at the node and x = l · `after`, the mean wait is `after` · (1 + x/2)/(1 + x).",
        source = "Apache Kafka 4.3.1, `linger.ms` and `batch.size`; default of 5 ms since 4.0 (KIP-1030).",
        use = "At high rates: a few milliseconds make one request out of many.",
        hurts =
                "At low rates nearly every message waits `after` for company that does not come; alarms are rare messages.",
        names = "Kafka `linger.ms`, `batch.size`; Nagle's algorithm.",
        example = "linger(after=5ms, size=16384B)")
public record Linger(
        @Doc("How long the first message of a window waits for others.") @Default("5ms") @DurationNanos
        long after,

        @Doc("A partition's batch is full with so many bytes.") @Default("16384B") @SizeBytes
        long size)
        implements BatchingPolicy {
    public Linger {
        if (!(after >= 0)) {
            throw new IllegalArgumentException("after must be at least 0s");
        }
        if (!(size >= 1)) {
            throw new IllegalArgumentException("size must be at least 1B");
        }
    }
}
