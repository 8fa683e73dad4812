package buzzville.broker.aggregation;

import buzzville.unit.Count;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * A batch: as many messages of a group as make it full go on as one, or fewer when the first of them has waited long enough.
 * Under load its delay shrinks, unlike that of windows by the clock: (size - 1) / r until n messages of rate r are there.
 *
 * @param size how many make it full, from 2 to 1,000,000
 * @param timeout longest wait of the first message, longer than 0
 */
@Doc("A batch that becomes one message when it is full or old enough.")
@Manual(
        rule =
                "The first message of a group opens a batch. It goes on when it holds `size` messages, at that very instant, or"
                        + " `timeout` after its first message, whichever comes first.",
        source =
                "Micro-batching as in Kafka's producer (`batch.size` and `linger.ms`), Project Reactor's `bufferTimeout` and Akka's"
                        + " `groupedWithin`.",
        use =
                "When load varies: at a high rate batches fill at once and wait little, at a low rate the timeout bounds the wait.",
        hurts =
                "The number of messages left is a fixed share of those that come (1 / size), so unlike a window it does not bound"
                        + " the rate: ten times the load leaves ten times as many.",
        names = "Reactor: `bufferTimeout(size, timeout)`; Akka and Pekko: `groupedWithin(n, duration)`.",
        example = "size-or-timeout(size=10, timeout=500ms)")
public record SizeOrTimeout(
        @Doc("How many messages make the batch full.") @Count
        int size,

        @Doc("How long after its first message it goes on at the latest.") @DurationNanos
        long timeout)
        implements WindowPolicy {
    public SizeOrTimeout {
        if (!(2 <= size && size <= 1_000_000)) {
            throw new IllegalArgumentException("size must be from 2 to 1000000, but is " + size);
        }
        FromFirst.check("timeout", timeout);
    }

    @Override
    public long closesAt(long opened) {
        return Math.addExact(opened, timeout);
    }
}
