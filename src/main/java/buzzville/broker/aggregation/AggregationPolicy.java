package buzzville.broker.aggregation;

/** How many messages of a group are made fewer: by windows, whose messages become one, or by a filter. */
public sealed interface AggregationPolicy permits WindowPolicy, FilterPolicy {}
