package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import java.util.TreeMap;

/** How long effects waited for a light, over those that were due in the measured interval. */
public final class HeldTally implements Coded {
    private final Span span;
    private final LatencyHistogram waits = new LatencyHistogram();
    private long due;
    /** How many were due at an instant, of those that wait. */
    private final TreeMap<Long, Integer> waiting = new TreeMap<>();

    /** How many have waited so long when the run stopped. */
    private final TreeMap<Long, Integer> ages = new TreeMap<>();

    public HeldTally(Span span) {
        this.span = span;
    }

    /** An effect is due at this instant. */
    public void due(long now) {
        if (span.covers(now)) {
            due++;
            waiting.merge(now, 1, Integer::sum);
        }
    }

    /** An effect that was due at {@code dueAt} goes out. */
    public void goes(long dueAt, long now) {
        if (span.covers(dueAt)) {
            waits.record(now - dueAt);
            waiting.computeIfPresent(dueAt, (at, many) -> many == 1 ? null : many - 1);
        }
    }

    /** The run stops at {@code end}, whoever waits. */
    public void finish(long end) {
        waiting.forEach((at, many) -> ages.merge(end - at, many, Integer::sum));
        waiting.clear();
    }

    /** Adds another tally. */
    public void add(HeldTally other) {
        waits.add(other.waits);
        due += other.due;
        other.ages.forEach((age, many) -> ages.merge(age, many, Integer::sum));
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

    /** Those of these that had waited for less than so many nanoseconds when the run stopped. */
    public long waitingLessThan(long nanos) {
        return ages.headMap(nanos).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    @Override
    public void code(Codec codec) {
        codec.all(waits);
        due = codec.number(due);
        codec.frequencies(ages);
    }
}
