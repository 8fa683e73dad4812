package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/**
 * A figure that stands until it changes, such as a limit, over the measured interval: its smallest and largest value, its
 * average over time, and the value at the end.
 *
 * <p>Several runs of the same thing make one gauge: the smallest and the largest of all, averages of the rest.
 */
public final class Gauge implements Coded {
    private final Span span;
    private final Sum128 area = new Sum128();
    private long value;
    private long changedAt;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private long lasts;
    private int runs;

    /** Starts at {@code value}, at time 0. */
    public Gauge(Span span, long value) {
        this.span = span;
        this.value = value;
    }

    /** Changes it at virtual time {@code now}, never earlier than the previous change. */
    public void set(long now, long newValue) {
        if (newValue != value) {
            bring(now);
            value = newValue;
        }
    }

    /** The run ends at {@code end}; call once before reading. */
    public void finish(long end) {
        bring(Math.max(end, span.to()));
        lasts = value;
        runs = 1;
    }

    /** Adds the same figure of another run, both finished. */
    public void add(Gauge other) {
        area.add(other.area);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        lasts += other.lasts;
        runs += other.runs;
    }

    public long min() {
        return min;
    }

    public long max() {
        return max;
    }

    /** The average over time. */
    public double mean() {
        return area.toDouble() / span.length() / runs;
    }

    /** The value at the end; of several runs, the mean of these. */
    public double last() {
        return (double) lasts / runs;
    }

    /** The value has stood since the last change, until {@code now}. */
    private void bring(long now) {
        long from = Math.max(changedAt, span.from());
        long to = Math.min(now, span.to());
        if (from < to) {
            area.addProduct(value, to - from);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        changedAt = now;
    }

    @Override
    public void code(Codec codec) {
        codec.all(area);
        min = codec.number(min);
        max = codec.number(max);
        lasts = codec.number(lasts);
        runs = codec.count(runs);
    }
}
