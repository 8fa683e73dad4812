package buzzville.report.chart;

import buzzville.message.Priority;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** How charts look: colours, dashes, type. */
final class Theme {
    /** Okabe and Ito's palette without its yellow, which vanishes on white; the blue and the vermilion first. */
    static final List<Color> PALETTE = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9));

    static final Color INK = new Color(0x222222);
    static final Color GREY = new Color(0x666666);
    static final Color GRID = new Color(0xE2E2E2);

    private static final float[][] DASHES = {null, {9, 4}, {3, 3}, {10, 3, 2, 3}, {14, 5}, {2, 5}};

    private static final int TITLE = 21;
    private static final int TEXT = 15;
    private static final int SMALL = 13;

    private final Font plain;
    private final Font bold;

    Theme(Font plain, Font bold) {
        this.plain = plain;
        this.bold = bold;
    }

    Font text() {
        return plain.deriveFont((float) TEXT);
    }

    Font small() {
        return plain.deriveFont((float) SMALL);
    }

    static Color colour(Priority priority) {
        return switch (priority) {
            case CRITICAL -> new Color(0xD55E00);
            case HIGH -> new Color(0xE69F00);
            case NORMAL -> new Color(0x0072B2);
            case INFO -> new Color(0x009E73);
        };
    }

    /** The colour of the {@code index}th of several things. */
    static Color colour(int index) {
        return PALETTE.get(index % PALETTE.size());
    }

    /** The colour, this much of the way to white. */
    static Color lighter(Color colour, double share) {
        return new Color(
                towardsWhite(colour.getRed(), share),
                towardsWhite(colour.getGreen(), share),
                towardsWhite(colour.getBlue(), share));
    }

    private static int towardsWhite(int part, double share) {
        return (int) Math.round(part + (255 - part) * share);
    }

    /** The line of the {@code index}th of several things. */
    static Stroke stroke(int index, float width) {
        float[] dash = DASHES[index % DASHES.length];
        return dash == null
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    void style(JFreeChart chart, String subtitle) {
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(14, 14, 10, 34));
        chart.setTextAntiAlias(true);
        TextTitle title = chart.getTitle();
        title.setFont(bold.deriveFont(Font.BOLD, TITLE));
        title.setPaint(INK);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setPadding(0, 4, 2, 0);
        title.setExpandToFitSpace(true);
        TextTitle below = new TextTitle(subtitle, small());
        below.setPaint(GREY);
        below.setHorizontalAlignment(HorizontalAlignment.LEFT);
        below.setTextAlignment(HorizontalAlignment.LEFT);
        below.setPadding(0, 4, 6, 0);
        below.setExpandToFitSpace(true);
        chart.addSubtitle(0, below);
        LegendTitle legend = chart.getLegend();
        if (legend != null) {
            legend.setPosition(RectangleEdge.TOP);
            legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
            legend.setItemFont(text());
            legend.setItemPaint(INK);
            legend.setFrame(BlockBorder.NONE);
            legend.setBackgroundPaint(null);
            legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 18));
            legend.setPadding(0, 0, 4, 0);
        }
    }

    void style(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        if (plot.getRangeAxis() != null) {
            style(plot.getRangeAxis());
            plot.getRangeAxis().setAxisLineVisible(false);
            plot.getRangeAxis().setTickMarksVisible(false);
        }
        if (plot.getDomainAxis() != null) {
            style(plot.getDomainAxis());
        }
    }

    void style(ValueAxis axis) {
        axis.setLabelFont(text());
        axis.setLabelPaint(INK);
        axis.setTickLabelFont(text());
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(GREY);
        axis.setTickMarkPaint(GREY);
        axis.setLabelInsets(new RectangleInsets(4, 4, 4, 6));
    }
}
