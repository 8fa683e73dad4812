package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/**
 * What became of the attempts of one service: how many failed, how many were made again, and the time that the failed ones
 * took, which was for nothing. Only messages that occurred in the measured interval are counted.
 */
public final class AttemptTally implements Coded {
    private final Span span;
    private final Sum128 worked = new Sum128();
    private final Sum128 wasted = new Sum128();
    private long attempts;
    private long failed;
    private long retries;
    private long denied;

    public AttemptTally(Span span) {
        this.span = span;
    }

    /** An attempt ended that took so many nanoseconds. */
    public void ended(long occurredAt, long took, boolean hasFailed) {
        if (span.covers(occurredAt)) {
            attempts++;
            worked.add(took);
            if (hasFailed) {
                failed++;
                wasted.add(took);
            }
        }
    }

    /** What failed will be tried again. */
    public void retried(long occurredAt) {
        retries += span.covers(occurredAt) ? 1 : 0;
    }

    /** What failed will not be tried again although an attempt was left: the budget is spent. */
    public void denied(long occurredAt) {
        denied += span.covers(occurredAt) ? 1 : 0;
    }

    /** Attempts that ended, first ones included. */
    public long attempts() {
        return attempts;
    }

    public long failed() {
        return failed;
    }

    public long retries() {
        return retries;
    }

    public long denied() {
        return denied;
    }

    /** From start to end of failed attempts, all together, nanoseconds. */
    public Sum128 wasted() {
        return wasted;
    }

    /** That of failed attempts over that of all; NaN without any. */
    public double wastedShare() {
        return wasted.toDouble() / worked.toDouble();
    }

    public void add(AttemptTally other) {
        attempts += other.attempts;
        failed += other.failed;
        retries += other.retries;
        denied += other.denied;
        worked.add(other.worked);
        wasted.add(other.wasted);
    }

    @Override
    public void code(Codec codec) {
        attempts = codec.number(attempts);
        failed = codec.number(failed);
        retries = codec.number(retries);
        denied = codec.number(denied);
        codec.all(worked, wasted);
    }
}
