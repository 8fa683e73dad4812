package buzzville.broker.aggregation;

/** How many messages of a group are made fewer: by windows, whose messages become one, or by a filter. */
public sealed interface AggregationPolicy permits WindowPolicy, FilterPolicy {
    /** Whether it can go on where this other one was; otherwise it starts afresh. */
    default boolean goesOnFrom(AggregationPolicy other) {
        return other.getClass() == getClass();
    }
}
