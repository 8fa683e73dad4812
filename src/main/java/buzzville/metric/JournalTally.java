package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/** What a broker's journal did with messages that occurred in the measured interval. */
public final class JournalTally implements Coded {
    /** What is counted, each message at most once for each unless it says otherwise. */
    public enum Count {
        /** Appended; twice if published twice. */
        APPENDED,
        /** Bytes of these. */
        BYTES,
        /** Acknowledgements and losses of copies that were written down. */
        REMOVALS,
        /** Bytes of these. */
        REMOVAL_BYTES,
        /** Their producers were promised that they are kept. */
        ACKNOWLEDGED,
        /** Turned away because too few replicas were in sync. */
        REFUSED,
        /** Cut off with the end of a log, or passed over by the recovery. */
        TRUNCATED,
        /** The same, after their producers had been promised that they are kept. */
        ACKNOWLEDGED_LOST,
        /** Copies that were read again and had not been served. */
        REPLAYED,
        /** Copies that were delivered again although they had been served. */
        REDELIVERED,
        /** Deleted by the retention although somebody had not read them: copies. */
        OUTRUN
    }

    private final Span span;
    private final long[][] counts;

    /** Zero everywhere, for so many priorities. */
    public JournalTally(Span span, int priorities) {
        this.span = span;
        this.counts = new long[Count.values().length][priorities];
    }

    /** Counts so much more. */
    public void count(Count what, int priority, long occurredAt, long by) {
        if (span.covers(occurredAt)) {
            counts[what.ordinal()][priority] += by;
        }
    }

    /** Adds the tally of another run. */
    public void add(JournalTally other) {
        for (int what = 0; what < counts.length; what++) {
            for (int priority = 0; priority < counts[what].length; priority++) {
                counts[what][priority] += other.counts[what][priority];
            }
        }
    }

    /** So much of one priority. */
    public long count(Count what, int priority) {
        return counts[what.ordinal()][priority];
    }

    /** So much of all priorities. */
    public long count(Count what) {
        long sum = 0;
        for (long each : counts[what.ordinal()]) {
            sum += each;
        }
        return sum;
    }

    @Override
    public void code(Codec codec) {
        for (long[] count : counts) {
            codec.numbers(count);
        }
    }
}
