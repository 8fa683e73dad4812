package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a producer did in the measured interval, all its instances together. */
public final class SourceTally implements Coded {
    private final Span span;
    private final long from;
    private final long to;
    private long occurrences;
    private long suppressed;
    private long held;
    private long unnoticed;
    private long scripted;
    private final Map<String, SourceTally> witnesses = new LinkedHashMap<>();
    private final Sum128 heldFor = new Sum128();
    private @Nullable CallTally calls;
    private @Nullable OutboxTally outbox;
    /** Null unless it waits until timestamps are past. */
    private @Nullable CommitTally commits;
    /** Null unless it can be throttled. */
    private @Nullable ThrottleTally throttle;

    public SourceTally(Span span) {
        this.span = span;
        this.from = span.from();
        this.to = span.to();
    }

    /** Something happened. */
    public void occurred(long occurredAt) {
        if (from <= occurredAt && occurredAt < to) {
            occurrences++;
        }
    }

    /** Something happened that none of the witnesses noticed. */
    public void unnoticed(long occurredAt) {
        if (span.covers(occurredAt)) {
            unnoticed++;
        }
    }

    /** A message was sent in its own name because an incident says so, whoever else watches it. */
    public void sent(long occurredAt) {
        if (span.covers(occurredAt)) {
            scripted++;
        }
    }

    /** Keeps the tally of its calls, or of what it publishes again, beside its own. */
    public void keep(CallTally calls) {
        this.calls = calls;
    }

    /** Keeps the tally of its outboxes beside its own. */
    public void keep(OutboxTally outbox) {
        this.outbox = outbox;
    }

    /** Keeps the tally of timestamps that it lets pass before it publishes. */
    public void keep(CommitTally commits) {
        this.commits = commits;
    }

    /** How long these took; null if it does not wait for them. */
    public @Nullable CommitTally commits() {
        return commits;
    }

    /** Opens the tally of one more witness, whose occurrences are its reports. */
    public SourceTally openWitness(String name) {
        return witnesses.computeIfAbsent(name, fresh -> new SourceTally(span));
    }

    /** A message was held back for so many nanoseconds. */
    public void held(long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            held++;
            heldFor.add(nanos);
        }
    }

    /** Opens the books of what backpressure does to it. */
    public ThrottleTally openThrottle() {
        if (throttle == null) {
            throttle = new ThrottleTally(span);
        }
        return throttle;
    }

    /** A message was not sent because it was throttled, or a sample not taken. */
    public void notSent(long occurredAt, Fate fate) {
        if (span.covers(occurredAt)) {
            suppressed += fate == Fate.SUPPRESSED ? 1 : 0;
            openThrottle().notSent(fate);
        }
    }

    /** A message was not sent because whoever would have reported it was down. */
    public void silenced(long occurredAt) {
        if (span.covers(occurredAt)) {
            suppressed++;
        }
    }

    /** Adds another tally. */
    public void add(SourceTally other) {
        occurrences += other.occurrences;
        suppressed += other.suppressed;
        held += other.held;
        heldFor.add(other.heldFor);
        unnoticed += other.unnoticed;
        scripted += other.scripted;
        if (calls != null && other.calls != null) {
            calls.add(other.calls);
        }
        if (outbox != null && other.outbox != null) {
            outbox.add(other.outbox);
        }
        if (commits != null && other.commits != null) {
            commits.add(other.commits);
        }
        if (other.throttle != null) {
            openThrottle().add(other.throttle);
        }
        other.witnesses.forEach((name, tally) -> openWitness(name).add(tally));
    }

    public long occurrences() {
        return occurrences;
    }

    /** Samples that it did not take because it was throttled, and what it did not report because it was down. */
    public long suppressed() {
        return suppressed;
    }

    /** What backpressure did to it; null if it cannot be throttled. */
    public @Nullable ThrottleTally throttle() {
        return throttle;
    }

    /** Messages that it, or its witnesses together, put on the wire or are going to. */
    public long published() {
        return witnesses.isEmpty()
                ? occurrences - suppressed - (throttle == null ? 0 : throttle.notSent())
                : scripted
                        + witnesses.values().stream()
                                .mapToLong(SourceTally::published)
                                .sum();
    }

    /** Those who report what happens here, by name, in file order; empty when the producer reports it itself. */
    public Map<String, SourceTally> witnesses() {
        return Collections.unmodifiableMap(witnesses);
    }

    /** Happenings that none of the witnesses noticed. */
    public long unnoticed() {
        return unnoticed;
    }

    /** Messages that had to wait: at the source under backpressure, or before a full lane. */
    public long held() {
        return held;
    }

    /** What became of its calls and retries; null where it publishes and makes none. */
    public @Nullable CallTally calls() {
        return calls;
    }

    /** What became of what it kept; null where it keeps nothing. */
    public @Nullable OutboxTally outbox() {
        return outbox;
    }

    /** For how long in all, nanoseconds. */
    public Sum128 heldFor() {
        return heldFor;
    }

    @Override
    public void code(Codec codec) {
        occurrences = codec.number(occurrences);
        suppressed = codec.number(suppressed);
        held = codec.number(held);
        unnoticed = codec.number(unnoticed);
        scripted = codec.number(scripted);
        codec.named(witnesses, name -> new SourceTally(span));
        codec.all(heldFor);
        boolean called = codec.flag(calls != null && calls.isOfCalls());
        calls = codec.optional(calls, () -> new CallTally(span, 0, called));
        outbox = codec.optional(outbox, () -> new OutboxTally("", span));
        commits = codec.optional(commits, () -> new CommitTally(span));
        throttle = codec.optional(throttle, () -> new ThrottleTally(span));
    }
}
