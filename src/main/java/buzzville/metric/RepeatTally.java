package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/** What a subscription was handed more than once, counted over messages that occurred in the measured interval. */
public final class RepeatTally implements Coded {
    /** What is counted. */
    public enum Count {
        /** Copies that its workers were to have again although they had served them. */
        REDELIVERED,
        /** Copies that the service recognised as handled before, and did not serve again. */
        RECOGNISED
    }

    private final long[] counts = new long[Count.values().length];

    /** One more. */
    public void count(Count what) {
        counts[what.ordinal()]++;
    }

    /** So many. */
    public long of(Count what) {
        return counts[what.ordinal()];
    }

    /** Adds another tally. */
    public void add(RepeatTally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    @Override
    public void code(Codec codec) {
        codec.numbers(counts);
    }
}
