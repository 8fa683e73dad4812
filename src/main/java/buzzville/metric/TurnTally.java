package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/**
 * What it costs a subscription to keep an order: which messages were held back for it, over those that occurred in the measured
 * interval.
 */
public final class TurnTally implements Coded {
    private final Span span;
    private final LatencyHistogram delays = new LatencyHistogram();
    private final LatencyHistogram held = new LatencyHistogram();
    private long heldBack;
    private long most;
    private long givenUp;
    private long late;
    private long lost;
    private long heartbeats;
    private int holding;
    /** Since when so many are held back. */
    private long since;

    private final Unfinished unfinished = new Unfinished();

    public TurnTally(Span span) {
        this.span = span;
    }

    /** What it measures. */
    public Span span() {
        return span;
    }

    /** A message was handed over as it came. */
    public void passed(long occurredAt) {
        if (span.covers(occurredAt)) {
            delays.record(0);
        }
    }

    /** A message is held back. */
    public void heldBack(long occurredAt) {
        if (span.covers(occurredAt)) {
            heldBack++;
        }
    }

    /**
     * A message that was held back is handed over.
     *
     * @param nanos how long it was held back
     * @param patient whether all had come that it was held back for; if not, patience was over
     */
    public void handedOver(long occurredAt, long nanos, boolean patient) {
        if (span.covers(occurredAt)) {
            delays.record(nanos);
            held.record(nanos);
            givenUp += patient ? 0 : 1;
        }
    }

    /** So many more are held back from now on, or fewer. */
    public void holds(int change, long now) {
        measure(now);
        holding += change;
    }

    /** As many as now were held back from the last change on. */
    private void measure(long now) {
        if (since < span.to() && now > span.from() && now > since) {
            most = Math.max(most, holding);
        }
        since = now;
    }

    /** How many are held back now, in the measured interval or not. */
    public int holding() {
        return holding;
    }

    /** A message was handed over although one had been that should have come after it. */
    public void late(long occurredAt) {
        if (span.covers(occurredAt)) {
            late++;
        }
    }

    /** A message ended while it was held back. */
    public void lost(long occurredAt) {
        if (span.covers(occurredAt)) {
            lost++;
        }
    }

    /** Somebody said that he was still there. */
    public void heard(long now) {
        if (span.covers(now)) {
            heartbeats++;
        }
    }

    /** The run stops, and a message has been held back for so many nanoseconds and is still. */
    public void stillHeld(long occurredAt, long nanos) {
        if (span.covers(occurredAt)) {
            unfinished.add(nanos);
        }
    }

    /** The run stops. */
    public void finish(long end) {
        measure(end);
    }

    /** Adds another tally. */
    public void add(TurnTally other) {
        delays.add(other.delays);
        held.add(other.held);
        heldBack += other.heldBack;
        most = Math.max(most, other.most);
        givenUp += other.givenUp;
        late += other.late;
        lost += other.lost;
        heartbeats += other.heartbeats;
        unfinished.add(other.unfinished);
    }

    /** By how much handing over was delayed, of all that were handed over; 0 for those that were not held back. */
    public LatencyHistogram delays() {
        return delays;
    }

    /** The same of those alone that were held back. */
    public LatencyHistogram held() {
        return held;
    }

    /** Messages that were held back, whatever became of them. */
    public long heldBack() {
        return heldBack;
    }

    /** How many were held back at once at most, within the measured interval. */
    public long most() {
        return most;
    }

    /** Those handed over although not all had come for which they were held back. */
    public long givenUp() {
        return givenUp;
    }

    /** Those handed over after one that should have come after them. */
    public long late() {
        return late;
    }

    /** Those that ended while they were held back. */
    public long lost() {
        return lost;
    }

    /** How often somebody said that he was still there. */
    public long heartbeats() {
        return heartbeats;
    }

    /** Those that are held back still. */
    public long waiting() {
        return heldBack - held.count() - lost;
    }

    /** Those of these that had been held back for less than so many nanoseconds when the run stopped. */
    public long waitingLessThan(long nanos) {
        return unfinished.lessThan(nanos);
    }

    /** All that came. */
    public long came() {
        return delays.count() + lost + waiting();
    }

    @Override
    public void code(Codec codec) {
        codec.all(delays, held, unfinished);
        heldBack = codec.number(heldBack);
        most = codec.number(most);
        givenUp = codec.number(givenUp);
        late = codec.number(late);
        lost = codec.number(lost);
        heartbeats = codec.number(heartbeats);
    }
}
