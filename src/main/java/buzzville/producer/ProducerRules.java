package buzzville.producer;

import buzzville.message.EventKind;
import buzzville.random.Sampler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of a producer in one zone are asked to be.
 *
 * @param name of the producer
 * @param place of the producer in the merged file, from 0
 * @param key hash of the name, for the identities of its messages
 * @param zone index of the zone, or -1 outside all zones
 * @param members how many of its instances are in this zone
 * @param first number of the first of them among all instances
 * @param step between their numbers
 * @param emits what they report, at least one type
 * @param weights how likely each type is, rising to 1; the last is 1
 * @param arrivals when they report
 * @param batch draws how many messages at a time, or null for one
 * @param profile of rates over the day, or null
 * @param from when they start, virtual nanoseconds
 * @param until first instant at which they report no more
 * @param pace how many times as fast as written their own time runs, surges apart
 * @param surges whether its {@linkplain Crowd#pace pace} may change, for which the next arrival must be cancellable
 * @param calendar when they start in the city's own reckoning, or null if nobody said so
 */
public record ProducerRules(
        String name,
        int place,
        long key,
        int zone,
        int members,
        int first,
        int step,
        List<EventKind> emits,
        List<Double> weights,
        CrowdProcess arrivals,
        @Nullable Sampler batch,
        @Nullable RateProfile profile,
        long from,
        long until,
        double pace,
        boolean surges,
        @Nullable Calendar calendar) {}
