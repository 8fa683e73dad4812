package buzzville.broker.journal;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * Left to the operating system, which writes what is dirty for so long.
 *
 * @param after nanoseconds, at least 0
 */
@Doc("Left to the operating system.")
@Manual(
        rule = "An entry is on disk `after` it was appended; nobody waits for that.",
        source =
                "Kafka's default: no flush of its own, durability by replicas. Linux writes pages that have been dirty for"
                        + " 30 s (`vm.dirty_expire_centisecs` 3000).",
        use = "With several replicas on different hosts; or where a crash of the process is all that is feared.",
        hurts = "A crash of the only host loses the last 30 seconds, acknowledged or not.",
        names = "Kafka `flush.ms` = 2^63 - 1, Redis `appendfsync no`.",
        example = "os(after=30s)")
public record Os(
        @Doc("How long an entry stays off the disk.") @Default("30s") @DurationNanos
        long after) implements FlushPolicy {
    public Os {
        if (!(after >= 0)) {
            throw new IllegalArgumentException("after must be at least 0s");
        }
    }

    @Override
    public Flusher start(Disk disk) {
        return new Flusher() {
            @Override
            public void appended(long at) {
                flushed.add(Math.addExact(at, after));
            }
        };
    }
}
