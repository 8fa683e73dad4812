package buzzville.city;

import buzzville.message.Aggregation.Function;
import buzzville.metric.AggregationTally;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregation did, at all instances of its service or in all partitions of the broker together.
 *
 * @param place the service, or "broker"
 * @param name its own
 * @param policy such as {@code tumbling}
 * @param function what its aggregates say; null for a filter, which makes none
 */
public record AggregationSummary(
        String place, String name, String policy, @Nullable Function function, AggregationTally tally) {}
