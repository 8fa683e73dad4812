package buzzville.message;

import buzzville.metric.Span;

/**
 * When a subscription listens that does not listen all the time, and what that makes the broker do. Only what occurs in the
 * measured interval is counted, except for what the broker keeps.
 */
public final class Attendance {
    /** It never leaves, or what is kept for it is kept for ever. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    private final long joins;
    private final long leaves;
    private final boolean fromEarliest;
    private final long retention;
    private final Span span;
    /** Messages replayed, by priority and the bucket in which they occurred. */
    private final long[][] replays;

    private boolean joined;
    private boolean present;
    private long handed;
    private long replayed;
    private long tooOld;
    private long kept;
    private long keptBytes;
    private long mostKept;
    private long mostKeptBytes;

    /**
     * Somebody who has not come yet, or who is there from the start and will leave.
     *
     * @param joins from when on it listens, virtual nanoseconds; 0 for the start
     * @param leaves from when on it listens no more, or {@link #FOR_EVER}
     * @param fromEarliest whether it is handed, when it joins, what was routed before
     * @param retention how long a message is kept for it after it was routed, nanoseconds, or {@link #FOR_EVER}
     */
    public Attendance(long joins, long leaves, boolean fromEarliest, long retention, Span span) {
        this.joins = joins;
        this.leaves = leaves;
        this.fromEarliest = fromEarliest;
        this.retention = retention;
        this.span = span;
        this.replays = new long[Priority.count()][fromEarliest ? span.buckets() : 0];
        this.joined = joins == 0;
        this.present = joined;
    }

    public long joins() {
        return joins;
    }

    public long leaves() {
        return leaves;
    }

    public boolean fromEarliest() {
        return fromEarliest;
    }

    public long retention() {
        return retention;
    }

    /** Whether what is routed now has to be kept for it. */
    public boolean awaited() {
        return fromEarliest && !joined;
    }

    /** Whether what is routed now is for it. */
    public boolean present() {
        return present;
    }

    public void join() {
        joined = true;
        present = true;
    }

    public void leave() {
        present = false;
    }

    /** The broker hands it a message, sooner or later. */
    public void handed(Message message) {
        handed += span.covers(message.occurredAt) ? 1 : 0;
    }

    /** It was given a message out of what the broker had kept, rather than when it was routed. */
    public void replayed(Message message) {
        replayed += span.covers(message.occurredAt) ? 1 : 0;
        if (message.occurredAt < span.to()) {
            replays[message.priority][(int) (message.occurredAt / span.bucket())]++;
        }
    }

    /** How many messages of a priority that occurred in a bucket it was given out of what the broker had kept. */
    public long replayed(Priority priority, int bucket) {
        return replays[priority.ordinal()][bucket];
    }

    /** The broker keeps one message more for it. */
    public void keeps(Message message) {
        kept++;
        keptBytes += message.kind.size();
        mostKept = Math.max(mostKept, kept);
        mostKeptBytes = Math.max(mostKeptBytes, keptBytes);
    }

    /** The broker no longer keeps a message, which it has handed over. */
    public void takes(Message message) {
        kept--;
        keptBytes -= message.kind.size();
    }

    /** The broker no longer keeps a message, because it is older than the retention. */
    public void forgets(Message message) {
        takes(message);
        tooOld += span.covers(message.occurredAt) ? 1 : 0;
    }

    /** How many messages were handed over to it. */
    public long handed() {
        return handed;
    }

    /** How many of these came out of what was kept. */
    public long replayed() {
        return replayed;
    }

    /** How many messages it would have been handed had they been kept for longer. */
    public long tooOld() {
        return tooOld;
    }

    /** The largest number of messages that the broker kept for it. */
    public long mostKept() {
        return mostKept;
    }

    /** The largest number of bytes that the broker kept for it, by the sizes of the events. */
    public long mostKeptBytes() {
        return mostKeptBytes;
    }

    /** How long it listened within the measured interval, nanoseconds. */
    public long listened() {
        return Math.max(0, Math.min(leaves, span.to()) - Math.max(joins, span.from()));
    }
}
