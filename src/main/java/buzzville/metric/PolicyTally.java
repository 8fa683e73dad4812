package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one policy did in one place, by priority. Only messages that occurred in the measured interval are counted, and each
 * time that the policy meets one, so a message that comes again counts again.
 *
 * <p>What the sender hears of is told apart from what it does not: {@link Deed#REJECTED} is told, {@link Deed#DROPPED} is
 * silent.
 */
public final class PolicyTally implements Coded {
    private static final Deed[] DEEDS = Deed.values();

    /** What a policy can do to a message. */
    public enum Deed {
        /** Let it pass, at once or after a while. */
        ADMITTED,
        /** Turned it away and told the sender. */
        REJECTED,
        /** Let it vanish silently. */
        DROPPED,
        /** Found it too old. */
        EXPIRED,
        /** Made it part of another, left it out of a sample, or recognised it as a repetition. */
        MERGED
    }

    private static final int PRIORITIES = 4;

    private final Span span;
    private final long from;
    private final long to;
    /** By priority, and for each by deed. */
    private final long[] deeds = new long[PRIORITIES * DEEDS.length];

    private final long[] blocked = new long[PRIORITIES];
    private final Sum128[] blockedFor = new Sum128[PRIORITIES];
    private final Map<String, Long> figures = new LinkedHashMap<>();
    private final Map<String, Gauge> gauges = new LinkedHashMap<>();

    public PolicyTally(Span span) {
        this.span = span;
        this.from = span.from();
        this.to = span.to();
        for (int i = 0; i < PRIORITIES; i++) {
            blockedFor[i] = new Sum128();
        }
    }

    /**
     * Counts what was done to a message.
     *
     * @param priority ordinal, 0 for the most urgent
     */
    public void count(Deed deed, int priority, long occurredAt) {
        if (from <= occurredAt && occurredAt < to) {
            deeds[priority * DEEDS.length + deed.ordinal()]++;
        }
    }

    /** Takes back what was counted before: the policy has changed its mind about this message. */
    public void withdraw(Deed deed, int priority, long occurredAt) {
        if (span.covers(occurredAt)) {
            deeds[priority * DEEDS.length + deed.ordinal()]--;
        }
    }

    /** A message had to wait for the policy, so many nanoseconds; whether it was let pass in the end is counted apart. */
    public void blocked(int priority, long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            blocked[priority]++;
            blockedFor[priority].add(nanos);
        }
    }

    /** Adds to a figure that only this kind of policy has, such as {@code signals}; figures add up over replications. */
    public void figure(String name, long more) {
        figures.merge(name, more, Long::sum);
    }

    /** A figure that stands until the policy changes it, such as {@code limit}; it begins with {@code value} at time 0. */
    public Gauge gauge(String name, long value) {
        return gauges.computeIfAbsent(name, any -> new Gauge(span, value));
    }

    /** The run ends; call once before reading {@link #gauges}. */
    public void finish(long end) {
        gauges.values().forEach(gauge -> gauge.finish(end));
    }

    /** A message that had to wait for the policy waits so many nanoseconds longer than was counted; less if negative. */
    public void blockedLonger(int priority, long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            blockedFor[priority].add(nanos);
        }
    }

    public long count(Deed deed, int priority) {
        return deeds[priority * DEEDS.length + deed.ordinal()];
    }

    /** How many messages had to wait. */
    public long blocked(int priority) {
        return blocked[priority];
    }

    /** For how long in all, nanoseconds. */
    public Sum128 blockedFor(int priority) {
        return blockedFor[priority];
    }

    /** Whether it met a message of this priority at all. */
    public boolean met(int priority) {
        long all = blocked[priority];
        for (Deed deed : DEEDS) {
            all += count(deed, priority);
        }
        return all > 0;
    }

    /** Figures that only this kind of policy has, in the order in which they were first counted. */
    public Map<String, Long> figures() {
        return Collections.unmodifiableMap(figures);
    }

    /** Figures that stand until they change, in the order in which they were first named. */
    public Map<String, Gauge> gauges() {
        return Collections.unmodifiableMap(gauges);
    }

    /** Adds what the same policy did in the same place in another run. */
    public void add(PolicyTally other) {
        for (int i = 0; i < deeds.length; i++) {
            deeds[i] += other.deeds[i];
        }
        for (int priority = 0; priority < PRIORITIES; priority++) {
            blocked[priority] += other.blocked[priority];
            blockedFor[priority].add(other.blockedFor[priority]);
        }
        other.figures.forEach(this::figure);
        other.gauges.forEach((name, theirs) -> {
            Gauge own = gauges.get(name);
            if (own != null) {
                own.add(theirs);
            }
        });
    }

    @Override
    public void code(Codec codec) {
        codec.numbers(deeds);
        codec.numbers(blocked);
        codec.all(blockedFor);
        codec.counts(figures);
        codec.named(gauges, name -> new Gauge(span, 0));
    }
}
