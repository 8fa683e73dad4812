package buzzville.broker;

import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.message.Ledger;
import buzzville.metric.Fate;
import buzzville.random.Draws;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands before the lanes of one stage: its admission policies, and behind them its aggregations. */
final class Forecourt {
    private final Lanes lanes;
    /** Null where everybody may come in. */
    @Nullable
    Entrance gate;
    /** Null where nothing is aggregated. */
    private @Nullable Aggregator aggregator;

    Forecourt(Lanes lanes) {
        this.lanes = lanes;
    }

    void guard(Simulation simulation, String name, List<Entrance.Guard> guards, Function<String, Draws> draws) {
        gate = new Entrance(simulation, name, guards, draws, lanes);
        lanes.presence().watch(gate::left);
    }

    void aggregate(
            Simulation simulation,
            String name,
            List<AggregationRules> all,
            int kinds,
            Lane[] byPriority,
            Broker broker,
            Ledger ledger) {
        aggregator = new Aggregator(simulation, name, all, kinds, byPriority, broker, ledger, lanes);
    }

    /** A copy comes for the first time. */
    Lanes.Outcome offer(Copy copy, long now) {
        return gate == null ? enter(copy, now) : gate.offer(copy, now);
    }

    /** All admission policies let a copy pass. */
    Lanes.Outcome enter(Copy copy, long now) {
        Lanes.Outcome aggregated = aggregator == null ? null : aggregator.offer(copy, now);
        return aggregated == null ? lanes.emit(copy, now) : aggregated;
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

    /** Loses all that is here. */
    void loseAll(Fate fate, long now) {
        if (gate != null) {
            gate.loseAll(fate, now);
        }
        if (aggregator != null) {
            aggregator.loseAll(fate, now);
        }
    }
}
