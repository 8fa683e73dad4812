package buzzville.report.chart;

import buzzville.city.Run;
import buzzville.metric.Span;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;

/** What all charts of one run have in common: the run, the language, the looks, the time along their axis. */
final class Scene {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 675;
    /** What titles, legend and the axis take of the height. */
    private static final int AROUND = 165;

    private static final int PANEL = 165;
    private static final int GAP = 16;
    private static final int LONGEST_NAME = 60;

    private final Run run;
    private final ReportLanguage language;
    private final Human human;
    private final Theme theme;
    private final IncidentBands bands;

    Scene(Run run, ReportLanguage language, Theme theme) {
        this.run = run;
        this.language = language;
        this.human = new Human(language);
        this.theme = theme;
        this.bands = new IncidentBands(run, language);
    }

    Run run() {
        return run;
    }

    ReportLanguage language() {
        return language;
    }

    Human human() {
        return human;
    }

    String say(String english, String french) {
        return language.choose(english, french);
    }

    Span span() {
        return run.summary().span();
    }

    /** The middle of each bucket, nanoseconds. */
    double[] times() {
        double[] times = new double[span().buckets()];
        for (int i = 0; i < times.length; i++) {
            times[i] = from(i) + seconds(i) * 0.5e9;
        }
        return times;
    }

    /** Where a bucket begins, nanoseconds. */
    long from(int bucket) {
        return bucket * span().bucket();
    }

    /** How long a bucket is, seconds; the last one may be shorter. */
    double seconds(int bucket) {
        return (Math.min(from(bucket) + span().bucket(), span().to()) - from(bucket)) / 1e9;
    }

    /** A panel over time: its scale, once incidents have room above it, is that of its range axis. */
    Panel panel(String label, Scale scale, int panels, int index) {
        int height = panelHeight(panels);
        Scale roomy = index == 0 ? scale.withRoom((double) bands.height() / height) : scale;
        XYPlot plot = new XYPlot();
        plot.setRangeAxis(new ScaledAxis(label, roomy));
        theme.style(plot);
        bands.shade(plot);
        if (index == 0) {
            bands.name(plot, roomy, height + bands.height(), theme);
        }
        return new Panel(plot, scale);
    }

    /**
     * One of the plots above each other.
     *
     * @param scale of its figures
     */
    record Panel(XYPlot plot, Scale scale) {}

    /** Height of a panel in pixels, without the room for names that the first one has. */
    private int panelHeight(int panels) {
        int usual = (HEIGHT - AROUND - bands.height() - (panels - 1) * GAP) / panels;
        return Math.max(usual, panels == 1 ? 2 * PANEL : PANEL);
    }

    private int height(int panels) {
        return AROUND + bands.height() + panels * panelHeight(panels) + (panels - 1) * GAP;
    }

    /** Panels above each other along one axis of time. */
    Drawing overTime(String name, String title, String caption, List<Panel> panels, LegendItemCollection legend) {
        long end = span().to();
        String unit = Scale.timeUnit(end);
        String label = say("simulated time", "temps simulé") + " (" + (unit.equals("d") ? say("d", "j") : unit) + ")";
        ScaledAxis time = new ScaledAxis(label, Scale.time(end));
        theme.style(time);
        CombinedDomainXYPlot plot = new CombinedDomainXYPlot(time);
        plot.setGap(GAP);
        plot.setOutlineVisible(false);
        for (int i = 0; i < panels.size(); i++) {
            int room = i == 0 ? bands.height() : 0;
            plot.add(panels.get(i).plot(), panelHeight(panels.size()) + room);
        }
        plot.setFixedLegendItems(legend);
        return drawing(name, title, caption, plot, height(panels.size()));
    }

    /** A plot with axes of its own. */
    Drawing alone(String name, String title, String caption, XYPlot plot, LegendItemCollection legend) {
        theme.style(plot);
        plot.setFixedLegendItems(legend);
        return drawing(name, title, caption, plot, HEIGHT);
    }

    private Drawing drawing(String name, String title, String caption, XYPlot plot, int height) {
        JFreeChart chart =
                new JFreeChart(title, theme.text(), plot, plot.getLegendItems().getItemCount() > 0);
        theme.style(chart, subtitle());
        return new Drawing(name, title, caption, chart, WIDTH, height);
    }

    private String subtitle() {
        String name = run.scenario().name() == null
                ? ""
                : SafeText.line(run.scenario().name(), LONGEST_NAME) + "  ·  ";
        return name
                + say("strategy ", "stratégie ")
                + SafeText.line(run.summary().strategy(), LONGEST_NAME)
                + "  ·  "
                + say("seed ", "graine ")
                + run.summary().seed();
    }
}
