package buzzville.broker.aggregation;

/** Some messages pass at once and as they are, the others end here. */
public non-sealed interface FilterPolicy extends AggregationPolicy {
    /** Begins at one stage. */
    Filter start();

    /** Whether it looks at the groups that messages belong to. */
    boolean groups();
}
