package buzzville.broker.journal;

import buzzville.unit.Count;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * A flush with every n-th entry.
 *
 * @param n at least 1
 */
@Doc("A flush with every n-th entry.")
@Manual(
        rule =
                "When `n` entries have been appended since the last flush was asked for, one is asked for. A crash of the host"
                        + " loses at most the last n - 1, and those whose flush was running.",
        source = "Kafka `log.flush.interval.messages`.",
        use = "To bound by number what a crash of the host can lose, for a price of 1/n flushes a message.",
        hurts = "At low rates the last n - 1 stay off the disk for as long as nothing follows.",
        names = "Kafka `flush.messages`.",
        example = "messages(n=100)")
public record Messages(
        @Doc("How many entries, at least 1.") @Count int n) implements FlushPolicy {
    public Messages {
        if (!(n >= 1)) {
            throw new IllegalArgumentException("n must be at least 1, but is " + n);
        }
    }

    @Override
    public Flusher start(Disk disk) {
        return new Flusher() {
            private int since;

            @Override
            public void appended(long at) {
                if (++since == n) {
                    long done = disk.flush(at);
                    for (; since > 0; since--) {
                        flushed.add(done);
                    }
                }
            }

            @Override
            void reset(long end) {
                super.reset(end);
                since = 0;
            }

            @Override
            void cut(long end) {
                super.cut(end);
                since = (int) Math.max(0, end - flushed.known());
            }
        };
    }
}
