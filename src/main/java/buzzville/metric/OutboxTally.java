package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/** What the outboxes of one producer did with messages that occurred in the measured interval, all its instances together. */
public final class OutboxTally implements Coded {
    /** What is counted, each message at most once for each unless it says otherwise. */
    public enum Count {
        /** Messages that were sent at least once. */
        SENT("sent"),
        /** Messages whose acknowledgement came back. */
        ACKNOWLEDGED("acknowledged"),
        /** Attempts after the first. */
        RETRIED("retried"),
        /** Attempts that were waited for in vain. */
        TIMEOUTS("timeouts"),
        /** Refusals that came back; several for one message. */
        REFUSED("refused"),
        /** Messages of which no acknowledgement came back in time; some are delivered all the same. */
        GIVEN_UP("given_up"),
        /** Messages that found the buffer full. */
        BUFFER_FULL("buffer_full"),
        /** Messages that their producer forgot because it crashed. */
        FORGOTTEN("forgotten"),
        /** Attempts that the broker took although it had another one of the same message. */
        DUPLICATES_MADE("duplicates_made"),
        /** Attempts that the broker recognised and dropped. */
        REPEATS_DROPPED("repeats_dropped_by_broker"),
        /** Messages that the broker took after one that the same instance sent later. */
        OVERTAKEN("overtaken");

        private final String key;

        Count(String key) {
            this.key = key;
        }

        /** Its name in results. */
        public String key() {
            return key;
        }
    }

    private final Span span;
    private final long[] counts = new long[Count.values().length];
    private final Level buffered;
    private final Sum128 bufferArea = new Sum128();
    private final Sum128 time = new Sum128();
    private long mostBuffered;
    private long waiting;

    /** Nothing so far. */
    public OutboxTally(String producer, Span span) {
        this.span = span;
        this.buffered = new Level(producer + "/outbox", span);
    }

    public void count(Count what, long occurredAt) {
        if (span.covers(occurredAt)) {
            counts[what.ordinal()]++;
        }
    }

    /** So many more wait in buffers, or fewer. */
    public void buffer(int change, long now) {
        buffered.add(now, change);
    }

    /** The run ends; {@code waiting} messages are not acknowledged. */
    public void finish(long end, long waiting) {
        buffered.finish(end);
        this.waiting = waiting;
        bufferArea.add(buffered.area());
        time.add(span.length());
        mostBuffered = buffered.max();
    }

    /** Adds the tally of another run. */
    public void add(OutboxTally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        bufferArea.add(other.bufferArea);
        time.add(other.time);
        mostBuffered = Math.max(mostBuffered, other.mostBuffered);
        waiting += other.waiting;
    }

    public long count(Count what) {
        return counts[what.ordinal()];
    }

    /** Most messages that waited in all buffers together. */
    public long mostBuffered() {
        return mostBuffered;
    }

    /** Messages in all buffers together, on average over time. */
    public double meanBuffered() {
        return bufferArea.toDouble() / time.toDouble();
    }

    /** Messages that were not acknowledged when the run ended, those in buffers included. */
    public long waiting() {
        return waiting;
    }

    @Override
    public void code(Codec codec) {
        codec.numbers(counts);
        codec.all(bufferArea, time);
        mostBuffered = codec.number(mostBuffered);
        waiting = codec.number(waiting);
    }
}
