package buzzville.broker;

import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.LaneView;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.random.Draws;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The entrance of a broker that takes no time: behind it are no lanes, but the subscriptions at once. */
final class Gate implements Entrance.Inside, Entrance.Warden, Aggregator.Inside, Recall.Home {
    private final Broker broker;
    private final Ledger ledger;
    private final Entrance entrance;
    /** Null where nothing is aggregated. */
    private @Nullable Aggregator aggregator;
    /** Feeds the subscriptions with what was put off: its sender does not wait for it any more. */
    private final Feeder own = this::released;

    /** Those of these that some subscription has no room for. */
    private final Set<Message> handing = new LinkedHashSet<>();

    /** What its senders publish again; null where nobody does. */
    private @Nullable Resends resends;

    Gate(
            Simulation simulation,
            String name,
            List<Entrance.Guard> guards,
            Function<String, Draws> draws,
            Broker broker,
            Ledger ledger) {
        this.broker = broker;
        this.ledger = ledger;
        this.entrance = new Entrance(simulation, name, guards, draws, this);
    }

    @Override
    public void keepTo(List<Entrance.Guard> guards, List<AggregationRules> aggregations, long now) {
        List<Copy> freed = entrance.keepTo(guards, now);
        if (aggregator != null) {
            aggregator.keepTo(aggregations).accept(now);
        }
        entrance.release(freed, now);
    }

    void tell(Resends resends) {
        this.resends = resends;
    }

    void tell(LengthWatcher watcher) {
        entrance.tell(watcher);
    }

    /** Asks whether a message may come in. @return whether its feeder need not wait for it */
    boolean admit(Message message, Feeder feeder, long now) {
        Copy copy = new Copy(message, ledger.broker());
        copy.feeder = feeder;
        copy.offeredAt = now;
        return entrance.offer(copy, now) != Lanes.Outcome.HELD;
    }

    @Override
    public Lanes.Outcome enter(Copy copy, long now) {
        Lanes.Outcome aggregated = aggregator == null ? null : aggregator.offer(copy, now);
        if (aggregated != null) {
            return aggregated;
        }
        boolean late = copy.feeder == entrance;
        Feeder feeder = late || copy.feeder == null ? own : copy.feeder;
        entrance.entered(copy, now);
        boolean whole = broker.routeAtOnce(copy.message, feeder, now);
        entrance.left(copy, true, now);
        if (late) {
            if (!whole) {
                handing.add(copy.message);
            }
            broker.carryOn(now);
        }
        return whole ? Lanes.Outcome.ACCEPTED : Lanes.Outcome.HELD;
    }

    /** Puts aggregations behind the admission policies. */
    void aggregate(Simulation simulation, String name, List<AggregationRules> all, int kinds) {
        aggregator = new Aggregator(simulation, name, all, kinds, new Lane[Priority.count()], broker, ledger, this);
    }

    @Override
    public Lanes.Outcome emit(Copy aggregate, long now) {
        entrance.entered(aggregate, now);
        boolean whole = broker.routeAtOnce(aggregate.message, own, now);
        if (!whole) {
            handing.add(aggregate.message);
        }
        entrance.left(aggregate, true, now);
        return whole ? Lanes.Outcome.ACCEPTED : Lanes.Outcome.HELD;
    }

    /** The run ends: visits the messages in open windows. */
    void finishWindows(Consumer<? super Message> visitor) {
        if (aggregator != null) {
            aggregator.finish(copy -> visitor.accept(copy.message));
        }
    }

    @Override
    public void lost(Copy copy, Fate fate, long now) {
        if (resends == null || !resends.again(copy, fate, now)) {
            ledger.lostUpstream(copy.message, fate, copy.told, now);
        }
    }

    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public List<? extends LaneView> lanes() {
        return List.of();
    }

    @Override
    public LaneView lane(int priority) {
        throw new IllegalStateException("a broker that takes no time has no lanes");
    }

    void loseAll(Fate fate, long now) {
        entrance.loseAll(fate, now);
        if (aggregator != null) {
            aggregator.loseAll(fate, now);
        }
    }

    /** Takes what this is true of out of open windows. */
    void recall(Predicate<? super Copy> which, List<Recall.Kept> kept) {
        if (aggregator != null) {
            aggregator.recall(which, copy -> kept.add(new Recall.Kept(copy, this)));
        }
    }

    @Override
    public void comeAgain(Copy copy, long now) {
        copy.feeder = entrance; // nobody else waits for it
        enter(copy, now);
    }

    @Override
    public void putBack(Copy copy, long now) {
        throw new IllegalStateException("nothing waits in a broker that takes no time");
    }

    @Override
    public void lose(Copy copy, Fate fate, long now) {
        lost(copy, fate, now);
    }

    void forEachPutOff(Consumer<? super Message> visitor) {
        entrance.forEachPutOff(copy -> visitor.accept(copy.message));
    }

    void forEachHanding(Consumer<? super Message> visitor) {
        handing.forEach(visitor);
    }

    private void released(Copy copy, long now) {
        if (--copy.message.held == 0) {
            handing.remove(copy.message);
            ledger.routed(copy.message, 0, 0, now);
            broker.carryOn(now);
        }
    }
}
