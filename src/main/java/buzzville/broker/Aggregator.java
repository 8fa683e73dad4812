package buzzville.broker;

import buzzville.kernel.Simulation;
import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.Ledger;
import buzzville.message.Message;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The aggregations before one stage: what admission let pass comes here, and what leaves goes to the lanes, or to the
 * subscriptions where the broker has none. An aggregate that a full lane holds back stands before it, and nobody waits for that.
 */
public final class Aggregator implements Feeder {
    /** What lies behind. */
    interface Inside {
        /** Lets in an aggregate, or a copy that nobody merges. */
        Lanes.Outcome emit(Copy copy, long now);

        /** Books a copy that ends here. */
        void lost(Copy copy, Fate fate, long now);
    }

    private final Simulation simulation;
    private final String name;
    private final @Nullable Lane[] lanes;
    private final Broker broker;
    private final Ledger ledger;
    private final Inside inside;
    private final List<Gathering> gatherings = new ArrayList<>();
    private final @Nullable Gathering[] byKind;

    /**
     * The aggregations of a stage.
     *
     * @param name of the stage
     * @param lanes of the stage, by ordinal of the priority; nulls where it has none
     * @param kinds how many events there are
     */
    Aggregator(
            Simulation simulation,
            String name,
            List<AggregationRules> all,
            int kinds,
            @Nullable Lane[] lanes,
            Broker broker,
            Ledger ledger,
            Inside inside) {
        this.simulation = simulation;
        this.name = name;
        this.lanes = lanes;
        this.broker = broker;
        this.ledger = ledger;
        this.inside = inside;
        this.byKind = new Gathering[kinds];
        all.forEach(rules -> add(new Gathering(simulation, name, rules, lanes, this), rules));
    }

    private void add(Gathering gathering, AggregationRules rules) {
        gatherings.add(gathering);
        rules.of().forEach(kind -> byKind[kind.index()] = gathering);
    }

    /**
     * Aggregates in other ways from now on.
     *
     * @return closes the windows of those that are no longer there
     */
    LongConsumer keepTo(List<AggregationRules> all) {
        List<Gathering> former = new ArrayList<>(gatherings);
        gatherings.clear();
        Arrays.fill(byKind, null);
        for (AggregationRules rules : all) {
            Gathering known = former.stream()
                    .filter(gathering -> gathering.is(rules))
                    .findFirst()
                    .orElse(null);
            if (known != null) {
                former.remove(known);
                known.keepTo(rules);
            }
            add(known != null ? known : new Gathering(simulation, name, rules, lanes, this), rules);
        }
        return now -> former.forEach(gathering -> gathering.closeAll(now));
    }

    /**
     * Offers a copy that has been admitted.
     *
     * @return what became of it; null if it goes on as it is
     */
    Lanes.@Nullable Outcome offer(Copy copy, long now) {
        Gathering gathering = byKind[copy.message.kind.index()];
        return gathering == null ? null : gathering.offer(copy, now);
    }

    /** Loses all that is in open windows. */
    void loseAll(Fate fate, long now) {
        gatherings.forEach(gathering -> gathering.loseAll(fate, now));
    }

    boolean merges(Copy copy) {
        return byKind[copy.message.kind.index()] != null;
    }

    /** Takes what this is true of out of open windows, as if it had not come. */
    void recall(Predicate<? super Copy> which, Consumer<? super Copy> taker) {
        gatherings.forEach(gathering -> gathering.recall(which, taker));
    }

    /** An aggregate that was made here is gone: what it was made of comes again, or is lost by itself. */
    void undo(Copy whole, long now) {
        if (whole.message instanceof Aggregate aggregate) {
            for (Gathering gathering : gatherings) {
                if (gathering.isOf(aggregate.maker())) {
                    aggregate.parts().forEach(gathering::recalled);
                }
            }
            ledger.merging().undone(aggregate, whole, now);
        }
    }

    /** The run ends: visits all that is in open windows. */
    void finish(Consumer<? super Copy> visitor) {
        gatherings.forEach(gathering -> gathering.finish(visitor));
    }

    /** Who expects a message, as a number; a subscription's own copies are all its own. */
    int audience(Copy copy) {
        if (isBySubscription(copy)) {
            return 0;
        }
        Message message = copy.message;
        return ledger.merging().audience(message.kind, message.zone);
    }

    void lost(Copy copy, Fate fate, long now) {
        inside.lost(copy, fate, now);
    }

    /** Several become one, which goes on; what that causes is published afterwards. */
    void merge(AggregationRules rules, Copy[] copies, long now) {
        Account account = copies[0].account;
        boolean bySubscription = isBySubscription(copies[0]);
        Aggregate aggregate = Aggregate.of(rules.maker(), copies, bySubscription);
        rules.maker().tally().emitted(aggregate.occurredAt, aggregate.size(), aggregate.isChange());
        aggregate.publishedAt = now;
        aggregate.arrivedAt = now;
        aggregate.admittedAt = now;
        aggregate.partition = copies[0].message.partition;
        if (bySubscription) {
            ledger.merging().aggregatedHere(aggregate, now);
        } else {
            ledger.merging().aggregated(aggregate);
        }
        Copy whole = new Copy(aggregate, account);
        whole.feeder = this;
        whole.offeredAt = now;
        broker.replay(() -> inside.emit(whole, now), now);
    }

    @Override
    public void released(Copy copy, long now) {}

    private static boolean isBySubscription(Copy copy) {
        return copy.account.index() >= 0;
    }
}
