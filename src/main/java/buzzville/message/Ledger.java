package buzzville.message;

import buzzville.metric.Fate;
import buzzville.metric.LatencySeries;
import buzzville.metric.Span;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Knows of every message who expects it and how its story ended for each of them: exactly once, or the run fails.
 *
 * <p>Stages report here; nobody else writes into accounts.
 */
public final class Ledger {
    private final Account broker;
    private final Audience audience;
    private final Wholes wholes;
    private final LatencySeries[] endToEnd = new LatencySeries[Priority.count()];
    private final Merging merging = new Merging(this);
    private final Publishing publishing = new Publishing(this);
    private @Nullable Recorder recorder;
    private @Nullable Feedback feedback;
    private long messages;
    private long effects;

    /**
     * Empty books.
     *
     * @param broker the broker's account
     * @param routes who expects an event, by index of the event and index of the zone plus one, in file order; those who do
     *     not listen all the time are asked again for each message
     */
    public Ledger(Account broker, Account[][][] routes, Span span) {
        this.broker = broker;
        this.wholes = new Wholes(routes, span);
        this.audience = new Audience(broker, routes, wholes, span);
        Arrays.setAll(endToEnd, i -> new LatencySeries(span));
    }

    public void record(@Nullable Recorder recorder) {
        this.recorder = recorder;
    }

    /** Tells somebody what becomes of messages; before anything happens. */
    public void tell(Feedback feedback) {
        this.feedback = feedback;
    }

    /** What became of messages as a whole. */
    public Wholes wholes() {
        return wholes;
    }

    public Account broker() {
        return broker;
    }

    /** A message came into the world. */
    public void occurred(Message message) {
        messages++;
        effects += message.cause == 0 ? 0 : 1;
        audience.expect(message);
        if (recorder != null) {
            recorder.occurred(message);
        }
    }

    /** The broker lets in a message that it has no lanes for; of one that its log has it has told already. */
    public void admitted(Message message) {
        if (recorder != null && message.entry == null) {
            recorder.admitted(message);
        }
    }

    /** What aggregates report to. */
    public Merging merging() {
        return merging;
    }

    /** What attempts to publish a message again report to. */
    public Publishing publishing() {
        return publishing;
    }

    Account[] everybody(EventKind kind, int zone) {
        return wholes.everybody(kind, zone);
    }

    @Nullable
    Recorder recorder() {
        return recorder;
    }

    /** Those who would expect this message if they listened, in file order; empty if everybody listens all the time. */
    public Account[] guests(Message message) {
        return audience.guests(message);
    }

    /**
     * The message is routed now, or lost before that: whoever listens at this moment, and does not listen all the time,
     * expects it too.
     */
    public void complete(Message message) {
        if (message instanceof Aggregate aggregate) {
            merging.complete(aggregate);
        } else {
            audience.complete(message);
        }
    }

    /** Somebody who was not there when the message was routed gets it after all. */
    public void offeredLate(Message message, Account guest) {
        audience.offeredLate(message, guest);
    }

    /**
     * The broker handed the message to its subscriptions, or found that it has none.
     *
     * @param wait in the broker's own queue, nanoseconds
     * @param sojourn in the broker's own stage, nanoseconds; 0 where it has none
     */
    public void routed(Message message, long wait, long sojourn, long now) {
        message.routedAt = now;
        Publication publication = message.publication;
        if (publication == null || publication.routed()) {
            routedFirst(message, wait, sojourn, now);
        }
        if (publication != null) {
            publishing.ended(publication, now);
        }
    }

    private void routedFirst(Message message, long wait, long sojourn, long now) {
        if (recorder != null) {
            recorder.routed(message);
        }
        if (message instanceof Aggregate aggregate) {
            merging.routed(aggregate, now);
            return;
        }
        hearRouted(message, now);
        if (message.route.length == 0) {
            broker.ended(message, Fate.UNROUTED, now);
            if (recorder != null) {
                recorder.ended(message, broker, null, Fate.UNROUTED, now);
            }
            settleWhole(message.first(), now);
        } else if (now == message.occurredAt) {
            Objects.requireNonNull(message.course).passed(message);
        } else {
            long travelled = message.arrivedAt - message.publishedAt;
            long blocked = message.heldAtSource + now - message.arrivedAt - sojourn;
            broker.delivered(message, now, wait, sojourn, blocked, travelled, 1);
            if (blocked > 0) {
                message.origin.held(message, blocked);
            }
        }
    }

    /** The message was lost before it reached any subscription. */
    public void lostUpstream(Message message, Fate fate, long now) {
        lostUpstream(message, fate, fate.isTold(), now);
    }

    /**
     * The message was lost before it reached any subscription.
     *
     * @param told whether its sender hears of it
     */
    public void lostUpstream(Message message, Fate fate, boolean told, long now) {
        lostUpstream(message, fate, told, now, null);
    }

    /** @param into what it had become part of, or null */
    void lostUpstream(Message message, Fate fate, boolean told, long now, @Nullable Aggregate into) {
        if (message instanceof Aggregate aggregate) {
            merging.lostUpstream(aggregate, fate, told, now);
        } else if (message.publication != null) {
            publishing.lost(message, message.publication, fate, told, now);
        } else {
            bookLossUpstream(message, fate, told, now, into);
        }
    }

    void bookLossUpstream(Message message, Fate fate, boolean told, long now, @Nullable Aggregate into) {
        hear(message, fate, told, now);
        complete(message);
        broker.ended(message, fate, told, now);
        if (message.route.length == 0) {
            merging.tell(message, broker, null, fate, now, into);
        }
        for (Account account : message.route) {
            account.endedUpstream(message, fate, told, now);
            merging.tell(message, account, null, fate, now, into);
        }
        message.missed = message.route.length;
        message.unsettled = 0;
        settleWhole(message, now);
    }

    /** A worker finished with the copy, well. */
    public void delivered(Copy copy, long now) {
        settle(copy);
        if (copy.claim != null && !copy.claim.served(copy, now)) {
            if (copy.recognised) {
                return;
            }
            copy.account.duplicated(copy.message);
            if (recorder != null) {
                recorder.repeated(copy, now);
            }
            return;
        }
        Message message = copy.message;
        if (message instanceof Aggregate aggregate) {
            merging.ended(aggregate, copy, Fate.DELIVERED, now, null);
            return;
        }
        long sent = copy.sentAt == Message.NEVER ? message.admittedAt : copy.sentAt;
        long blocked = message.heldAtSource + sent - message.arrivedAt + (copy.enteredAt - copy.offeredAt);
        long network = message.arrivedAt - message.publishedAt + copy.travelled;
        int attempts = copy.attempts + copy.retries;
        if (copy.confirms) {
            copy.account.confirmed(message);
        }
        copy.account.delivered(message, now, copy.waited, now - copy.enteredAt, blocked, network, attempts);
        endToEnd[message.priority].record(message.occurredAt, now - message.occurredAt);
        if (recorder != null) {
            recorder.ended(message, copy.account, copy, Fate.DELIVERED, now);
        }
        if (belongs(copy)) {
            Message first = message.first();
            if (first.firstAt == Message.NEVER) {
                first.firstAt = now;
            }
            settleOne(first, now);
        }
    }

    /** The copy ended otherwise. */
    public void lost(Copy copy, Fate fate, long now) {
        settle(copy);
        if (copy.claim == null || copy.claim.lost(copy, fate, now)) {
            bookLoss(copy, fate, now);
        }
    }

    /** Whether another attempt at the same expectation was delivered before, so that this one was served for nothing. */
    public boolean repeats(Copy copy) {
        return copy.claim != null && copy.claim.isSettled();
    }

    /** The sender makes no more attempts. */
    public void givenUp(Claim claim, long now) {
        if (claim.close()) {
            bookLoss(claim.last(), claim.lastFate(), now);
        }
    }

    private void bookLoss(Copy copy, Fate fate, long now) {
        Message message = copy.message;
        copy.account.putAside(copy, fate, now);
        if (message instanceof Aggregate aggregate) {
            merging.ended(aggregate, copy, fate, now, null);
            return;
        }
        hear(message, fate, copy.told || fate.isTold(), now);
        copy.account.ended(message, fate, copy.told, now);
        if (recorder != null) {
            recorder.ended(message, copy.account, copy, fate, now);
        }
        if (belongs(copy)) {
            missed(message.first(), now);
        }
    }

    /** The run ends and this copy is still somewhere in a subscription. */
    public void inFlight(Copy copy, long end) {
        settle(copy);
        if (copy.claim != null && !copy.claim.remains()) {
            return; // its fate is decided, or another attempt stands for all
        }
        if (copy.message instanceof Aggregate aggregate) {
            merging.inFlight(aggregate, copy, end, null);
            return;
        }
        copy.account.inFlight(copy.message, end);
        if (recorder != null) {
            recorder.ended(copy.message, copy.account, copy, null, end);
        }
    }

    /** The run ends and the broker is still handing this message over: some subscriptions have no room. */
    public void inFlightHanding(Message message, long end) {
        if (message instanceof Aggregate aggregate) {
            merging.inFlightHanding(aggregate, end);
        } else if (message.publication != null) {
            publishing.inFlight(message.publication, end);
        } else {
            broker.inFlight(message, end);
        }
    }

    /** The run ends and this message has not come to its subscriptions yet. */
    public void inFlightUpstream(Message message, long end) {
        inFlightUpstream(message, end, null);
    }

    /** @param into what it had become part of, or null */
    void inFlightUpstream(Message message, long end, @Nullable Aggregate into) {
        if (message instanceof Aggregate aggregate) {
            merging.inFlightUpstream(aggregate, end);
            return;
        }
        if (message.publication != null) {
            publishing.inFlight(message.publication, end);
            return;
        }
        complete(message);
        broker.inFlight(message, end);
        for (Account account : message.route) {
            account.inFlight(message, end);
            merging.tell(message, account, null, null, end, into);
        }
    }

    /** End-to-end latencies of one priority over time, all subscriptions together. */
    public LatencySeries endToEnd(Priority priority) {
        return endToEnd[priority.ordinal()];
    }

    /** All messages so far, warm-up included. */
    public long messages() {
        return messages;
    }

    /** Those among them that follow from another. */
    public long effects() {
        return effects;
    }

    /** Whether a message's own story waits for this copy; it ended long ago for those who came later. */
    static boolean belongs(Copy copy) {
        return !copy.replayed || Arrays.asList(copy.message.route).contains(copy.account);
    }

    static void settle(Copy copy) {
        if (copy.settled) {
            throw new IllegalStateException("a message of '" + copy.message.kind.name() + "' from '"
                    + copy.message.origin.name() + "' ended twice at '" + copy.account.name() + "'");
        }
        copy.settled = true;
    }

    /** Tells whoever listens that a message was lost. */
    void hear(Message message, Fate fate, boolean told, long now) {
        if (feedback != null) {
            feedback.lost(message, fate, told, now);
        }
    }

    /** Tells whoever listens that the broker handed a message over. */
    void hearRouted(Message message, long now) {
        if (feedback != null) {
            feedback.routed(message, now);
        }
    }

    /** One of those who expected it did not get it. */
    void missed(Message message, long now) {
        message.missed++;
        settleOne(message, now);
    }

    private void settleOne(Message message, long now) {
        if (--message.unsettled == 0) {
            settleWhole(message, now);
        }
    }

    void settleWhole(Message message, long now) {
        if (message.route.length > 0) {
            wholes.settled(message, now);
        }
        message.origin.settled(message, now);
        if (feedback != null) {
            feedback.settled(message, now);
        }
        if (recorder != null) {
            recorder.settled(message);
        }
    }
}
