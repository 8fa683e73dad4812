package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ledger and the latencies of one set of messages: of one priority at one subscription, say, or of those that an
 * objective asks about. Only messages that occurred in [from, to) are counted, whenever they end.
 */
public final class Tally implements Coded {
    private static final Fate[] FATES = Fate.values();

    /** No promise: {@link #onTime()} stays 0. */
    public static final long NO_DEADLINE = -1;

    private final long from;
    private final long to;
    private final long within;
    private long onTime;
    private long undecided;
    private long offered;
    private final long[] ended = new long[FATES.length];
    private long shedAndTold;
    private long inFlight;
    private long attempts;
    /** Deliveries that histograms do not know of yet: without any delay; and those that nothing blocked and no network delayed. */
    private long immediate;

    private long undelayed;
    private final Sum128[] lostAge = new Sum128[FATES.length];
    private final LatencyHistogram wait = new LatencyHistogram();
    /** Latencies that are a sojourn and end to end at once, where nothing but one stage takes time. */
    private final LatencyHistogram throughout = new LatencyHistogram();

    private final LatencyHistogram sojourn = new LatencyHistogram();
    private final LatencyHistogram endToEnd = new LatencyHistogram();
    private final LatencyHistogram blocked = new LatencyHistogram();
    private final LatencyHistogram network = new LatencyHistogram();
    /** Null where it would be the same as end-to-end. */
    private @Nullable LatencyHistogram sinceHappening;

    private long confirmations;
    private long duplicated;
    private long effectsRepeated;
    private long promisesBroken;
    private @Nullable Spoils spoils;

    /** An empty tally of the occurrences in [from, to), virtual nanoseconds. */
    public Tally(long from, long to) {
        this(from, to, NO_DEADLINE);
    }

    /**
     * As above, counting too what is delivered on time.
     * @param within the longest end-to-end latency that is on time, nanoseconds, or {@link #NO_DEADLINE}
     */
    public Tally(long from, long to, long within) {
        this.from = from;
        this.to = to;
        this.within = within;
        Arrays.setAll(lostAge, i -> new Sum128());
    }

    /**
     * Keeps apart how long after the happening behind it a message was delivered: {@link #sinceHappening} must be told of
     * every one, and ages of those in flight count from there.
     */
    public void traceBack() {
        if (sinceHappening == null) {
            sinceHappening = new LatencyHistogram();
        }
    }

    /** Keeps in mind too when messages break a promise; before anything happens. Sums of tallies forget it. */
    public void keep(Spoils spoils) {
        this.spoils = spoils;
    }

    /** When messages broke a promise; null unless somebody asked. */
    public @Nullable Spoils spoils() {
        return spoils;
    }

    /** Whether {@link Latency#SINCE_HAPPENING} may differ from end-to-end here. */
    public boolean tracesBack() {
        return sinceHappening != null;
    }

    /** Whether a message that occurred at this instant belongs to this tally. */
    public boolean covers(long occurredAt) {
        return from <= occurredAt && occurredAt < to;
    }

    /** A message was expected here. */
    public void offered(long occurredAt) {
        if (covers(occurredAt)) {
            offered++;
        }
    }

    /** So many messages were expected here that occurred at this instant or not long after. */
    public void offered(long occurredAt, long count) {
        if (covers(occurredAt)) {
            offered += count;
        }
    }

    /** A message was delivered; all latencies in nanoseconds. */
    public void delivered(
            long occurredAt, long wait, long sojourn, long endToEnd, long blocked, long network, int attempts) {
        if (covers(occurredAt)) {
            ended[0]++;
            this.attempts += attempts;
            this.wait.record(wait);
            if (sojourn == endToEnd) {
                throughout.record(sojourn);
            } else {
                this.sojourn.record(sojourn);
                this.endToEnd.record(endToEnd);
            }
            if ((blocked | network) == 0) {
                undelayed++;
            } else {
                this.blocked.record(blocked);
                this.network.record(network);
            }
            if (endToEnd <= within) {
                onTime++;
            }
            if (spoils != null) {
                spoils.delivered(occurredAt, wait, sojourn, endToEnd, blocked, network);
            }
        }
    }

    /** A message was delivered at the instant of its occurrence, as most messages pass most brokers: all latencies are 0. */
    public void passed(long occurredAt) {
        if (covers(occurredAt)) {
            immediate++;
        }
    }

    /** The same of so many messages that occurred at this instant or not long after. */
    public void passed(long occurredAt, long count) {
        if (covers(occurredAt)) {
            immediate += count;
        }
    }

    /** A message was delivered so many nanoseconds after the happening behind it. */
    public void sinceHappening(long occurredAt, long nanos) {
        if (sinceHappening != null && covers(occurredAt)) {
            sinceHappening.record(nanos);
        }
    }

    /** A message that was delivered only confirmed what was known. */
    public void confirmed(long occurredAt) {
        if (covers(occurredAt)) {
            confirmations++;
        }
    }

    /**
     * A message ended otherwise, {@code age} nanoseconds after its occurrence.
     *
     * @param told whether the sender hears of it if it was shed; every other fate knows by itself
     */
    public void ended(long occurredAt, Fate fate, boolean told, long age) {
        if (covers(occurredAt)) {
            int index = fate.ordinal();
            ended[index]++;
            shedAndTold += told && fate == Fate.SHED ? 1 : 0;
            lostAge[index].add(age);
            if (spoils != null) {
                spoils.ended(occurredAt, fate, age);
            }
        }
    }

    /**
     * A message was still on its way when the run stopped at {@code end}.
     *
     * @param rootAt when the happening behind it happened
     */
    public void inFlight(long occurredAt, long rootAt, long end) {
        if (covers(occurredAt)) {
            inFlight++;
            if (end - (sinceHappening == null ? occurredAt : rootAt) < within) {
                undecided++;
            }
            if (spoils != null) {
                spoils.inFlight(occurredAt, end);
            }
        }
    }

    /** A copy was served for nothing: it had been delivered before. */
    public void duplicated(long occurredAt) {
        if (covers(occurredAt)) {
            duplicated++;
        }
    }

    /** A service that does not notice repetitions would have caused so much again. */
    public void effectsRepeated(long occurredAt, int count) {
        if (covers(occurredAt)) {
            effectsRepeated += count;
        }
    }

    /** A crash lost a message although its producer had been promised that it is kept. */
    public void promiseBroken(long occurredAt) {
        if (covers(occurredAt)) {
            promisesBroken++;
        }
    }

    /** Adds another tally. */
    public void add(Tally other) {
        // first, since it may begin with the end-to-end latencies that were here before
        if (tracesBack() || other.tracesBack()) {
            LatencyHistogram whole = latency(Latency.SINCE_HAPPENING);
            whole.add(other.latency(Latency.SINCE_HAPPENING));
            sinceHappening = whole;
        }
        offered += other.offered;
        onTime += other.onTime() - punctual(other.immediate);
        undecided += other.undecided;
        shedAndTold += other.shedAndTold;
        inFlight += other.inFlight;
        attempts += other.attempts;
        immediate += other.immediate;
        undelayed += other.undelayed;
        for (int i = 0; i < FATES.length; i++) {
            ended[i] += other.ended[i];
            lostAge[i].add(other.lostAge[i]);
        }
        confirmations += other.confirmations;
        duplicated += other.duplicated;
        effectsRepeated += other.effectsRepeated;
        promisesBroken += other.promisesBroken;
        wait.add(other.wait);
        throughout.add(other.throughout);
        sojourn.add(other.sojourn);
        endToEnd.add(other.endToEnd);
        blocked.add(other.blocked);
        network.add(other.network);
    }

    public long offered() {
        return offered;
    }

    public long count(Fate fate) {
        return fate == Fate.DELIVERED ? delivered() : ended[fate.ordinal()];
    }

    public long delivered() {
        return ended[0] + immediate;
    }

    /** All losses together. */
    public long lost() {
        long lost = 0;
        for (Fate fate : FATES) {
            lost += fate.isLoss() ? count(fate) : 0;
        }
        return lost;
    }

    /** The losses that the sender heard of. */
    public long told() {
        long told = shedAndTold;
        for (Fate fate : FATES) {
            told += fate.isTold() ? count(fate) : 0;
        }
        return told;
    }

    /** The losses that nobody heard of. */
    public long silent() {
        return lost() - told();
    }

    public long inFlight() {
        return inFlight;
    }

    /** Deliveries no later than the deadline given at construction. */
    public long onTime() {
        return onTime + punctual(immediate);
    }

    /** How many of so many deliveries without any delay are on time: all, if anything is promised. */
    private long punctual(long deliveries) {
        return within == NO_DEADLINE ? 0 : deliveries;
    }

    /** Messages in flight at the end that could still have been on time: neither kept nor broken promises. */
    public long undecided() {
        return undecided;
    }

    /** Deliveries that only confirmed what another report of the same incident had told before. */
    public long confirmations() {
        return confirmations;
    }

    /** Copies that were served for nothing: they had been delivered before. */
    public long duplicated() {
        return duplicated;
    }

    /** What services that do not notice repetitions would have published again because of these. */
    public long effectsRepeated() {
        return effectsRepeated;
    }

    /** Losses by a crash of what a producer had been promised to be kept. */
    public long promisesBroken() {
        return promisesBroken;
    }

    /** Starts of service per delivered message; NaN when nothing was delivered. */
    public double meanAttempts() {
        return (double) (attempts + immediate) / delivered();
    }

    /** The mean age in nanoseconds at which messages met this fate; NaN when none did. */
    public double meanAge(Fate fate) {
        return lostAge[fate.ordinal()].toDouble() / count(fate);
    }

    /** What is known of one kind of latency by now. */
    public LatencyHistogram latency(Latency which) {
        LatencyHistogram whole = new LatencyHistogram();
        if (which == Latency.SINCE_HAPPENING && sinceHappening != null) {
            whole.add(sinceHappening);
            return whole;
        }
        whole.recordZeros(immediate);
        if (which == Latency.BLOCKED || which == Latency.NETWORK) {
            whole.recordZeros(undelayed);
        }
        whole.add(
                switch (which) {
                    case WAIT -> wait;
                    case SOJOURN -> sojourn;
                    case END_TO_END, SINCE_HAPPENING -> endToEnd;
                    case BLOCKED -> blocked;
                    case NETWORK -> network;
                });
        if (which == Latency.SOJOURN || which == Latency.END_TO_END || which == Latency.SINCE_HAPPENING) {
            whole.add(throughout);
        }
        return whole;
    }

    /** What is missing for the ledger to close: 0, or a fault of ours. */
    public long imbalance() {
        long known = inFlight + immediate;
        for (long count : ended) {
            known += count;
        }
        return offered - known;
    }

    /** Passes a tally through a codec, its interval and deadline first; null when it is read. */
    public static Tally coded(Codec codec, @Nullable Tally known) {
        long from = codec.number(known == null ? 0 : known.from);
        long to = codec.number(known == null ? 0 : known.to);
        long within = codec.number(known == null ? NO_DEADLINE : known.within);
        Tally tally = known == null ? new Tally(from, to, within) : known;
        tally.code(codec);
        return tally;
    }

    @Override
    public void code(Codec codec) {
        onTime = codec.number(onTime);
        undecided = codec.number(undecided);
        offered = codec.number(offered);
        codec.numbers(ended);
        shedAndTold = codec.number(shedAndTold);
        inFlight = codec.number(inFlight);
        attempts = codec.number(attempts);
        immediate = codec.number(immediate);
        undelayed = codec.number(undelayed);
        codec.all(lostAge);
        codec.all(wait, throughout, sojourn, endToEnd, blocked, network);
        sinceHappening = codec.optional(sinceHappening, LatencyHistogram::new);
        confirmations = codec.number(confirmations);
        duplicated = codec.number(duplicated);
        effectsRepeated = codec.number(effectsRepeated);
        promisesBroken = codec.number(promisesBroken);
    }
}
