package buzzville.scenario;

import buzzville.broker.journal.Acks;
import buzzville.broker.journal.FlushPolicy;
import buzzville.broker.journal.RecoveryPolicy;
import buzzville.broker.journal.Takeover;
import buzzville.random.Distribution;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.RatePerSecond;
import buzzville.unit.SizeBytes;
import org.jspecify.annotations.Nullable;

/** What the broker writes down. */
@Doc("What the broker writes down, so that a crash does not lose it: a log for each partition.")
public record JournalSpec(
        @Doc("What must have happened to a message before its producer hears that the broker has it.") @Default("all")
        Acks acks,

        @Doc("When what was appended is on disk, so that a crash of the host does not lose it.") @Default("os")
        FlushPolicy flush,

        @Doc("How long a flush takes, constant or drawn; absent: no time.") @Nullable @DurationNanos
        Distribution flushTime,

        @Doc("Copies of each log, on as many nodes; the first leader of partition p is node p mod replicas.")
        @Default("1")
        int replicas,

        @Doc("Fewest in-sync replicas with which 'acks: all' accepts anything.") @Default("1")
        int minInSync,

        @Doc("How long an entry takes from the leader to a follower; absent: no time.") @Nullable @DurationNanos
        Distribution replication,

        @Doc(
                "How long a follower may lack an entry before nobody waits for it any more: it is out of sync until it has caught up.")
        @Default("30s")
        @DurationNanos
        long lagLimit,

        @Doc("From a crash to its being noticed: then a new leader is elected.") @Default("10s") @DurationNanos
        long failover,

        @Doc("Whether a replica that is not in sync may lead, and what it lacks is lost.") @Default("false")
        boolean unclean,

        @Doc("What another replica does when the leader is down: serve, or only record.") @Default("serve")
        Takeover takeover,

        @Doc("What is delivered after a restart.") @Default("committed")
        RecoveryPolicy recovery,

        @Doc("Messages per second that a restarted node reads or copies; absent: all at once.") @Nullable @RatePerSecond
        Double readRate,

        @Doc("Segments are deleted when their last entry is so old, read or not.") @Default("7d") @DurationNanos
        long retention,

        @Doc("The oldest segments are deleted when a log is larger, read or not; absent: never.") @Nullable @SizeBytes
        Long retentionSize,

        @Doc("A new segment begins when one is so large; only whole ones are deleted.") @Default("1GiB") @SizeBytes
        long segment,

        @Doc("Bytes of an entry besides the message; an acknowledgement has nothing else.") @Default("70B") @SizeBytes
        long overhead,

        @Doc("How often segments are looked at that may have to be deleted.") @Default("5min") @DurationNanos
        long retentionCheck) {
    static final long USUAL_LAG_LIMIT = 30_000_000_000L;

    private static final int MOST_REPLICAS = 100;

    public JournalSpec {
        if (!(1 <= replicas && replicas <= MOST_REPLICAS)) {
            throw new IllegalArgumentException("replicas must be from 1 to " + MOST_REPLICAS + ", but is " + replicas);
        }
        if (!(1 <= minInSync && minInSync <= replicas)) {
            throw new IllegalArgumentException("min-in-sync must be from 1 to the number of replicas, which is "
                    + replicas + ", but is " + minInSync);
        }
        if (!(lagLimit > 0)) {
            throw new IllegalArgumentException("lag-limit must be longer than 0s");
        }
        if (!(failover >= 0)) {
            throw new IllegalArgumentException("failover must be at least 0s");
        }
        if (readRate != null && !(readRate > 0 && readRate <= 1e12)) {
            throw new IllegalArgumentException("read-rate must be above 0/s, but is " + readRate + "/s");
        }
        if (!(retention > 0)) {
            throw new IllegalArgumentException("retention must be longer than 0s");
        }
        if (retentionSize != null && !(retentionSize > 0)) {
            throw new IllegalArgumentException("retention-size must be above 0B");
        }
        if (!(segment > 0)) {
            throw new IllegalArgumentException("segment must be above 0B");
        }
        if (!(overhead >= 0)) {
            throw new IllegalArgumentException("overhead must be at least 0B");
        }
        if (!(retentionCheck > 0)) {
            throw new IllegalArgumentException("retention-check must be longer than 0s");
        }
        if (takeover == Takeover.RECORD && replicas == 1) {
            throw new IllegalArgumentException(
                    "takeover: record needs another replica that goes on recording; expected replicas of at least 2");
        }
    }

    /** Whether anything may be deleted in a run of {@code duration} nanoseconds. */
    public boolean deletes(long duration) {
        return (retention < duration || retentionSize != null) && retentionCheck < duration;
    }
}
