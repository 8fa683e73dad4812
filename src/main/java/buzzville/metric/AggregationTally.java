package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import java.util.Arrays;

/**
 * The books of one aggregation: what came to it, what it made of that, and what became of the aggregates. Only what occurred in
 * the measured interval is counted; an aggregate occurred when its oldest original did. Adds exactly.
 */
public final class AggregationTally implements Coded {
    private static final Fate[] FATES = Fate.values();

    private final Span span;
    private long originals;
    private long passed;
    private long removed;
    private long emitted;
    private long merged;
    private long changes;
    private long delivered;
    private final long[] ended = new long[FATES.length];
    private long inFlight;
    private long inWindows;
    private final LatencyHistogram added = new LatencyHistogram();
    private final LatencyHistogram endToEnd = new LatencyHistogram();

    public AggregationTally(Span span) {
        this.span = span;
    }

    /** A message of its events came. */
    public void came(long occurredAt) {
        originals += covers(occurredAt);
    }

    /** It went on at once and as it was. */
    public void passed(long occurredAt) {
        passed += covers(occurredAt);
    }

    /** It was left out as a repetition or by sampling. */
    public void removed(long occurredAt) {
        removed += covers(occurredAt);
    }

    /**
     * An aggregate goes on.
     *
     * @param originals how many messages it was made of
     * @param change whether it tells of a change, as each of them did
     */
    public void emitted(long occurredAt, int originals, boolean change) {
        if (span.covers(occurredAt)) {
            emitted++;
            merged += originals;
            changes += change ? 1 : 0;
        }
    }

    /** A message left its window as it had come: it comes again, or is lost by itself. */
    public void recalled(long occurredAt) {
        originals -= covers(occurredAt);
    }

    /** An aggregate is gone, and what it was made of goes on by itself. */
    public void undone(long occurredAt, int originals, boolean change) {
        if (span.covers(occurredAt)) {
            emitted--;
            merged -= originals;
            changes -= change ? 1 : 0;
        }
    }

    /** A message that occurred then waited so many nanoseconds for its aggregate to go on. */
    public void waited(long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            added.record(nanos);
        }
    }

    /** An aggregate got where it was to go. */
    public void delivered(long occurredAt) {
        delivered += covers(occurredAt);
    }

    /** An aggregate ended otherwise. */
    public void ended(long occurredAt, Fate fate) {
        ended[fate.ordinal()] += covers(occurredAt);
    }

    /** A service has processed an aggregate, so many nanoseconds after it occurred. */
    public void processed(long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            endToEnd.record(nanos);
        }
    }

    /** An aggregate was still on its way when the run stopped. */
    public void inFlight(long occurredAt) {
        inFlight += covers(occurredAt);
    }

    /** A message was in an open window when the run stopped. */
    public void inWindow(long occurredAt) {
        inWindows += covers(occurredAt);
    }

    /** Adds the books of the same aggregation elsewhere or in another run. */
    public void add(AggregationTally other) {
        originals += other.originals;
        passed += other.passed;
        removed += other.removed;
        emitted += other.emitted;
        merged += other.merged;
        changes += other.changes;
        delivered += other.delivered;
        Arrays.setAll(ended, i -> ended[i] + other.ended[i]);
        inFlight += other.inFlight;
        inWindows += other.inWindows;
        added.add(other.added);
        endToEnd.add(other.endToEnd);
    }

    /** Messages of its events that came. */
    public long originals() {
        return originals;
    }

    /** Those among them that went on at once and as they were. */
    public long passed() {
        return passed;
    }

    /** Those that were left out. */
    public long removed() {
        return removed;
    }

    /** Aggregates that went on. */
    public long emitted() {
        return emitted;
    }

    /** Messages that these were made of. */
    public long merged() {
        return merged;
    }

    /** Aggregates that got where they were to go: a worker processed them, or the broker routed them. */
    public long delivered() {
        return delivered;
    }

    /** Aggregates that ended otherwise. */
    public long count(Fate fate) {
        return ended[fate.ordinal()];
    }

    /** Aggregates on their way at the end. */
    public long inFlight() {
        return inFlight;
    }

    /** Messages in open windows at the end. */
    public long inWindows() {
        return inWindows;
    }

    /** How many messages came for each that went on, aggregate or not; NaN when none did. */
    public double reduction() {
        return (double) (merged + removed + passed) / (emitted + passed);
    }

    /** Messages that nobody downstream will ever see one by one: those of which no message of their own is left. */
    public long lostInformation() {
        return merged - emitted + removed;
    }

    /** Changes that no aggregate tells of, where each original told of one. */
    public long lostChanges() {
        return merged - changes;
    }

    /** From a message's coming to its aggregate's going on. */
    public LatencyHistogram added() {
        return added;
    }

    /** From an aggregate's occurrence to its processing, at each service that processed it. */
    public LatencyHistogram endToEnd() {
        return endToEnd;
    }

    private int covers(long occurredAt) {
        return span.covers(occurredAt) ? 1 : 0;
    }

    @Override
    public void code(Codec codec) {
        originals = codec.number(originals);
        passed = codec.number(passed);
        removed = codec.number(removed);
        emitted = codec.number(emitted);
        merged = codec.number(merged);
        changes = codec.number(changes);
        delivered = codec.number(delivered);
        inFlight = codec.number(inFlight);
        inWindows = codec.number(inWindows);
        codec.numbers(ended);
        codec.all(added, endToEnd);
    }
}
