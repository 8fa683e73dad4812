package buzzville.metric;

/** How long effects waited for a light, over those that were due in the measured interval. */
public final class HeldTally {
    private final Span span;
    private final LatencyHistogram waits = new LatencyHistogram();
    private long due;

    public HeldTally(Span span) {
        this.span = span;
    }

    /** An effect is due at this instant. */
    public void due(long now) {
        due += span.covers(now) ? 1 : 0;
    }

    /** An effect that was due at {@code dueAt} goes out. */
    public void goes(long dueAt, long now) {
        if (span.covers(dueAt)) {
            waits.record(now - dueAt);
        }
    }

    /** Adds another tally. */
    public void add(HeldTally other) {
        waits.add(other.waits);
        due += other.due;
    }

    /** From when an effect was due until it went out; 0 for those that did not wait. */
    public LatencyHistogram waits() {
        return waits;
    }

    /** Effects that were due. */
    public long due() {
        return due;
    }

    /** Those of them that waited and went. */
    public long held() {
        return waits.count() - waits.zeros();
    }

    /** Those of them that wait still. */
    public long waiting() {
        return due - waits.count();
    }
}
