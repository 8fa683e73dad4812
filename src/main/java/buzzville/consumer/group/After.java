package buzzville.consumer.group;

import buzzville.unit.Count;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * All that is processed, with every n-th message.
 *
 * @param n at least 1
 */
@Doc("All that is processed, with every n-th message.")
@Manual(
        rule =
                "When `n` messages have been processed since the last commit, they are committed. A crash is followed by at"
                        + " most n - 1 duplicates.",
        source = "Kafka: `commitSync` after each batch of `max.poll.records`; AMQP: `basic.ack` with `multiple`.",
        use = "To bound by number what a crash repeats, whatever the rate.",
        hurts = "At low rates the last n - 1 stay uncommitted for as long as nothing follows.",
        names = "Batch commit, multiple acknowledgement.",
        example = "after(n=100)")
public record After(
        @Doc("How many messages, at least 1.") @Count int n) implements CommitPolicy {
    public After {
        if (!(n >= 1)) {
            throw new IllegalArgumentException("n must be at least 1, but is " + n);
        }
    }

    @Override
    public long period() {
        return NEVER;
    }

    @Override
    public int most() {
        return n;
    }
}
