package buzzville.report.chart;

import buzzville.message.Priority;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
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
    /** For what is no priority; none of them is a priority's colour. */
    private static final List<Color> OTHERS = List.of(
            new Color(0x222222),
            new Color(0xAA4499),
            new Color(0x56B4E9),
            new Color(0x882255),
            new Color(0x999933),
            new Color(0x777777));

    static final Color INK = new Color(0x222222);
    static final Color GREY = new Color(0x666666);
    /** Behind text that lines may cross. */
    static final Color VEIL = new Color(255, 255, 255, 225);

    static final Color GRID = new Color(0xE2E2E2);

    private static final float[][] DASHES = {null, {9, 4}, {3, 3}, {10, 3, 2, 3}, {14, 5}, {2, 5}};

    /** What a chart leaves free at its sides, pixels. */
    static final int LEFT = 14;

    static final int RIGHT = 42;

    private static final int TITLE = 21;
    private static final int TEXT = 15;
    private static final int SMALL = 13;

    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private final Font plain;
    private final Font bold;

    Theme(Font plain, Font bold) {
        this.plain = plain;
        this.bold = bold;
    }

    Font heading() {
        return bold.deriveFont(Font.BOLD, SMALL);
    }

    Font text() {
        return plain.deriveFont((float) TEXT);
    }

    Font small() {
        return plain.deriveFont((float) SMALL);
    }

    /** How wide a text is in pixels. */
    static double width(String text, Font font) {
        return font.getStringBounds(text, METRICS).getWidth();
    }

    /** The colour of a priority, everywhere: of Okabe and Ito's palette, which colour-blind people tell apart. */
    static Color colour(Priority priority) {
        return switch (priority) {
            case CRITICAL -> new Color(0xD55E00);
            case HIGH -> new Color(0xE69F00);
            case NORMAL -> new Color(0x0072B2);
            case INFO -> new Color(0x009E73);
        };
    }

    /** The line of a priority: the most urgent is unbroken and widest. */
    static Stroke stroke(Priority priority) {
        return stroke(priority.ordinal(), priority == Priority.CRITICAL ? 3 : 2.4f);
    }

    /** The colour of the {@code index}th of several things that are no priorities. */
    static Color other(int index) {
        return OTHERS.get(index % OTHERS.size());
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

    /**
     * Sets a chart's own look.
     *
     * @param facts which run it is of
     * @param finding what there is to see, in a sentence; may be empty
     */
    void style(JFreeChart chart, String facts, String finding) {
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(14, LEFT, 10, RIGHT));
        chart.setTextAntiAlias(true);
        chart.getPlot().setInsets(RectangleInsets.ZERO_INSETS);
        TextTitle title = chart.getTitle();
        title.setFont(bold.deriveFont(Font.BOLD, TITLE));
        style(title, INK, 2);
        TextTitle run = new TextTitle(facts, small());
        style(run, GREY, 4);
        chart.addSubtitle(0, run);
        if (!finding.isEmpty()) {
            TextTitle sentence = new TextTitle(finding, text());
            style(sentence, INK, 6);
            chart.addSubtitle(1, sentence);
        }
        LegendTitle legend = chart.getLegend();
        if (legend != null) {
            legend.setPosition(RectangleEdge.TOP);
            legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
            legend.setItemFont(text());
            legend.setItemPaint(INK);
            legend.setFrame(BlockBorder.NONE);
            legend.setBackgroundPaint(null);
            legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 16));
            legend.setPadding(0, 0, 8, 0);
        }
    }

    private static void style(TextTitle title, Color colour, int below) {
        title.setPaint(colour);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setPadding(0, 4, below, 0);
        title.setExpandToFitSpace(true);
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
        axis.setLabelFont(small());
        axis.setLabelPaint(INK);
        axis.setTickLabelFont(text());
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(GREY);
        axis.setTickMarkPaint(GREY);
        axis.setLabelInsets(new RectangleInsets(4, 2, 4, 6));
    }
}
