package buzzville.broker.aggregation;

/** Messages of one group that come within one window become one aggregate, which goes on when the window closes. */
public non-sealed interface WindowPolicy extends AggregationPolicy {
    /**
     * When a window closes that a group's first message opens.
     *
     * @param opened when that message came, virtual nanoseconds
     * @return the first instant that no longer belongs to the window, later than {@code opened}
     */
    long closesAt(long opened);

    /** How many messages close a window before its time, at least 2. */
    default int size() {
        return Integer.MAX_VALUE;
    }
}
