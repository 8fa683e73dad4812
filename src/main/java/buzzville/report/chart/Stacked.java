package buzzville.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Plots above each other that begin so many pixels from the left, whatever stands along their axes. */
final class Stacked extends CombinedDomainXYPlot {
    private final double left;

    Stacked(ValueAxis time, double left) {
        super(time);
        this.left = left;
    }

    @Override
    protected AxisSpace calculateAxisSpace(Graphics2D g2, Rectangle2D area) {
        AxisSpace space = super.calculateAxisSpace(g2, area);
        space.ensureAtLeast(left, RectangleEdge.LEFT);
        setFixedRangeAxisSpaceForSubplots(space);
        return space;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
