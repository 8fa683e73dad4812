package buzzville.message;

import buzzville.metric.Fate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of messages that are part of an aggregate: they end as it does, for everybody who expected them, merged where
 * it is delivered. The aggregate itself stands in nobody's books but those of its aggregation.
 */
public final class Merging {
    private final Ledger ledger;

    Merging(Ledger ledger) {
        this.ledger = ledger;
    }

    /** An aggregate came into being: nobody is offered it, and its parts are in the books already. */
    public void aggregated(Aggregate aggregate) {
        Recorder recorder = ledger.recorder();
        if (recorder != null) {
            recorder.occurred(aggregate);
        }
    }

    /** A subscription merged it: it is where it was to go. */
    public void aggregatedHere(Aggregate aggregate, long now) {
        aggregated(aggregate);
        aggregate.routedAt = now;
        Recorder recorder = ledger.recorder();
        if (recorder != null) {
            recorder.routed(aggregate);
        }
    }

    /** Who expects messages of this type from this zone at any time, as a number: equal for zones with the same. */
    public int audience(EventKind kind, int zone) {
        int audience = -1;
        while (!Arrays.equals(ledger.everybody(kind, audience), ledger.everybody(kind, zone))) {
            audience++;
        }
        return audience;
    }

    /** Tells whoever records of an end; {@code into} is what the message had become part of, or null. */
    void tell(
            Message message,
            Account account,
            @Nullable Copy copy,
            @Nullable Fate fate,
            long now,
            @Nullable Aggregate into) {
        Recorder recorder = ledger.recorder();
        if (recorder == null) {
            return;
        }
        if (into == null) {
            recorder.ended(message, account, copy, fate, now);
        } else {
            recorder.ended(message, account, copy, fate, now, into);
        }
    }

    /** The broker routed it. */
    void routed(Aggregate aggregate, long now) {
        boolean wanted = aggregate.route.length > 0;
        if (wanted) {
            aggregate.maker().tally().delivered(aggregate.occurredAt);
        } else {
            aggregate.maker().tally().ended(aggregate.occurredAt, Fate.UNROUTED);
            tell(aggregate, ledger.broker(), null, Fate.UNROUTED, now, null);
        }
        aggregate.forEachOriginal(original -> {
            ledger.broker().ended(original, wanted ? Fate.MERGED : Fate.UNROUTED, now);
            ledger.hearRouted(original, now);
            if (!wanted) {
                tell(original, ledger.broker(), null, Fate.UNROUTED, now, aggregate);
                ledger.settleWhole(original, now);
            } else if (original.heldAtDoor() > 0) {
                original.origin.held(original, original.heldAtDoor());
            }
        });
    }

    /** It was lost before it reached any subscription. */
    void lostUpstream(Aggregate aggregate, Fate fate, boolean told, long now) {
        for (Message part : aggregate.parts()) {
            ledger.lostUpstream(part, fate, told, now, aggregate);
        }
        aggregate.route = aggregate.last().route;
        aggregate.maker().tally().ended(aggregate.occurredAt, fate);
        if (aggregate.route.length == 0) {
            tell(aggregate, ledger.broker(), null, fate, now, null);
        }
        for (Account account : aggregate.route) {
            tell(aggregate, account, null, fate, now, null);
        }
    }

    /** Those who do not listen all the time may expect it too. */
    void complete(Aggregate aggregate) {
        for (Message part : aggregate.parts()) {
            ledger.complete(part);
        }
        aggregate.route = aggregate.last().route;
    }

    /**
     * A subscription's story of it ended.
     *
     * @param into what this one is part of itself, or null
     */
    void ended(Aggregate aggregate, Copy copy, Fate fate, long now, @Nullable Aggregate into) {
        boolean delivered = fate == Fate.DELIVERED;
        if (delivered) {
            aggregate.maker().tally().processed(aggregate.occurredAt, now - aggregate.occurredAt);
        }
        if (aggregate.copies != null) {
            if (delivered) {
                aggregate.maker().tally().delivered(aggregate.occurredAt);
            } else {
                aggregate.maker().tally().ended(aggregate.occurredAt, fate);
            }
        }
        tell(aggregate, copy.account, copy, fate, now, into);
        Fate theirs = delivered ? Fate.MERGED : fate;
        if (aggregate.copies == null) {
            boolean belongs = Ledger.belongs(copy);
            aggregate.forEachOriginal(original -> {
                hear(original, theirs, copy.told, now);
                copy.account.ended(original, theirs, copy.told, now);
                tell(original, copy.account, null, theirs, now, aggregate);
                if (belongs) {
                    ledger.missed(original, now);
                }
            });
            return;
        }
        boolean news = false;
        for (Copy part : aggregate.copies) {
            Ledger.settle(part);
            part.told = copy.told;
            if (part.message instanceof Aggregate inner) {
                news = true;
                ended(inner, part, theirs, now, aggregate);
            } else if (ends(part, delivered, fate, now)) {
                news = true;
                hear(part.message, theirs, part.told, now);
                part.account.ended(part.message, theirs, part.told, now);
                tell(part.message, part.account, part, theirs, now, aggregate);
                if (Ledger.belongs(part)) {
                    ledger.missed(part.message.first(), now);
                }
            }
        }
        if (delivered && !news) {
            copy.claim = Claim.silent(false); // nothing in it is new: what would follow from it has followed
        }
    }

    /** It was in somebody's memory and is gone; what it was made of goes on by itself. */
    public void undone(Aggregate aggregate, Copy copy, long now) {
        if (aggregate.copies != null || copy.account.index() < 0) {
            aggregate.maker().tally().undone(aggregate.occurredAt, aggregate.size(), aggregate.isChange());
        }
        if (copy.account.index() >= 0) {
            tell(aggregate, copy.account, copy, Fate.CRASHED, now, null);
            aggregate.forEachOriginal(original -> {
                original.routedAt = original.routedAt == Message.NEVER ? aggregate.routedAt : original.routedAt;
            });
        } else {
            for (Account account : aggregate.route) {
                tell(aggregate, account, null, Fate.CRASHED, now, null);
            }
        }
    }

    /** Whether an original that ends with its aggregate has its fate thereby; another attempt at it may have had it before. */
    private boolean ends(Copy part, boolean delivered, Fate fate, long now) {
        Claim claim = part.claim;
        if (claim == null || (delivered ? claim.served(part, now) : claim.lost(part, fate, now))) {
            return true;
        }
        if (delivered) {
            part.account.duplicated(part.message);
            Recorder recorder = ledger.recorder();
            if (recorder != null) {
                recorder.repeated(part, now);
            }
        }
        return false;
    }

    private void hear(Message original, Fate fate, boolean told, long now) {
        if (fate.isLoss()) {
            ledger.hear(original, fate, told || fate.isTold(), now);
        }
    }

    /** The run ends and it is somewhere in a subscription. */
    void inFlight(Aggregate aggregate, Copy copy, long end, @Nullable Aggregate into) {
        tell(aggregate, copy.account, copy, null, end, into);
        if (aggregate.copies == null) {
            aggregate.forEachOriginal(original -> {
                copy.account.inFlight(original, end);
                tell(original, copy.account, null, null, end, aggregate);
            });
            return;
        }
        aggregate.maker().tally().inFlight(aggregate.occurredAt);
        for (Copy part : aggregate.copies) {
            Ledger.settle(part);
            if (part.message instanceof Aggregate inner) {
                inFlight(inner, part, end, aggregate);
            } else if (part.claim == null || part.claim.remains()) {
                part.account.inFlight(part.message, end);
                tell(part.message, part.account, part, null, end, aggregate);
            }
        }
    }

    /** The run ends and the broker is still handing it over. */
    void inFlightHanding(Aggregate aggregate, long end) {
        aggregate.maker().tally().inFlight(aggregate.occurredAt);
        aggregate.forEachOriginal(original -> ledger.inFlightHanding(original, end));
    }

    /** The run ends and it has not come to its subscriptions. */
    void inFlightUpstream(Aggregate aggregate, long end) {
        aggregate.maker().tally().inFlight(aggregate.occurredAt);
        for (Message part : aggregate.parts()) {
            ledger.inFlightUpstream(part, end, aggregate);
        }
        aggregate.route = aggregate.last().route;
        for (Account account : aggregate.route) {
            tell(aggregate, account, null, null, end, null);
        }
    }
}
