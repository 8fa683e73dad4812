package buzzville.broker.journal;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * A flush at every multiple of a period.
 *
 * @param every longer than 0, nanoseconds
 */
@Doc("A flush at every multiple of a period.")
@Manual(
        rule =
                "At k x `every`, for k = 1, 2, ..., a flush of all that was appended before that instant begins. A crash of the"
                        + " host loses what was appended since the last one: at most `every`, and the flush that was running.",
        source = "Kafka `log.flush.interval.ms`; Redis `appendfsync everysec`.",
        use = "To bound by time what a crash of the host can lose, whatever the rate.",
        hurts = "What was acknowledged in the last period is lost with the host.",
        names = "Kafka `flush.ms`, Redis `everysec`.",
        example = "interval(every=1s)")
public record Interval(@Doc("The period.") @DurationNanos long every) implements FlushPolicy {
    public Interval {
        if (!(every > 0)) {
            throw new IllegalArgumentException("every must be longer than 0s");
        }
    }

    @Override
    public Flusher start(Disk disk) {
        return new Flusher() {
            private long asked = Long.MIN_VALUE;
            private long done;

            @Override
            public void appended(long at) {
                long next = Math.addExact(Math.floorDiv(at, every) * every, every);
                if (next != asked) {
                    asked = next;
                    done = disk.flush(next);
                }
                flushed.add(done);
            }
        };
    }
}
