package buzzville.report.clocks.export;

import java.util.List;
import java.util.NavigableSet;

/** How far an arrow bends, so that it passes no event that it has nothing to do with: a straight one would seem to touch it. */
final class Bow {
    /** How near an arrow may come to the mark of an event of a lifeline that it crosses, pixels. */
    private static final double CLEAR = 18;

    private static final int STEP = 6;
    private static final int WIDEST = 96;

    private Bow() {}

    /**
     * A lifeline that an arrow crosses.
     *
     * @param x where it is
     * @param marks the heights of its events
     */
    record Life(double x, NavigableSet<Double> marks) {}

    /**
     * By how many pixels the middle of an arrow is below the straight line, as the control point of a quadratic curve twice as far
     * off does it; negative: above. The least that keeps clear of all marks; if none does, the one that keeps furthest.
     */
    static double around(double x1, double y1, double x2, double y2, List<Life> lives) {
        double best = 0;
        double most = clearance(x1, y1, x2, y2, 0, lives);
        for (int size = STEP; most < CLEAR && size <= WIDEST; size += STEP) {
            double below = clearance(x1, y1, x2, y2, size, lives);
            double above = clearance(x1, y1, x2, y2, -size, lives);
            if (Math.max(below, above) > most) {
                most = Math.max(below, above);
                best = below >= Math.min(above, CLEAR) ? size : -size;
            }
        }
        return best;
    }

    private static double clearance(double x1, double y1, double x2, double y2, double bow, List<Life> lives) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Life life : lives) {
            double share = (life.x() - x1) / (x2 - x1);
            double y = y1 + (y2 - y1) * share + 4 * bow * share * (1 - share);
            Double below = life.marks().ceiling(y);
            Double above = life.marks().lower(y);
            nearest = Math.min(nearest, below == null ? nearest : below - y);
            nearest = Math.min(nearest, above == null ? nearest : y - above);
        }
        double length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        return nearest * Math.abs(x2 - x1) / length;
    }
}
