package buzzville.report.chart;

import buzzville.city.GuestSummary;
import buzzville.city.Run;
import buzzville.city.RunSummary;
import buzzville.city.StageSeries;
import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.Span;
import buzzville.metric.Tally;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.Names;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.Label;
import buzzville.scenario.Scenario;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;

/** What all charts of one run have in common: the run, the language, the looks, the time along their axis. */
final class Scene {
    /** Left of all plots over time, pixels: the same, so that what is above each other on a page happened together. */
    private static final int AXIS = 134;
    /** Heights in pixels of one panel, of two and of more. */
    private static final int ALONE = 380;

    private static final int PAIR = 230;
    private static final int MANY = 130;
    /** What is free above the end of a scale, without and with a heading there. */
    private static final int HEADROOM = 8;

    private static final int HEADING = 28;
    private static final int GAP = 14;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_DESCRIPTION = 90;
    /** The finest step of a share in a sentence. */
    private static final double FINEST = 0.0001;

    /** Shares nearer to 0 or 1 than this are told more finely. */
    private static final double TAIL = 0.01;

    private static final int LONGEST_STRATEGY = 24;

    private final Run run;
    private final ReportLanguage language;
    private final Human human;
    private final Theme theme;
    private final IncidentStrip strip;
    private final Labels labels;

    Scene(Run run, ReportLanguage language, Theme theme) {
        this.run = run;
        this.language = language;
        this.human = new Human(language);
        this.theme = theme;
        this.labels = new Labels(run.scenario(), language);
        this.strip = new IncidentStrip(run, language, theme, Sheet.INNER - AXIS);
    }

    Run run() {
        return run;
    }

    ReportLanguage language() {
        return language;
    }

    /** What people call things of the scenario. */
    Labels labels() {
        return labels;
    }

    Human human() {
        return human;
    }

    /** What people call a stage, as long as there is room. */
    String place(StageSeries stage, int most) {
        return SafeText.line(Places.of(stage, run, language), most);
    }

    /** What people call the service that a stage is an instance of, or the broker that it is a partition of. */
    String kind(StageSeries stage, int most) {
        String kind = Crew.kind(stage);
        String name = kind.startsWith("/") ? say("broker", "courtier") : labels.service(kind);
        return SafeText.line(name, most);
    }

    /** Priorities and what there is to say of each, in a list. */
    String each(Map<Priority, String> facts) {
        StringJoiner list = new StringJoiner(", ");
        facts.forEach((priority, fact) -> list.add((Names.of(priority, language) + " " + fact).strip()));
        return list.toString();
    }

    /** What the services made of the messages of a priority in the measured time. */
    Tally tally(Priority priority) {
        return tally(run.summary(), priority, service -> true);
    }

    /** The same without those services that were handed what had happened before they came. */
    Tally liveTally(Priority priority) {
        return liveTally(run.summary(), priority);
    }

    static Tally liveTally(RunSummary summary, Priority priority) {
        return tally(summary, priority, service -> !hasReplays(service));
    }

    static Tally tally(RunSummary summary, Priority priority, Predicate<StageSummary> which) {
        Tally tally = new Tally(0, 1);
        summary.services().values().stream().filter(which).forEach(each -> tally.add(each.tally(priority)));
        return tally;
    }

    private static boolean hasReplays(StageSummary service) {
        GuestSummary guest = service.guest();
        return guest != null && guest.replayed() > 0;
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

    /** The words of a language. */
    record Words(String name, String title, String finding, String caption) {}

    /**
     * One of the plots above each other.
     *
     * @param scale of its figures
     * @param height in pixels, its heading included
     */
    record Panel(XYPlot plot, Scale scale, int height) {}

    /** Height in pixels of the scale of each of so many panels. */
    static int heightOf(int panels) {
        return panels == 1 ? ALONE : panels == 2 ? PAIR : MANY;
    }

    /** A panel over time. */
    Panel panel(String heading, String axis, Scale scale, int height) {
        int head = heading.isEmpty() ? HEADROOM : HEADING;
        XYPlot plot = new XYPlot();
        plot.setRangeAxis(new ScaledAxis(axis, scale.withRoom(head, height, List.of())));
        theme.style(plot);
        strip.shade(plot);
        if (!heading.isEmpty()) {
            plot.addAnnotation(new Sketch((g2, area, across, up) -> {
                double width = Theme.width(heading, theme.heading());
                g2.setPaint(Theme.VEIL);
                g2.fill(new Rectangle2D.Double(area.getX() + 1, area.getY() + 5, width + 6, HEADING - 9));
                g2.setFont(theme.heading());
                g2.setPaint(Theme.INK);
                g2.drawString(heading, (float) area.getX() + 4, (float) area.getY() + HEADING - 9);
            }));
        }
        return new Panel(plot, scale, height + head);
    }

    private static AxisSpace leftSpace() {
        AxisSpace space = new AxisSpace();
        space.setLeft(AXIS);
        return space;
    }

    /** Panels above each other along one axis of time, under the strip of what happened. */
    Drawing overTime(Words words, List<Panel> panels, LegendItemCollection legend) {
        Body body = body(panels, legend);
        return drawing(words, body.plot(), legend, body.height());
    }

    /**
     * Plots above each other.
     *
     * @param height of all of them, pixels
     */
    record Body(Stacked plot, int height) {}

    /** What a chart over time has between its title and its axis. */
    Body body(List<Panel> panels, LegendItemCollection legend) {
        ScaledAxis time = new ScaledAxis(say("simulated time", "temps simulé"), Scale.time(span().to(), human));
        theme.style(time);
        Stacked plot = new Stacked(time, AXIS);
        plot.setGap(GAP);
        plot.setOutlineVisible(false);
        int height = 0;
        if (strip.rows() > 0) {
            XYPlot events = new XYPlot();
            double rows = strip.rows();
            Scale.Tick name = new Scale.Tick(rows - 0.5, say("incidents", "incidents"));
            events.setRangeAxis(new ScaledAxis("", new Scale(0, rows, List.of(name), false)));
            theme.style(events);
            events.setRangeGridlinesVisible(false);
            strip.draw(events);
            plot.add(events, strip.rows() * IncidentStrip.ROW);
            height += strip.rows() * IncidentStrip.ROW + GAP;
        }
        for (Panel panel : panels) {
            plot.add(panel.plot(), panel.height());
            height += panel.height() + GAP;
        }
        plot.setFixedLegendItems(legend);
        return new Body(plot, height - GAP);
    }

    /** A plot with axes of its own. */
    Drawing alone(Words words, XYPlot plot, LegendItemCollection legend) {
        theme.style(plot);
        plot.setFixedRangeAxisSpace(leftSpace());
        plot.setFixedLegendItems(legend);
        return drawing(words, plot, legend, ALONE + MANY);
    }

    private Drawing drawing(Words words, XYPlot plot, LegendItemCollection legend, int plots) {
        String title = words.title() + say(" · strategy ", " · stratégie ") + strategy();
        return new Sheet(words.name(), title, facts(plot instanceof Stacked), words.finding(), words.caption())
                .drawing(theme, plot, legend, plots);
    }

    private String strategy() {
        return SafeText.line(run.summary().strategy(), LONGEST_STRATEGY);
    }

    /** Which run it is, and for charts over time how long a bucket is. */
    private String facts(boolean overTime) {
        StringJoiner facts = new StringJoiner("  ·  ");
        String about = about(run.scenario(), language);
        if (!about.isEmpty()) {
            facts.add(about);
        }
        facts.add(say("seed ", "graine ") + run.summary().seed());
        if (overTime) {
            String bucket = human.duration(Math.min(span().bucket(), span().to()));
            facts.add(say("each point: " + bucket, "chaque point : " + bucket));
        }
        return facts.toString();
    }

    /** What a scenario is called and what it says of itself, as long as there is room. */
    static String about(Scenario scenario, ReportLanguage language) {
        Label description = scenario.description();
        String name = scenario.name() == null ? "" : SafeText.line(scenario.name(), LONGEST_NAME);
        String what = description == null
                ? ""
                : SafeText.line(description.in(language.code()).strip(), LONGEST_DESCRIPTION);
        return name + (name.isEmpty() || what.isEmpty() ? "" : language.choose(": ", " : ")) + what;
    }

    /** A share in a sentence: no more digits than people take in. */
    String share(double share) {
        return share(share, language);
    }

    static String share(double share, ReportLanguage language) {
        Human human = new Human(language);
        if (share > 0 && share < FINEST) {
            return language.choose("under ", "moins de ") + human.percent(FINEST);
        } else if (share < 1 && share > 1 - FINEST) {
            return language.choose("over ", "plus de ") + human.percent(1 - FINEST);
        }
        double step = share < TAIL || share > 1 - TAIL ? FINEST : 10 * FINEST;
        return human.percent(Math.round(share / step) * step);
    }
}
