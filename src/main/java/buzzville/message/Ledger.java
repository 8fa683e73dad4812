package buzzville.message;

import buzzville.metric.Fate;
import buzzville.metric.Handled;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.LatencySeries;
import buzzville.metric.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Knows of every message who expects it and how its story ended for each of them: exactly once, or the run fails.
 *
 * <p>Stages report here; nobody else writes into accounts.
 */
public final class Ledger {
    private final Account broker;
    private final Account[][][] routes;
    private final Handled[][] handled;
    private final LatencySeries[] endToEnd = new LatencySeries[Priority.count()];
    /** By index of the event, only where services publish it. */
    private final @Nullable LatencyHistogram[] sinceHappening;

    private final Span span;
    private @Nullable Recorder recorder;
    private long occurrences;

    /**
     * Empty books.
     *
     * @param broker the broker's account
     * @param routes who expects an event, by index of the event and index of the zone plus one, in file order
     */
    public Ledger(Account broker, Account[][][] routes, Span span) {
        this.broker = broker;
        this.routes = routes;
        this.handled = new Handled[routes.length][];
        Arrays.setAll(handled, i -> new Handled[] {new Handled(span.from(), span.to())});
        Arrays.setAll(endToEnd, i -> new LatencySeries(span));
        this.sinceHappening = new LatencyHistogram[routes.length];
        this.span = span;
    }

    public void record(@Nullable Recorder recorder) {
        this.recorder = recorder;
    }

    /** Opens one more account of when messages of this type were handled by all; an objective reads it afterwards. */
    public void watch(EventKind kind, Handled more) {
        Handled[] before = handled[kind.index()];
        handled[kind.index()] = Arrays.copyOf(before, before.length + 1);
        handled[kind.index()][before.length] = more;
    }

    /** Measures from now on how long after the happening behind them messages of this type are delivered anywhere. */
    public void traceBack(EventKind kind) {
        sinceHappening[kind.index()] = new LatencyHistogram();
    }

    public Account broker() {
        return broker;
    }

    /** A message came into the world. */
    public void occurred(Message message) {
        occurrences++;
        Account[] route = routes[message.kind.index()][message.zone + 1];
        message.route = route;
        message.unsettled = route.length;
        broker.offered(message);
        for (Account account : route) {
            account.offered(message);
        }
        if (route.length > 0) {
            for (Handled each : handled[message.kind.index()]) {
                each.offered(message.occurredAt);
            }
        }
        if (recorder != null) {
            recorder.occurred(message);
        }
    }

    /**
     * The broker handed the message to its subscriptions, or found that it has none.
     *
     * @param wait in the broker's own queue, nanoseconds
     * @param sojourn in the broker's own stage, nanoseconds; 0 where it has none
     */
    public void routed(Message message, long wait, long sojourn, long now) {
        message.routedAt = now;
        if (message.route.length == 0) {
            broker.ended(message, Fate.UNROUTED, now);
            if (recorder != null) {
                recorder.ended(message, broker, null, Fate.UNROUTED, now);
            }
            settleWhole(message, now);
        } else {
            long travelled = message.arrivedAt - message.publishedAt;
            long blocked = now - message.arrivedAt - sojourn;
            broker.delivered(message, now, wait, sojourn, blocked, travelled, 1);
            if (blocked > 0) {
                message.origin.held(message, blocked);
            }
        }
    }

    /** The message was lost before it reached any subscription. */
    public void lostUpstream(Message message, Fate fate, long now) {
        broker.ended(message, fate, now);
        if (message.route.length == 0 && recorder != null) {
            recorder.ended(message, broker, null, fate, now);
        }
        for (Account account : message.route) {
            account.ended(message, fate, now);
            if (recorder != null) {
                recorder.ended(message, account, null, fate, now);
            }
        }
        message.missed = message.route.length;
        message.unsettled = 0;
        settleWhole(message, now);
    }

    /** A worker finished with the copy, well. */
    public void delivered(Copy copy, long now) {
        settle(copy);
        Message message = copy.message;
        long blocked = message.heldAtDoor() + (copy.enteredAt - copy.offeredAt);
        long network = message.arrivedAt - message.publishedAt + copy.travelled;
        if (copy.confirms) {
            copy.account.confirmed(message);
        }
        copy.account.delivered(message, now, copy.waited, now - copy.enteredAt, blocked, network, copy.attempts);
        endToEnd[message.priority].record(message.occurredAt, now - message.occurredAt);
        LatencyHistogram since = sinceHappening[message.kind.index()];
        if (since != null && span.covers(message.occurredAt)) {
            since.record(now - message.rootAt);
        }
        if (recorder != null) {
            recorder.ended(message, copy.account, copy, Fate.DELIVERED, now);
        }
        settleOne(message, now);
    }

    /** The copy ended otherwise. */
    public void lost(Copy copy, Fate fate, long now) {
        settle(copy);
        Message message = copy.message;
        message.missed++;
        copy.account.ended(message, fate, now);
        if (recorder != null) {
            recorder.ended(message, copy.account, copy, fate, now);
        }
        settleOne(message, now);
    }

    /** The run ends and this copy is still somewhere in a subscription. */
    public void inFlight(Copy copy, long end) {
        settle(copy);
        copy.account.inFlight(copy.message, end);
        if (recorder != null) {
            recorder.ended(copy.message, copy.account, copy, null, end);
        }
    }

    /** The run ends and the broker is still handing this message over: some subscriptions have no room. */
    public void inFlightHanding(Message message, long end) {
        broker.inFlight(message, end);
    }

    /** The run ends and this message has not come to its subscriptions yet. */
    public void inFlightUpstream(Message message, long end) {
        broker.inFlight(message, end);
        for (Account account : message.route) {
            account.inFlight(message, end);
            if (recorder != null) {
                recorder.ended(message, account, null, null, end);
            }
        }
    }

    /** When messages of this type were handled by all who expected them. */
    public Handled handled(EventKind kind) {
        return handled[kind.index()][0];
    }

    /**
     * From the happening behind a message to the end of its processing, over all deliveries of this type; null unless services
     * publish it.
     */
    public @Nullable LatencyHistogram sinceHappening(EventKind kind) {
        return sinceHappening[kind.index()];
    }

    /** End-to-end latencies of one priority over time, all subscriptions together. */
    public LatencySeries endToEnd(Priority priority) {
        return endToEnd[priority.ordinal()];
    }

    /** All messages so far, warm-up included. */
    public long occurrences() {
        return occurrences;
    }

    private static void settle(Copy copy) {
        if (copy.settled) {
            throw new IllegalStateException("a message of '" + copy.message.kind.name() + "' from '"
                    + copy.message.origin.name() + "' ended twice at '" + copy.account.name() + "'");
        }
        copy.settled = true;
    }

    private void settleOne(Message message, long now) {
        if (--message.unsettled == 0) {
            settleWhole(message, now);
        }
    }

    private void settleWhole(Message message, long now) {
        if (message.route.length > 0) {
            for (Handled each : handled[message.kind.index()]) {
                if (message.missed == 0) {
                    each.whole(message.occurredAt, now);
                } else {
                    each.missed(message.occurredAt);
                }
            }
        }
        message.origin.settled(message, now);
    }
}
