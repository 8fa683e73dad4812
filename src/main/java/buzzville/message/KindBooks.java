package buzzville.message;

import buzzville.metric.ArrivalOrder;
import buzzville.metric.Counts;
import buzzville.metric.Fate;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Span;
import buzzville.metric.Tally;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The books of one type of event in one account.
 *
 * <p>Every message is noted here several times, so where to note it is found out once and for all: its tally, the series of its
 * priority, and whether anybody wants more than these.
 */
final class KindBooks {
    private static final Tally[] NONE = {};

    private final Tally own;
    private final Counts offered;
    private final Counts delivered;
    private final Span span;
    /** Those that objectives opened for messages from everybody. */
    private Tally[] watched = NONE;
    /** Those that they opened for messages from some; null if none. */
    private @Nullable SelectedTallies selected;
    /** Whether anybody wants more than the tally and the series. */
    private boolean isWatched;
    /** Whether some tally keeps apart how long after the happening behind them messages are delivered. */
    private boolean tracesBack;
    /** From publishing to the end of processing, that of its priority; null unless somebody asks. */
    private @Nullable LatencyHistogram fromPublishing;

    private ArrivalOrder[] orders = {};

    /**
     * @param offered series of its priority
     * @param delivered series of its priority
     */
    KindBooks(Counts offered, Counts delivered, Span span) {
        this.own = new Tally(span.from(), span.to());
        this.offered = offered;
        this.delivered = delivered;
        this.span = span;
    }

    /** The tally of all messages of the type, but for what its courses have not told yet. */
    Tally tally() {
        return own;
    }

    /** Opens one more tally for messages from these origins; from everybody if there are none. */
    void watch(Tally tally, Set<String> origins) {
        if (origins.isEmpty()) {
            watched = Arrays.copyOf(watched, watched.length + 1);
            watched[watched.length - 1] = tally;
        } else {
            selected = selected == null ? new SelectedTallies() : selected;
            selected.watch(tally, origins);
        }
        isWatched = true;
        tracesBack |= tally.tracesBack();
    }

    void traceBack() {
        own.traceBack();
        tracesBack = true;
        isWatched = true;
    }

    void watchOrder(ArrivalOrder order) {
        orders = Arrays.copyOf(orders, orders.length + 1);
        orders[orders.length - 1] = order;
    }

    void measureFromPublishing(LatencyHistogram histogram) {
        fromPublishing = histogram;
        isWatched = true;
    }

    /** The tallies that count a message, besides {@link #own}. */
    private Tally[] others(Message message) {
        return selected == null ? watched : selected.of(message, watched);
    }

    void entered(Message message) {
        for (ArrivalOrder each : orders) {
            each.arrived(message.occurredAt);
        }
    }

    /** A message was offered that came to be expected late. */
    void offered(Message message) {
        own.offered(message.occurredAt);
        offeredToOthers(message);
        offered.add(message.occurredAt, 1);
    }

    /** So many were offered that occurred at this instant or not long after: nobody but {@link #offeredToOthers others} knows them. */
    void offered(long occurredAt, long count) {
        own.offered(occurredAt, count);
        offered.add(occurredAt, count);
    }

    /** A message was offered that is counted elsewhere. */
    void offeredToOthers(Message message) {
        for (Tally tally : others(message)) {
            tally.offered(message.occurredAt);
        }
    }

    /** Whether anybody wants more than the tally and the series. */
    boolean isWatched() {
        return isWatched;
    }

    void delivered(Message message, long now, long wait, long sojourn, long blocked, long network, int attempts) {
        long occurredAt = message.occurredAt;
        long endToEnd = now - occurredAt;
        own.delivered(occurredAt, wait, sojourn, endToEnd, blocked, network, attempts);
        if (isWatched) {
            for (Tally tally : others(message)) {
                tally.delivered(occurredAt, wait, sojourn, endToEnd, blocked, network, attempts);
            }
            if (tracesBack) {
                sinceHappening(message, now - message.rootAt);
            }
            if (fromPublishing != null && span.covers(occurredAt)) {
                fromPublishing.record(now - message.publishedAt);
            }
        }
        delivered.add(now);
    }

    /** A message was delivered at the instant of its occurrence. */
    void passed(Message message) {
        long occurredAt = message.occurredAt;
        own.passed(occurredAt);
        for (Tally tally : others(message)) {
            tally.passed(occurredAt);
        }
        if (tracesBack) {
            sinceHappening(message, occurredAt - message.rootAt);
        }
        if (fromPublishing != null && span.covers(occurredAt)) {
            fromPublishing.record(0);
        }
        delivered.add(occurredAt);
    }

    /** So many were delivered at the instants of their occurrences, this one and others not long after; only if not watched. */
    void passed(long occurredAt, long count) {
        own.passed(occurredAt, count);
        delivered.add(occurredAt, count);
    }

    private void sinceHappening(Message message, long nanos) {
        own.sinceHappening(message.occurredAt, nanos);
        for (Tally tally : others(message)) {
            tally.sinceHappening(message.occurredAt, nanos);
        }
    }

    void ended(Message message, Fate fate, boolean told, long now) {
        ended(own, message, fate, told, now);
        if (isWatched) {
            for (Tally tally : others(message)) {
                ended(tally, message, fate, told, now);
            }
        }
    }

    private static void ended(Tally tally, Message message, Fate fate, boolean told, long now) {
        tally.ended(message.occurredAt, fate, told, now - message.occurredAt);
        if (fate == Fate.CRASHED && message.isAcknowledged()) {
            tally.promiseBroken(message.occurredAt);
        }
    }

    void duplicated(Message message) {
        own.duplicated(message.occurredAt);
        for (Tally tally : others(message)) {
            tally.duplicated(message.occurredAt);
        }
    }

    void effectsRepeated(Message message, int count) {
        own.effectsRepeated(message.occurredAt, count);
        for (Tally tally : others(message)) {
            tally.effectsRepeated(message.occurredAt, count);
        }
    }

    void confirmed(Message message) {
        own.confirmed(message.occurredAt);
        for (Tally tally : others(message)) {
            tally.confirmed(message.occurredAt);
        }
    }

    void inFlight(Message message, long end) {
        own.inFlight(message.occurredAt, message.rootAt, end);
        for (Tally tally : others(message)) {
            tally.inFlight(message.occurredAt, message.rootAt, end);
        }
    }
}
