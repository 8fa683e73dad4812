package buzzville.report.chart;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;

/**
 * What stands around the plots of a chart: its title, which run or comparison it is of, what there is to see, the legend.
 *
 * @param name of its files, without an ending
 * @param title what it shows
 * @param facts what it was made from
 * @param finding what there is to see, in a sentence; may be empty
 * @param caption what to look at
 */
record Sheet(String name, String title, String facts, String finding, String caption) {
    /** Pixels; the same for all charts. */
    static final int WIDTH = 1200;

    /** What is left of it between the margins. */
    static final int INNER = WIDTH - Theme.LEFT - Theme.RIGHT;

    /** What title and facts take of the height, and the axis below plots that do not draw their own. */
    private static final int AROUND = 80;

    private static final int AXIS = 48;

    private static final int LINE = 19;
    private static final int LEGEND = 26;
    /** What a legend's symbol and its margins take of the width. */
    private static final int SYMBOL = 68;

    /**
     * The chart, as high as it has to be.
     *
     * @param plots the height of its plots, pixels
     */
    Drawing drawing(Theme theme, Plot plot, LegendItemCollection legend, int plots) {
        JFreeChart chart = new JFreeChart(title, theme.text(), plot, legend.getItemCount() > 0);
        theme.style(chart, facts, finding);
        double text = INNER - 10;
        int sentences = finding.isEmpty() ? 0 : lines(finding, text, theme);
        int axis = plot instanceof Board ? 0 : AXIS;
        int height = AROUND + axis + plots + LINE * sentences + LEGEND * legendLines(legend, text, theme);
        return new Drawing(name, title, caption, chart, WIDTH, height);
    }

    private static int lines(String sentence, double width, Theme theme) {
        return (int) Math.ceil(Theme.width(sentence, theme.text()) / width);
    }

    private static int legendLines(LegendItemCollection legend, double width, Theme theme) {
        int lines = legend.getItemCount() == 0 ? 0 : 1;
        double x = 0;
        for (int i = 0; i < legend.getItemCount(); i++) {
            double item = SYMBOL + Theme.width(legend.get(i).getLabel(), theme.text());
            if (x > 0 && x + item > width) {
                lines++;
                x = 0;
            }
            x += item;
        }
        return lines;
    }
}
