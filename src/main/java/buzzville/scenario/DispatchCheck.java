package buzzville.scenario;

import buzzville.broker.dispatch.Bulkhead;
import buzzville.broker.dispatch.DeficitRoundRobin;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.dispatch.EarliestDeadline;
import buzzville.broker.dispatch.StrictPriority;
import buzzville.broker.dispatch.WeightedFair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the dispatch policy of a stage fits its lanes and its workers. */
final class DispatchCheck {
    private final Scenario scenario;
    private final Remarks remarks;

    DispatchCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    /**
     * Checks the dispatch policy of a stage.
     *
     * @param path of the stage
     * @param workersKey how the scenario calls those who take from the lanes
     * @param workers how many they are, {@link Integer#MAX_VALUE} without limit
     */
    void run(String path, StageSpec stage, String workersKey, int workers) {
        String place = Remarks.under(path, "dispatch");
        Map<String, LaneSpec> lanes = stage.lanesOrAll();
        DispatchPolicy dispatch = stage.dispatch();
        boolean clear = !remarks.hides(Remarks.under(path, "lanes"));
        if (clear) {
            if (dispatch instanceof WeightedFair fair) {
                clear = named(Remarks.under(place, "weights"), fair.weights().keySet(), lanes.keySet());
            } else if (dispatch instanceof DeficitRoundRobin round) {
                clear = named(Remarks.under(place, "quanta"), round.quanta().keySet(), lanes.keySet());
            } else if (dispatch instanceof Bulkhead bulkhead) {
                clear = named(
                        Remarks.under(place, "workers"), bulkhead.workers().keySet(), lanes.keySet());
            }
        }
        if (dispatch instanceof Bulkhead bulkhead
                && clear
                && remarks.knows(Remarks.under(path, workersKey), Remarks.under(place, "workers"))) {
            bulkhead(place, bulkhead, lanes, workersKey, workers);
        }
        boolean chooses = dispatch instanceof WeightedFair
                || dispatch instanceof StrictPriority
                || dispatch instanceof DeficitRoundRobin
                || dispatch instanceof Bulkhead;
        if (lanes.size() == 1 && chooses) {
            remarks.warning(place, "'" + Remarks.word(dispatch) + "' has only one lane to choose from");
        }
        if (dispatch instanceof EarliestDeadline && !hasDeadlines(stage)) {
            remarks.warning(place, "'earliest-deadline' is 'fifo' here, because nothing has a time to live ('ttl')");
        }
    }

    private boolean named(String path, Set<String> names, Set<String> lanes) {
        boolean all = true;
        for (String lane : names) {
            all &= remarks.knownKey(Remarks.under(path, lane), lane, lanes, "lane");
        }
        return all;
    }

    private void bulkhead(String path, Bulkhead bulkhead, Map<String, LaneSpec> lanes, String workersKey, int workers) {
        String own = Remarks.under(path, "workers");
        long owned = bulkhead.owned();
        List<String> poor = new ArrayList<>(lanes.keySet());
        poor.removeAll(bulkhead.workers().keySet());
        if (workers == Integer.MAX_VALUE) {
            remarks.error(
                    path,
                    "'bulkhead' divides workers, but there is no limit to them; expected a number as '" + workersKey
                            + "'");
        } else if (owned > workers) {
            remarks.error(own, "lanes own " + owned + " " + workersKey + " together, but there are " + workers);
        } else if (owned == workers && !poor.isEmpty()) {
            remarks.error(
                    own,
                    "all " + workers + " " + workersKey + " belong to other lanes, so " + Remarks.quoted(poor)
                            + " would never be served");
        } else if (owned < workers && poor.isEmpty() && !bulkhead.borrow()) {
            remarks.error(
                    own,
                    (workers - owned) + " of " + workers + " " + workersKey
                            + " belong to no lane and no lane may borrow, so they would never work; expected 'borrow: true' or"
                            + " more of them here");
        }
    }

    private boolean hasDeadlines(StageSpec stage) {
        return !stage.ttl().isEmpty()
                || scenario.events().values().stream().anyMatch(event -> event.ttl() != null)
                || stage.lanesOrAll().values().stream().anyMatch(lane -> lane.ttl() != null);
    }
}
