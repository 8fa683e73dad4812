package buzzville.theory;

import buzzville.broker.LaneOrder;
import buzzville.broker.dispatch.Bulkhead;
import buzzville.broker.dispatch.StrictPriority;
import buzzville.message.Priority;
import buzzville.scenario.LaneSpec;
import buzzville.scenario.StageSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the lanes of one stage are asked for and what the stage can do, cell by cell. */
final class Demand {
    /** From here on a load counts as one or more, whatever rounding does. */
    static final double FULL = 1 - 1e-9;

    final Cells cells;
    final StageSpec stage;
    final List<String> names = new ArrayList<>();
    final List<LaneSpec> lanes = new ArrayList<>();
    final List<List<Priority>> priorities = new ArrayList<>();
    /** By lane and cell: messages a second. */
    final double[][] rate;
    /** By lane and cell: servers' worth of work. */
    final double[][] moving;

    final double[][] fixed;
    /** By lane and cell: rate times the mean square of the time that a server is busy with a message. */
    final double[][] square;
    /** By cell: how many servers work. */
    final double[] servers;
    /** By cell: work without trips through the network. */
    final double[] atWork;

    final double[] offered;
    /** Whether several partitions take turns at the servers. */
    boolean turns;
    /** Whether every message takes an exponential time, and nothing else. */
    boolean exponential = true;
    /** The mean time of every message, seconds; NaN if they differ, 0 before the first. */
    double onlyMean;

    /** @param servers by cell; infinite for unlimited ones */
    Demand(Cells cells, StageSpec stage, double[] servers) {
        this.cells = cells;
        this.stage = stage;
        this.servers = servers;
        stage.lanesOrAll().entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, LaneSpec> lane) -> urgency(lane.getKey(), lane.getValue())))
                .forEach(lane -> {
                    names.add(lane.getKey());
                    lanes.add(lane.getValue());
                    priorities.add(StageSpec.accepts(lane.getKey(), lane.getValue()));
                });
        int n = cells.count();
        rate = new double[lanes.size()][n];
        moving = new double[lanes.size()][n];
        fixed = new double[lanes.size()][n];
        square = new double[lanes.size()][n];
        atWork = new double[n];
        offered = new double[n];
    }

    private static Priority urgency(String name, LaneSpec lane) {
        return StageSpec.accepts(name, lane).stream()
                .min(Comparator.naturalOrder())
                .orElse(Priority.INFO);
    }

    /** The lane of a priority; -1 if none takes it. */
    int lane(Priority priority) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (priorities.get(lane).contains(priority)) {
                return lane;
            }
        }
        return -1;
    }

    boolean isUrgentFirst() {
        return stage.dispatch() instanceof StrictPriority;
    }

    /** How many workers are a lane's own; 0 if it shares the common ones. */
    int owned(int lane) {
        return stage.dispatch() instanceof Bulkhead bulkhead
                ? bulkhead.workers().getOrDefault(names.get(lane), 0)
                : 0;
    }

    private double ownedByAll() {
        return stage.dispatch() instanceof Bulkhead bulkhead ? bulkhead.owned() : 0;
    }

    double work(int lane, int cell) {
        return moving[lane][cell] + fixed[lane][cell];
    }

    /** The servers that a lane can count on together with those in its pool. */
    double room(int lane, int cell) {
        int own = owned(lane);
        if (own > 0) {
            // the owned ones have the lowest numbers, and outages take the highest first
            return Math.min(own, servers[cell]);
        }
        return Math.max(0, servers[cell] - ownedByAll());
    }

    /** The lanes whose work goes before or beside that of a lane, itself included. */
    int[] before(int lane) {
        if (isUrgentFirst()) {
            int[] urgent = new int[lane + 1];
            Arrays.setAll(urgent, i -> i);
            return urgent;
        } else if (owned(lane) > 0) {
            return new int[] {lane};
        }
        return java.util.stream.IntStream.range(0, lanes.size())
                .filter(other -> owned(other) == 0)
                .toArray();
    }

    /** The load of a lane with all that goes before it; NaN with unlimited servers, infinite without any. */
    double rho(int lane, int cell) {
        double work = 0;
        for (int other : before(lane)) {
            work += work(other, cell);
        }
        return load(work, room(lane, cell));
    }

    /** The load of the whole stage. */
    double rho(int cell) {
        double work = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            work += work(lane, cell);
        }
        return load(work, servers[cell]);
    }

    private static double load(double work, double room) {
        return work == 0 ? 0 : Double.isInfinite(room) ? Double.NaN : work / room;
    }

    /** How many times as much a lane asks for as the more urgent ones leave for it. */
    double asks(int lane, int cell) {
        double urgent = 0;
        for (int other : isUrgentFirst() ? before(lane) : new int[0]) {
            urgent += other == lane ? 0 : work(other, cell);
        }
        double left = room(lane, cell) - urgent;
        double own = 0;
        for (int other : isUrgentFirst() ? new int[] {lane} : before(lane)) {
            own += work(other, cell);
        }
        return left > 0 ? own / left : Double.POSITIVE_INFINITY;
    }

    /** How many times as much may move until the load of a lane reaches 1 in some cell. */
    double stable(int lane) {
        double least = Double.POSITIVE_INFINITY;
        for (int cell = 0; cell < cells.count(); cell++) {
            double move = 0;
            double stay = 0;
            for (int other : before(lane)) {
                move += moving[other][cell];
                stay += fixed[other][cell];
            }
            // a lane that nothing comes into waits for nothing, and while nobody works no load is small enough
            if (rate[lane][cell] > 0 && move > 0 && room(lane, cell) > 0) {
                least = Math.min(least, Math.max(0, (room(lane, cell) - stay) / move));
            }
        }
        return least;
    }

    /** Whether messages are served in the order in which they come, over all lanes. */
    boolean isInOrder() {
        boolean inOrder =
                stage.dispatch() instanceof buzzville.broker.dispatch.Fifo || lanes.size() == 1 && isUrgentFirst();
        return inOrder && !turns && lanes.stream().allMatch(lane -> lane.order() == LaneOrder.ARRIVAL);
    }

    double total(double[][] figures, int cell) {
        double sum = 0;
        for (double[] lane : figures) {
            sum += lane[cell];
        }
        return sum;
    }
}
