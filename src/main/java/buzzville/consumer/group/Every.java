package buzzville.consumer.group;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * All that is processed, at every multiple of a period.
 *
 * @param every longer than 0, nanoseconds
 */
@Doc("All that is processed, at every multiple of a period.")
@Manual(
        rule =
                "At k x `every`, for k = 1, 2, ..., all that is processed by then is committed. What was processed since then is"
                        + " delivered again after a crash: about rate x time since the last commit, at most rate x `every`.",
        source = "Kafka `enable.auto.commit`, `auto.commit.interval.ms` (5 s).",
        use = "The default of Kafka: one commit for many messages.",
        hurts = "A crash is followed by up to a period's worth of duplicates, 5 s of them by default.",
        names = "Auto commit.",
        example = "every(every=5s)")
public record Every(@Doc("The period.") @DurationNanos long every) implements CommitPolicy {
    public Every {
        if (!(every > 0)) {
            throw new IllegalArgumentException("every must be longer than 0s");
        }
    }

    @Override
    public long period() {
        return every;
    }

    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }
}
