package buzzville.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/** Something drawn over a plot in pixels, where a chart's own means end. */
final class Sketch extends AbstractXYAnnotation {
    private final transient Pen pen;

    /** Draws. */
    interface Pen {
        /**
         * Draws.
         *
         * @param area of the plot; what leaves it is cut off
         * @param across from a figure of the domain axis to a pixel
         * @param up from a figure of the range axis to a pixel
         */
        void draw(Graphics2D g2, Rectangle2D area, DoubleUnaryOperator across, DoubleUnaryOperator up);
    }

    Sketch(Pen pen) {
        this.pen = pen;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int renderer,
            @Nullable PlotRenderingInfo info) {
        pen.draw(
                g2,
                area,
                x -> domain.valueToJava2D(x, area, plot.getDomainAxisEdge()),
                y -> range.valueToJava2D(y, area, plot.getRangeAxisEdge()));
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
