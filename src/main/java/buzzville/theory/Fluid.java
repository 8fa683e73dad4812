package buzzville.theory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Messages as a fluid that flows into the lanes of a stage and out of them as fast as the stage works: how much piles up, when it
 * is gone, what overflows. Chance has no part in it (G. F. Newell, "Applications of queueing theory", 1971, chapter 2).
 */
final class Fluid {
    /** Less than this share of a message is rounding. */
    private static final double NOTHING = 1e-6;

    private final Demand demand;
    private final double[] backlog;
    private final double[] most;
    private final long[] mostAt;
    private final long[] drained;
    private final double[] lost;
    private final double[] came;

    Fluid(Demand demand) {
        int lanes = demand.lanes.size();
        this.demand = demand;
        this.backlog = new double[lanes];
        this.most = new double[lanes];
        this.mostAt = new long[lanes];
        this.drained = new long[lanes];
        this.lost = new double[lanes];
        this.came = new double[lanes];
        for (int cell = 0; cell < demand.cells.count(); cell++) {
            flow(cell);
        }
    }

    /** What piled up in a lane; null if nothing ever did. */
    @Nullable
    Backlog of(int lane) {
        if (most[lane] <= NOTHING && lost[lane] == 0) {
            return null;
        }
        long gone = backlog[lane] > NOTHING ? Backlog.NEVER : drained[lane];
        return new Backlog(most[lane], mostAt[lane], gone, lost[lane] / came[lane]);
    }

    private void flow(int cell) {
        double seconds = demand.cells.length(cell);
        int lanes = demand.lanes.size();
        double common = common(cell) * seconds;
        double wanted = 0;
        for (int lane = 0; lane < lanes; lane++) {
            wanted += demand.owned(lane) > 0 ? 0 : wanted(lane, cell);
        }
        for (int lane = 0; lane < lanes; lane++) {
            double want = wanted(lane, cell);
            double served;
            if (demand.owned(lane) > 0) {
                served = Math.min(want, demand.room(lane, cell) * seconds);
            } else if (demand.isUrgentFirst()) {
                served = Math.min(want, common);
                common -= served;
            } else {
                served = wanted <= common ? want : want * common / wanted;
            }
            settle(lane, cell, want, served);
        }
    }

    private double common(int cell) {
        for (int lane = 0; lane < demand.lanes.size(); lane++) {
            if (demand.owned(lane) == 0) {
                return demand.room(lane, cell);
            }
        }
        return 0;
    }

    /** Work that is there or comes in a cell, server-seconds. */
    private double wanted(int lane, int cell) {
        return backlog[lane] * each(lane, cell) + demand.work(lane, cell) * demand.cells.length(cell);
    }

    /** Work of one message, server-seconds. */
    private double each(int lane, int cell) {
        if (demand.rate[lane][cell] > 0) {
            return demand.work(lane, cell) / demand.rate[lane][cell];
        }
        // nothing comes: what waits came before
        double work = Arrays.stream(demand.moving[lane]).sum()
                + Arrays.stream(demand.fixed[lane]).sum();
        double rate = Arrays.stream(demand.rate[lane]).sum();
        return rate > 0 ? work / rate : 1;
    }

    private void settle(int lane, int cell, double want, double served) {
        Cells cells = demand.cells;
        double seconds = cells.length(cell);
        double before = backlog[lane];
        double after = Math.max(0, want - served) / each(lane, cell);
        came[lane] += demand.rate[lane][cell] * seconds;
        int room = demand.lanes.get(lane).capacity();
        double grows = (after - before) / seconds;
        long fullAt = cells.to(cell);
        if (after > room) {
            lost[lane] += after - Math.max(room, Math.min(before, after));
            fullAt = cells.from(cell) + (long) (Math.max(0, room - before) / grows * 1e9);
            after = room;
        }
        if (after > most[lane] + NOTHING) {
            most[lane] = after;
            mostAt[lane] = fullAt;
        }
        if (before > NOTHING && after <= NOTHING) {
            // it shrinks by what is served beyond what comes, until nothing is left
            double spare = demand.rho(lane, cell) < 1
                    ? (1 - demand.rho(lane, cell)) * demand.room(lane, cell) / each(lane, cell)
                    : Double.NaN;
            double needs = Double.isNaN(spare) ? seconds : Math.min(seconds, together(lane, before) / spare);
            drained[lane] = cells.from(cell) + (long) (needs * 1e9);
        }
        backlog[lane] = after <= NOTHING ? 0 : after;
    }

    /** The backlog that has to go before a lane is empty: its own, and what shares its servers in turn. */
    private double together(int lane, double own) {
        if (demand.isUrgentFirst() || demand.owned(lane) > 0) {
            return own;
        }
        double sum = own;
        for (int other = lane + 1; other < backlog.length; other++) {
            sum += demand.owned(other) == 0 ? backlog[other] : 0;
        }
        return sum;
    }
}
