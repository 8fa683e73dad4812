package buzzville.metric;

/** What a producer did in the measured interval, all its instances together. */
public final class SourceTally {
    private final Span span;
    private long occurrences;
    private long suppressed;
    private long held;
    private final Sum128 heldFor = new Sum128();

    public SourceTally(Span span) {
        this.span = span;
    }

    /** Something happened. */
    public void occurred(long occurredAt) {
        if (span.covers(occurredAt)) {
            occurrences++;
        }
    }

    /** A message was held back for so many nanoseconds. */
    public void held(long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            held++;
            heldFor.add(nanos);
        }
    }

    /** Adds another tally. */
    public void add(SourceTally other) {
        occurrences += other.occurrences;
        suppressed += other.suppressed;
        held += other.held;
        heldFor.add(other.heldFor);
    }

    public long occurrences() {
        return occurrences;
    }

    /** Samples that it did not take because it was throttled. */
    public long suppressed() {
        return suppressed;
    }

    /** Messages that it put on the wire. */
    public long published() {
        return occurrences - suppressed;
    }

    /** Messages that a full lane held back. */
    public long held() {
        return held;
    }

    /** For how long in all, nanoseconds. */
    public Sum128 heldFor() {
        return heldFor;
    }
}
