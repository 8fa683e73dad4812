package buzzville.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jspecify.annotations.Nullable;

/** A chart drawn by hand below the title and the legend that all charts have. */
final class Board extends Plot {
    private final transient Theme theme;
    private final transient LegendItemCollection legend;
    private final transient Pen pen;

    /** Draws. */
    interface Pen {
        /** Draws into this area. */
        void draw(Pencil pencil, Rectangle2D area);
    }

    Board(Theme theme, LegendItemCollection legend, Pen pen) {
        this.theme = theme;
        this.legend = legend;
        this.pen = pen;
        setOutlineVisible(false);
    }

    @Override
    public String getPlotType() {
        return "board";
    }

    @Override
    public LegendItemCollection getLegendItems() {
        return legend;
    }

    @Override
    public void draw(
            Graphics2D g2,
            Rectangle2D area,
            @Nullable Point2D anchor,
            @Nullable PlotState parent,
            @Nullable PlotRenderingInfo info) {
        pen.draw(new Pencil(g2, theme), area);
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
