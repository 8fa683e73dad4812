package buzzville.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/** Lines with gaps where there is no figure; a figure between two gaps is a dot, or it would not be seen. */
final class Lines extends XYLineAndShapeRenderer {
    private static final Shape DOT = new Ellipse2D.Double(-3.3, -3.3, 6.6, 6.6);
    private static final Shape SAMPLE = new Line2D.Double(-20, 0, 20, 0);
    private static final Shape BOX = new Rectangle2D.Double(-8, -6, 16, 12);
    /** Half the width of {@link #CROSS}, pixels. */
    private static final double ARM = 3;

    static final Shape CROSS = cross();
    static final BasicStroke CROSS_STROKE = new BasicStroke(1.6f);
    private static final BasicStroke THIN = new BasicStroke(1);

    private final transient XYDataset data;

    Lines(XYDataset data) {
        super(true, true);
        this.data = data;
        setDrawSeriesLineAsPath(true);
        setDefaultShape(DOT);
        setAutoPopulateSeriesShape(false);
        setDefaultCreateEntities(false);
    }

    private static Shape cross() {
        Path2D path = new Path2D.Double();
        path.moveTo(-ARM, -ARM);
        path.lineTo(ARM, ARM);
        path.moveTo(-ARM, ARM);
        path.lineTo(ARM, -ARM);
        return path;
    }

    void look(int series, Color colour, Stroke stroke) {
        setSeriesPaint(series, colour);
        setSeriesStroke(series, stroke);
        setSeriesShape(series, DOT);
    }

    /** Shows a series by its figures alone, for there are too few of them to join. */
    void dots(int series, Color colour) {
        setSeriesPaint(series, colour);
        setSeriesShape(series, DOT);
        setSeriesLinesVisible(series, false);
    }

    /** Whether a series is joined by a line. */
    boolean isLine(int series) {
        return !Boolean.FALSE.equals(getSeriesLinesVisible(series));
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        if (!isLine(series)) {
            return isKnown(series, item);
        }
        return isKnown(series, item) && !isKnown(series, item - 1) && !isKnown(series, item + 1);
    }

    private boolean isKnown(int series, int item) {
        return 0 <= item && item < data.getItemCount(series) && !Double.isNaN(data.getYValue(series, item));
    }

    static LegendItem line(String label, Color colour, Stroke stroke) {
        LegendItem item = new LegendItem(label, null, null, null, SAMPLE, stroke, colour);
        item.setLine(SAMPLE);
        item.setLineVisible(true);
        item.setLineStroke(stroke);
        item.setLinePaint(colour);
        item.setShapeVisible(false);
        return item;
    }

    static LegendItem dot(String label, Color colour) {
        return new LegendItem(label, null, null, null, DOT, colour);
    }

    static LegendItem cross(String label, Color colour) {
        LegendItem item = new LegendItem(label, null, null, null, CROSS, THIN, colour);
        item.setLine(CROSS);
        item.setLineVisible(true);
        item.setLineStroke(CROSS_STROKE);
        item.setLinePaint(colour);
        item.setShapeVisible(false);
        return item;
    }

    static LegendItem box(String label, Color colour) {
        return new LegendItem(label, null, null, null, BOX, colour, THIN, Theme.GREY);
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
