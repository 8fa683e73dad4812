package buzzville.report.clocks.export;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * At which height of a picture the first events of a log stand. What happens at one instant stands in one row, unless one brought
 * about the other: then in several rows of the same instant. Rows are the further apart the longer it took, within limits.
 */
final class Rows {
    private static final double NEAREST = 34;
    private static final double USUAL = 46;
    private static final double FURTHEST = 110;

    private final List<Long> instants = new ArrayList<>();
    private final List<Double> heights = new ArrayList<>();
    private final List<Boolean> cuts = new ArrayList<>();
    private final int[] rows;

    /** @param top where the first row stands, pixels */
    Rows(EventLog log, List<LoggedEvent> shown, double top) {
        this.rows = new int[shown.size()];
        int[] levels = levels(log, shown);
        double perNano = USUAL / medianGap(shown);
        double y = top;
        int first = 0;
        while (first < shown.size()) {
            long instant = shown.get(first).trueTime();
            int next = first;
            int most = 0;
            while (next < shown.size() && shown.get(next).trueTime() == instant) {
                most = Math.max(most, levels[next]);
                rows[next] = instants.size() + levels[next];
                next++;
            }
            boolean begins = instants.isEmpty();
            double gap = begins ? 0 : (instant - instants.get(instants.size() - 1)) * perNano;
            for (int level = 0; level <= most; level++) {
                y += begins && level == 0 ? 0 : level > 0 ? NEAREST : Math.min(FURTHEST, Math.max(NEAREST, gap));
                instants.add(instant);
                heights.add(y);
                cuts.add(level == 0 && gap > FURTHEST);
            }
            first = next;
        }
    }

    /** How many causes each has at its own instant, one behind the other. */
    private static int[] levels(EventLog log, List<LoggedEvent> shown) {
        Map<String, LoggedEvent> senders = Arrow.senders(log);
        int[] latest = new int[log.processes().size()];
        Arrays.fill(latest, -1);
        int[] levels = new int[shown.size()];
        for (int i = 0; i < levels.length; i++) {
            LoggedEvent event = shown.get(i);
            int level = after(event, latest[event.process()], shown, levels, 0);
            for (String message : event.received()) {
                LoggedEvent from = senders.get(message);
                level = from == null ? level : after(event, from.id() - 1, shown, levels, level);
            }
            for (int earlier : event.circumstances().after()) {
                level = after(event, earlier - 1, shown, levels, level);
            }
            levels[i] = level;
            latest[event.process()] = i;
        }
        return levels;
    }

    private static int after(LoggedEvent event, int cause, List<LoggedEvent> shown, int[] levels, int level) {
        return cause >= 0 && shown.get(cause).trueTime() == event.trueTime()
                ? Math.max(level, levels[cause] + 1)
                : level;
    }

    private static double medianGap(List<LoggedEvent> shown) {
        long[] gaps = new long[shown.size()];
        int count = 0;
        for (int i = 1; i < shown.size(); i++) {
            long gap = shown.get(i).trueTime() - shown.get(i - 1).trueTime();
            if (gap > 0) {
                gaps[count++] = gap;
            }
        }
        Arrays.sort(gaps, 0, count);
        return count == 0 ? 1 : gaps[count / 2];
    }

    int size() {
        return instants.size();
    }

    /**
     * In which row an event stands.
     *
     * @param index among those that are shown
     */
    int row(int index) {
        return rows[index];
    }

    /** The height of a row, pixels. */
    double height(int row) {
        return heights.get(row);
    }

    /** The instant of a row, virtual nanoseconds. */
    long instant(int row) {
        return instants.get(row);
    }

    /** Whether more time passed before a row than there is room for. */
    boolean isCut(int row) {
        return cuts.get(row);
    }

    /** Whether a row is of the same instant as the one before. */
    boolean continues(int row) {
        return row > 0 && instants.get(row).equals(instants.get(row - 1));
    }

    double bottom() {
        return heights.isEmpty() ? 0 : heights.get(heights.size() - 1);
    }
}
