package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/**
 * What became of a producer's calls, or of what it published again, in the measured interval, all its instances together.
 * Attempts are counted, of messages that occurred in the interval.
 */
public final class CallTally implements Coded {
    /** What can become of an attempt, and of those that nobody waits for any more. */
    public enum Count {
        /** Attempts made: calls sent, or messages published. */
        CALLS("calls"),
        /** Answers that came in time and said that the service had done its work. */
        ANSWERED("answered"),
        /** Refusals that the sender heard of. */
        REFUSED("refused"),
        /** Attempts that the sender waited for in vain. */
        TIMEOUTS("timeouts"),
        /** Attempts after the first. */
        RETRIES("retries"),
        /** Retries that a budget did not allow. */
        DENIED("denied"),
        /** Calls that an open breaker did not let through. */
        STOPPED("stopped"),
        /** Copies whose sender makes no more attempts although none was answered; some are delivered all the same. */
        GIVEN_UP("given_up"),
        /** Copies delivered by an attempt that the sender no longer waited for. */
        LATE("late"),
        /** Services of a copy that had been delivered before: work for nothing. */
        WASTED("wasted_services");

        private final String key;

        Count(String key) {
            this.key = key;
        }

        /** Its name in results. */
        public String key() {
            return key;
        }

        /** Whether it is about waiting for an answer, which one who publishes does not. */
        public boolean isOfCallsOnly() {
            return switch (this) {
                case ANSWERED, TIMEOUTS, STOPPED, LATE, WASTED -> true;
                default -> false;
            };
        }
    }

    private final Span span;
    private final long instances;
    private final long[] counts = new long[Count.values().length];
    private final Sum128 wasted = new Sum128();
    private final Sum128 busy = new Sum128();
    private final Sum128 capacity = new Sum128();
    private final boolean calls;
    private long callers;
    private long changedAt;

    /**
     * Nothing so far.
     *
     * @param instances of the producer
     * @param calls whether its instances wait for answers, so that they are busy meanwhile
     */
    public CallTally(Span span, long instances, boolean calls) {
        this.span = span;
        this.instances = instances;
        this.calls = calls;
    }

    public void count(Count what, long occurredAt) {
        if (span.covers(occurredAt)) {
            counts[what.ordinal()]++;
        }
    }

    /** A service worked so many nanoseconds on what had been delivered before. */
    public void wasted(long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            counts[Count.WASTED.ordinal()]++;
            wasted.add(nanos);
        }
    }

    /** One more instance is busy with a call, or one fewer. */
    public void busier(long now, int change) {
        long from = Math.max(changedAt, span.from());
        long to = Math.min(now, span.to());
        if (to > from) {
            busy.addProduct(callers, to - from);
        }
        changedAt = now;
        callers += change;
    }

    /** The run ends. */
    public void finish(long end) {
        busier(end, 0);
        capacity.addProduct(instances, span.length());
    }

    /** Adds the tally of another run. */
    public void add(CallTally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        wasted.add(other.wasted);
        busy.add(other.busy);
        capacity.add(other.capacity);
    }

    public long count(Count what) {
        return counts[what.ordinal()];
    }

    /** Time that services worked for nothing, nanoseconds. */
    public Sum128 wastedTime() {
        return wasted;
    }

    /** Whether its instances call, rather than publish. */
    public boolean isOfCalls() {
        return calls;
    }

    /** Share of the time of all instances in which they were busy with at least one call, from 0 to 1. */
    public double busyShare() {
        return busy.toDouble() / capacity.toDouble();
    }

    @Override
    public void code(Codec codec) {
        codec.numbers(counts);
        codec.all(wasted, busy, capacity);
    }
}
