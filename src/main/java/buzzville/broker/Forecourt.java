package buzzville.broker;

import buzzville.kernel.Simulation;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.metric.Fate;
import buzzville.random.Draws;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What stands before the lanes of one stage: who holds messages back until it is their turn, admission policies, aggregations. */
final class Forecourt {
    private final Lanes lanes;
    /** Null where everybody may come in. */
    @Nullable
    Entrance gate;
    /** Whether there is nothing here, for the hot path. */
    boolean empty = true;
    /** Null where messages come in as they come. */
    private @Nullable HoldBack order;
    /** In an order, those with which nobody had begun and which stand in a journal and nowhere else for a while. */
    private final Set<Copy> lacking = new HashSet<>();
    /** Null where nothing is aggregated. */
    private @Nullable Aggregator aggregator;

    Forecourt(Lanes lanes) {
        this.lanes = lanes;
    }

    void guard(Simulation simulation, String name, List<Entrance.Guard> guards, Function<String, Draws> draws) {
        empty = false;
        gate = new Entrance(simulation, name, guards, draws, lanes);
        lanes.presence().watch(gate::left);
    }

    void hold(HoldBack back) {
        empty = false;
        order = back;
    }

    void aggregate(
            Simulation simulation,
            String name,
            List<AggregationRules> all,
            int kinds,
            Lane[] byPriority,
            Broker broker,
            Ledger ledger) {
        empty = false;
        aggregator = new Aggregator(simulation, name, all, kinds, byPriority, broker, ledger, lanes);
    }

    /**
     * Keeps to other admission policies and aggregations from now on.
     *
     * @return lets windows that are no longer there close, and then in whom nobody puts off any more; when the lanes are ready
     */
    LongConsumer keepTo(List<Entrance.Guard> guards, List<AggregationRules> aggregations, long now) {
        LongConsumer windows = aggregator == null ? any -> {} : aggregator.keepTo(aggregations);
        Entrance before = gate;
        if (before == null) {
            return windows;
        }
        List<Copy> freed = before.keepTo(guards, now);
        return windows.andThen(at -> before.release(freed, at));
    }

    /** A copy comes for the first time. */
    Lanes.Outcome offer(Copy copy, long now) {
        return order == null ? admit(copy, now) : order.offer(copy, now);
    }

    /** It is the turn of a copy. */
    Lanes.Outcome admit(Copy copy, long now) {
        return gate == null ? enter(copy, now) : gate.offer(copy, now);
    }

    /** All admission policies let a copy pass. */
    Lanes.Outcome enter(Copy copy, long now) {
        Lanes.Outcome aggregated = aggregator == null ? null : aggregator.offer(copy, now);
        return aggregated == null ? lanes.emit(copy, now) : aggregated;
    }

    /** One that has been here before comes again, from a journal. @return whether it goes on by itself */
    boolean again(Copy copy, long now) {
        if (order != null && order.again(copy, now)) {
            return false;
        }
        return aggregator == null || aggregator.offer(copy, now) == null;
    }

    /** Whether one like this would be merged. */
    boolean merges(Copy copy) {
        return aggregator != null && aggregator.merges(copy);
    }

    /** One that stood in a lane stands in a journal and nowhere else from now on: nobody begins with what comes after it. */
    void leaves(Copy copy) {
        if (order != null && copy.attempts == 0 && lacking.add(copy) && lacking.size() == 1) {
            lanes.close();
        }
    }

    /** It is back, or lost. */
    void isBack(Copy copy, long now) {
        if (lacking.remove(copy) && lacking.isEmpty()) {
            lanes.open(now);
        }
    }

    /** One ends that has not come in. */
    void losing(Copy copy, Fate fate, long now) {
        if (order != null) {
            order.losing(copy, fate, now);
        }
    }

    /** A message will not come. */
    void skip(Message message, long now) {
        if (order != null) {
            order.skip(message, now);
        }
    }

    /** Takes what this is true of out of open windows, and out of what is held back for the sake of order. */
    void recall(Predicate<? super Copy> which, Consumer<? super Copy> taker, long now) {
        if (order != null) {
            order.recall(which, taker, now);
        }
        if (aggregator != null) {
            aggregator.recall(which, taker);
        }
    }

    /** An aggregate is gone. */
    void undo(Copy whole, Ledger ledger, long now) {
        if (aggregator != null) {
            aggregator.undo(whole, now);
        } else if (whole.message instanceof Aggregate aggregate) {
            ledger.merging().undone(aggregate, whole, now);
        }
    }

    /** The run ends: visits all that was put off and all that is in open windows. */
    void forEachPutOff(Consumer<? super Copy> visitor) {
        if (aggregator != null) {
            aggregator.finish(visitor);
        }
        if (gate != null) {
            gate.forEachPutOff(visitor);
        }
    }

    /** Tells somebody of every change of how many are held back, before a lane or for the sake of order. */
    void tell(@Nullable LengthWatcher watcher, Outside outside) {
        outside.tell(watcher);
        if (order != null && watcher != null) {
            order.tell(watcher);
        }
    }

    /** Visits all that are held back. */
    void forEachHeld(List<Lane> open, Consumer<? super Copy> visitor) {
        if (order != null) {
            order.forEach(visitor);
        }
        open.forEach(lane -> lane.held.forEach(visitor));
    }

    /** Loses all that is here. */
    void loseAll(Fate fate, long now) {
        if (order != null) {
            order.loseAll(fate, now);
        }
        if (gate != null) {
            gate.loseAll(fate, now);
        }
        if (aggregator != null) {
            aggregator.loseAll(fate, now);
        }
    }
}
