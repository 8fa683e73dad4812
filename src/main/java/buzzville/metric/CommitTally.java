package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/** How long messages waited until their timestamps were past for certain, over those that occurred in the measured interval. */
public final class CommitTally implements Coded {
    private final Span span;
    private final LatencyHistogram waits = new LatencyHistogram();
    private final Unfinished unfinished = new Unfinished();
    private long began;

    public CommitTally(Span span) {
        this.span = span;
    }

    /** What it measures. */
    public Span span() {
        return span;
    }

    /** A message has got its timestamp. */
    public void began(long occurredAt) {
        if (span.covers(occurredAt)) {
            began++;
        }
    }

    /** A message has waited for so many nanoseconds. */
    public void waited(long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            waits.record(nanos);
        }
    }

    /** The run stops, and a message has waited for so many nanoseconds and waits still. */
    public void waits(long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            unfinished.add(nanos);
        }
    }

    /** Adds another tally. */
    public void add(CommitTally other) {
        waits.add(other.waits);
        unfinished.add(other.unfinished);
        began += other.began;
    }

    /** How long they waited. */
    public LatencyHistogram waits() {
        return waits;
    }

    /** How many got a timestamp. */
    public long began() {
        return began;
    }

    /** How many of them wait still. */
    public long waiting() {
        return began - waits.count();
    }

    /** How many of these had waited for less than so many nanoseconds when the run stopped. */
    public long waitingLessThan(long nanos) {
        return unfinished.lessThan(nanos);
    }

    @Override
    public void code(Codec codec) {
        codec.all(waits, unfinished);
        began = codec.number(began);
    }
}
