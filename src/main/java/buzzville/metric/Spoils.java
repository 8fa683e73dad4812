package buzzville.metric;

/**
 * When messages broke a promise, one after the other: each at the first instant at which nothing could mend it, its deadline or
 * its loss.
 *
 * <p>Counted by bucket, since only at its end does a run know how many of all that would have been allowed.
 */
public final class Spoils {
    /** What spoils a message. */
    public enum Rule {
        /** Any loss. */
        LOST,
        /** One fate. */
        FATE,
        /** Not being delivered within the limit, whatever else becomes of it, as on-time shares count. */
        NOT_ON_TIME,
        /** A latency beyond the limit, or being lost or unfinished, as percentiles count. */
        SLOW
    }

    private final Rule rule;
    private final Fate fate;
    private final Latency latency;
    private final long limit;
    private final Span span;
    private final long[] counts;
    private long first = Long.MAX_VALUE;
    private long total;

    /**
     * Nothing is spoilt yet.
     *
     * @param fate for {@link Rule#FATE}; any other rule ignores it
     * @param latency which one is limited, for {@link Rule#SLOW}
     * @param limit the longest good latency, nanoseconds
     */
    public Spoils(Rule rule, Fate fate, Latency latency, long limit, Span span) {
        this.rule = rule;
        this.fate = fate;
        this.latency = latency;
        this.limit = limit;
        this.span = span;
        this.counts = new long[span.buckets()];
    }

    void delivered(long occurredAt, long wait, long sojourn, long endToEnd, long blocked, long network) {
        if (rule == Rule.LOST || rule == Rule.FATE) {
            return;
        }
        long taken = switch (latency) {
            case WAIT -> wait;
            case SOJOURN -> sojourn;
            case BLOCKED -> blocked;
            case NETWORK -> network;
            case END_TO_END, SINCE_HAPPENING -> endToEnd;
        };
        if (taken > limit) {
            spoil(occurredAt + (latency == Latency.END_TO_END ? limit : endToEnd));
        }
    }

    void ended(long occurredAt, Fate how, long age) {
        boolean bad = switch (rule) {
            case LOST, SLOW -> how.isLoss();
            case FATE -> how == fate;
            case NOT_ON_TIME -> true;
        };
        if (bad) {
            boolean timed = (rule == Rule.NOT_ON_TIME || rule == Rule.SLOW) && latency == Latency.END_TO_END;
            spoil(occurredAt + (timed ? Math.min(age, limit) : age));
        }
    }

    void inFlight(long occurredAt, long end) {
        if (rule == Rule.SLOW || rule == Rule.NOT_ON_TIME && end - occurredAt >= limit) {
            boolean overdue = latency == Latency.END_TO_END && end - occurredAt >= limit;
            spoil(overdue ? occurredAt + limit : end);
        }
    }

    private void spoil(long at) {
        counts[(int) (Math.min(at, span.to() - 1) / span.bucket())]++;
        first = Math.min(first, at);
        total++;
    }

    /** How many messages were spoilt in each bucket; what is spoilt after the last is counted there. */
    public long count(int bucket) {
        return counts[bucket];
    }

    /** How many there are in all. */
    public long total() {
        return total;
    }

    /** When the first was spoilt, exactly; meaningless if there is none. */
    public long first() {
        return first;
    }
}
