package buzzville.broker.journal;

import buzzville.random.Draws;
import buzzville.random.Sampler;
import org.jspecify.annotations.Nullable;

/**
 * How the logs of a broker are kept.
 *
 * @param replicas of each log, on as many nodes; partition p's first leader is node p mod replicas
 * @param minInSync fewest in-sync replicas with which {@link Acks#ALL} accepts anything
 * @param replication draws how long a leader's entry takes to a follower, nanoseconds; null for none
 * @param replicationDraws for that
 * @param flushTime draws how long a flush takes, nanoseconds; null for none
 * @param flushDraws for that
 * @param lagLimit how long a follower in sync may lack an entry, nanoseconds; then it is out of sync
 * @param failover from a crash to its being noticed: then followers leave the in-sync set and leaders are elected
 * @param unclean whether a replica that is not in sync may lead, at the price of what it lacks
 * @param readRate messages that are read per second after a restart; infinite for all at once
 */
public record JournalRules(
        Acks acks,
        FlushPolicy flush,
        @Nullable Sampler flushTime,
        Draws flushDraws,
        int replicas,
        int minInSync,
        @Nullable Sampler replication,
        Draws replicationDraws,
        long lagLimit,
        long failover,
        boolean unclean,
        Takeover takeover,
        RecoveryPolicy recovery,
        double readRate) {}
