package buzzville.report.chart;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

/**
 * A scale laid along pixels.
 *
 * @param from the pixel where the scale begins
 * @param to the pixel where it ends
 */
record Ruler(Scale scale, double from, double to) {
    private static final double GAP = 10;

    /** The pixel of a figure, which lies beside the ruler if the figure is off the scale. */
    double at(double figure) {
        return pixel(scale.at(figure));
    }

    /** The same, but never beside the ruler. */
    double within(double figure) {
        double pixel = at(figure);
        return Math.max(Math.min(from, to), Math.min(Math.max(from, to), pixel));
    }

    /** The pixel of a place on the scale. */
    double pixel(double at) {
        return from + (at - scale.low()) / (scale.high() - scale.low()) * (to - from);
    }

    /** Those ticks whose labels have room side by side. */
    List<Scale.Tick> ticksWithRoom(Font font) {
        List<Scale.Tick> shown = new ArrayList<>();
        double taken = Double.NEGATIVE_INFINITY;
        for (Scale.Tick tick : scale.ticks()) {
            double half = Theme.width(tick.label(), font) / 2;
            double x = pixel(tick.at());
            if (x - half >= taken) {
                shown.add(tick);
                taken = x + half + GAP;
            }
        }
        return shown;
    }
}
