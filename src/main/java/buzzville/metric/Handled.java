package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/** Over messages of one type that occurred in [from, to): how long until everybody who expected them was done. */
public final class Handled implements Coded {
    private final long from;
    private final long to;
    private long offered;
    private long missed;
    private final LatencyHistogram latency = new LatencyHistogram();
    private final LatencyHistogram spread = new LatencyHistogram();

    /** An empty account of the occurrences in [from, to), virtual nanoseconds. */
    public Handled(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** What it measures, in buckets of so many nanoseconds. */
    public Span interval(long bucket) {
        return new Span(from, to, bucket);
    }

    public void offered(long occurredAt) {
        if (from <= occurredAt && occurredAt < to) {
            offered++;
        }
    }

    /** The last of its subscriptions delivered it. */
    public void whole(long occurredAt, long now) {
        if (from <= occurredAt && occurredAt < to) {
            latency.record(now - occurredAt);
        }
    }

    /** Several subscriptions delivered it, the last so many nanoseconds after the first. */
    public void spread(long occurredAt, long nanos) {
        if (from <= occurredAt && occurredAt < to) {
            spread.record(nanos);
        }
    }

    /** At least one of its subscriptions did not get it. */
    public void missed(long occurredAt) {
        if (from <= occurredAt && occurredAt < to) {
            missed++;
        }
    }

    /** Adds messages that only one subscription expected: its tally has the whole story. */
    public void add(Tally only) {
        offered += only.offered();
        missed += only.offered() - only.delivered() - only.inFlight();
        latency.add(only.latency(Latency.END_TO_END));
    }

    /** Adds another account. */
    public void add(Handled other) {
        offered += other.offered;
        missed += other.missed;
        latency.add(other.latency);
        spread.add(other.spread);
    }

    /** Messages that somebody expected. */
    public long offered() {
        return offered;
    }

    /** Messages that ended without being delivered to everybody who expected them. */
    public long missed() {
        return missed;
    }

    /** Messages that are still on their way to somebody. */
    public long unfinished() {
        return offered - missed - latency.count();
    }

    /** From the occurrence to the end at the last subscription, over messages that every one delivered. */
    public LatencyHistogram latency() {
        return latency;
    }

    /**
     * From the first to the last subscription that delivered a message, over messages that two or more expected and every one
     * delivered: how far from simultaneous they were.
     */
    public LatencyHistogram spread() {
        return spread;
    }

    @Override
    public void code(Codec codec) {
        offered = codec.number(offered);
        missed = codec.number(missed);
        codec.all(latency, spread);
    }
}
