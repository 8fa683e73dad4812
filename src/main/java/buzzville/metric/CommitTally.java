package buzzville.metric;

/** How long messages waited until their timestamps were past for certain, over those that occurred in the measured interval. */
public final class CommitTally {
    private final Span span;
    private final LatencyHistogram waits = new LatencyHistogram();

    public CommitTally(Span span) {
        this.span = span;
    }

    /** A message has waited for so many nanoseconds. */
    public void waited(long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            waits.record(nanos);
        }
    }

    /** Adds another tally. */
    public void add(CommitTally other) {
        waits.add(other.waits);
    }

    /** How long they waited. */
    public LatencyHistogram waits() {
        return waits;
    }
}
