package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/** What backpressure did to the messages of one producer in the measured interval, all its instances together. */
public final class ThrottleTally implements Coded {
    private final Span span;
    private long waited;
    private final Sum128 waitedFor = new Sum128();
    private long longest;
    private long mostBuffered;
    private long sourceFull;
    private long refused;

    public ThrottleTally(Span span) {
        this.span = span;
    }

    /** A message that occurred at {@code occurredAt} left its source so many nanoseconds late. */
    public void waited(long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            waited++;
            waitedFor.add(nanos);
            longest = Math.max(longest, nanos);
        }
    }

    /** So many messages wait in the buffer of one instance. */
    public void buffered(int messages, long now) {
        if (span.covers(now)) {
            mostBuffered = Math.max(mostBuffered, messages);
        }
    }

    void notSent(Fate fate) {
        if (fate == Fate.SOURCE_FULL) {
            sourceFull++;
        } else if (fate != Fate.SUPPRESSED) {
            refused++;
        }
    }

    /** Adds another tally. */
    public void add(ThrottleTally other) {
        waited += other.waited;
        waitedFor.add(other.waitedFor);
        longest = Math.max(longest, other.longest);
        mostBuffered = Math.max(mostBuffered, other.mostBuffered);
        sourceFull += other.sourceFull;
        refused += other.refused;
    }

    /** Messages that left late. */
    public long waited() {
        return waited;
    }

    /** For how long they waited in all, nanoseconds. */
    public Sum128 waitedFor() {
        return waitedFor;
    }

    /** The longest that one of them waited, nanoseconds. */
    public long longest() {
        return longest;
    }

    /** Most messages that ever waited in the buffer of one instance. */
    public long mostBuffered() {
        return mostBuffered;
    }

    /** Messages that found that buffer full. */
    public long sourceFull() {
        return sourceFull;
    }

    /** Messages that their sender gave up by itself, or that waited too long; samples not taken are no messages. */
    public long refused() {
        return refused;
    }

    /** Messages that never left. */
    public long notSent() {
        return sourceFull + refused;
    }

    @Override
    public void code(Codec codec) {
        waited = codec.number(waited);
        codec.all(waitedFor);
        longest = codec.number(longest);
        mostBuffered = codec.number(mostBuffered);
        sourceFull = codec.number(sourceFull);
        refused = codec.number(refused);
    }
}
