package buzzville.report.chart;

import buzzville.city.Run;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.IncidentSpec;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.TextAnchor;

/** What happened to the city, as shaded bands behind a chart over time; their names stand above the lines, row by row. */
final class IncidentBands {
    private static final int LONGEST = 30;
    /** Rows of names; those that find no place in them are bands without a name, and stand in the table of incidents. */
    private static final int MOST_ROWS = 7;
    /** Height of a row of names in pixels. */
    private static final int ROW = 21;

    /** Average width of a small letter as a share of the width of a plot. */
    private static final double LETTER = 7.7 / 1050;

    private static final BasicStroke EDGE =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10, new float[] {2, 3}, 0);

    private final List<Band> bands = new ArrayList<>();
    private final double end;
    private int rows;

    /** One incident, or the warm-up; nameless where there is no room. */
    private record Band(String name, double from, double until, int row, boolean toTheLeft) {}

    IncidentBands(Run run, ReportLanguage language) {
        this.end = run.summary().span().to();
        double[] taken = new double[MOST_ROWS];
        if (run.summary().span().from() > 0) {
            add(
                    language.choose("warm-up", "mise en route"),
                    0,
                    run.summary().span().from(),
                    taken);
        }
        run.summary().incidents().entrySet().stream()
                .sorted(Map.Entry.comparingByValue((a, b) -> Long.compare(a.from(), b.from())))
                .forEach(entry -> add(
                        name(run, entry.getKey(), language),
                        entry.getValue().from(),
                        Math.min(end, entry.getValue().until()),
                        taken));
    }

    /** What people call an incident. */
    static String name(Run run, String incident, ReportLanguage language) {
        IncidentSpec spec = run.scenario().incidents().get(incident);
        String label = spec == null || spec.label() == null ? "" : spec.label().in(language.code());
        return SafeText.line(label.isEmpty() ? incident : label, LONGEST);
    }

    private void add(String name, double from, double until, double[] taken) {
        double width = (name.length() + 1) * LETTER * end;
        boolean toTheLeft = from + width > end;
        double begin = toTheLeft ? Math.max(0, Math.max(from, until) - width) : from;
        int row = 0;
        while (row < MOST_ROWS && taken[row] > begin) {
            row++;
        }
        if (row < MOST_ROWS) {
            taken[row] = begin + width;
            rows = Math.max(rows, row + 1);
        }
        bands.add(new Band(row < MOST_ROWS ? name : "", from, until, row, toTheLeft));
    }

    /** What the names need above a plot, in pixels. */
    int height() {
        return rows * ROW;
    }

    /** Shades a plot. */
    void shade(XYPlot plot) {
        for (Band band : bands) {
            if (band.until() > band.from()) {
                IntervalMarker marker = new IntervalMarker(band.from(), band.until());
                marker.setPaint(new Color(0, 0, 0, 14));
                marker.setOutlinePaint(Theme.GREY);
                marker.setOutlineStroke(EDGE);
                marker.setAlpha(1);
                plot.addDomainMarker(marker, Layer.BACKGROUND);
            } else {
                plot.addDomainMarker(new ValueMarker(band.from(), Theme.GREY, EDGE), Layer.BACKGROUND);
            }
        }
    }

    /**
     * Writes the names into a plot.
     *
     * @param scale with room for them at its upper end
     * @param height of the plot in pixels, that room included
     */
    void name(XYPlot plot, Scale scale, double height, Theme theme) {
        double row = (scale.high() - scale.low()) * ROW / height;
        for (Band band : bands) {
            if (band.name().isEmpty()) {
                continue;
            }
            double y = scale.high() - (band.row() + 0.1) * row;
            double gap = end * 0.004;
            double x = band.toTheLeft() ? Math.min(end, Math.max(band.from(), band.until())) - gap : band.from() + gap;
            XYTextAnnotation text = new XYTextAnnotation(band.name(), x, y);
            text.setFont(theme.small());
            text.setPaint(Theme.GREY);
            text.setTextAnchor(band.toTheLeft() ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
            plot.addAnnotation(text, false);
        }
    }
}
