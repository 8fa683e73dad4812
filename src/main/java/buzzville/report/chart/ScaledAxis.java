package buzzville.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis that shows the ticks of a scale and no others. */
final class ScaledAxis extends NumberAxis {
    private final transient Scale scale;

    ScaledAxis(String label, Scale scale) {
        super(label);
        this.scale = scale;
        setAutoRange(false);
        setRange(scale.low(), scale.high());
    }

    Scale scale() {
        return scale;
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        boolean vertical = RectangleEdge.isLeftOrRight(edge);
        TextAnchor anchor = vertical ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        List<NumberTick> ticks = new ArrayList<>();
        for (Scale.Tick tick : scale.ticks()) {
            ticks.add(new NumberTick(tick.at(), tick.label(), anchor, anchor, 0));
        }
        return ticks;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return scale.hashCode();
    }
}
