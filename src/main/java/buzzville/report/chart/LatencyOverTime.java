package buzzville.report.chart;

import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.report.text.Names;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/**
 * End-to-end latency of what occurred when, by priority: p50 and p99 of everything offered. A message that never arrives is
 * later than any other, so a line that reaches it leaves the scale at the top, where each priority has a row of its own.
 */
final class LatencyOverTime {
    /** The share of buckets with a figure from which on a line joins them. */
    private static final double ENOUGH = 0.8;

    /** Pixels of a row of what was not delivered, and around them. */
    private static final int ROW = 11;

    private static final int MARGIN = 13;
    /** How much lighter the line under a dot is, its width, and half the width of its foot in pixels. */
    private static final double PALE = 0.5;

    private static final BasicStroke STEM = new BasicStroke(1);
    private static final double FOOT = 3;
    private static final Color BAND = new Color(0xF6EEEE);

    private final Scene scene;
    private final Map<Priority, Arrivals> arrivals = new EnumMap<>(Priority.class);
    private final List<Priority> losers = new ArrayList<>();
    private final int height = Scene.heightOf(1);

    private LatencyOverTime(Scene scene) {
        this.scene = scene;
        for (Priority priority : Priority.values()) {
            Arrivals of = Arrivals.of(scene.run(), priority);
            if (of.any()) {
                arrivals.put(priority, of);
                if (of.anyMissing()) {
                    losers.add(priority);
                }
            }
        }
    }

    static @Nullable Drawing draw(Scene scene) {
        LatencyOverTime chart = new LatencyOverTime(scene);
        return chart.arrivals.values().stream().anyMatch(of -> of.most() >= 0) ? chart.draw() : null;
    }

    private Drawing draw() {
        Scale scale = scale();
        Scene.Panel panel =
                scene.panel("", scene.say("end-to-end latency", "latence de bout en bout"), roomy(scale), height);
        band(panel, scale);
        LegendItemCollection legend = lines(panel, scale);
        return scene.overTime(
                new Scene.Words(
                        "latency-over-time",
                        scene.say("How late messages are", "Retard des messages"),
                        finding(),
                        caption(scale)),
                List.of(panel),
                legend);
    }

    private String caption(Scale scale) {
        boolean zeros = scale.ticks().get(0).label().equals("0");
        return scene.say(
                "Each point is of what occurred in its bucket, at all services: thick, all but 1 of 100 are quicker (p99);"
                        + " thin, half are (p50); where messages are too few for a line, a dot is the slowest and a thin"
                        + " line goes down from it to where half have arrived. What was not delivered by the end of the"
                        + " run is later than everything: a line that meets it goes to its row at the top, and a cross"
                        + " there marks a bucket that lost fewer. "
                        + (zeros
                                ? "The axis is logarithmic; what took no time stands at its foot."
                                : "The axis is logarithmic.")
                        + " Look for how far apart the priorities come during the incidents, and for how long they"
                        + " stay up.",
                "Chaque point concerne ce qui s'est produit dans sa tranche, tous services confondus : en trait épais,"
                        + " tous sauf 1 sur 100 sont plus rapides (p99) ; en trait fin, la moitié (p50) ; là où les messages"
                        + " sont trop rares pour un trait, un point pour le plus lent, d'où un trait fin descend jusqu'à"
                        + " l'arrivée de la moitié. Ce qui n'est pas livré à la fin est plus tardif que tout : un trait"
                        + " qui l'atteint monte à sa ligne en haut, et une croix y marque une tranche qui en perd moins. "
                        + (zeros
                                ? "L'axe est logarithmique ; à son pied, ce qui n'a pris aucun temps."
                                : "L'axe est logarithmique.")
                        + " À voir : l'écart entre priorités pendant les incidents, et combien de temps elles restent en"
                        + " haut.");
    }

    private Scale scale() {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        boolean zeros = false;
        for (Arrivals of : arrivals.values()) {
            least = Math.min(least, of.least());
            most = Math.max(most, of.most());
            zeros |= of.zeros();
        }
        return Scale.durations(Math.min(least, Math.max(1, most)), most, zeros, scene.human());
    }

    /** With rows above the scale for what was not delivered. */
    private Scale roomy(Scale scale) {
        if (losers.isEmpty()) {
            return scale;
        }
        double room = 2 * MARGIN + losers.size() * ROW;
        double middle = scale.above(room / 2, height);
        return scale.withRoom(room, height, List.of(new Scale.Tick(middle, scene.say("not delivered", "non livrés"))));
    }

    /** Where a priority's row is. */
    private double row(Scale scale, Priority priority) {
        int place = losers.size() - 1 - losers.indexOf(priority);
        return scale.above(MARGIN + (place + 0.5) * ROW, height);
    }

    private void band(Scene.Panel panel, Scale scale) {
        if (losers.isEmpty()) {
            return;
        }
        double[] times = scene.times();
        double room = scale.above(2.0 * MARGIN + losers.size() * ROW, height);
        var marker = new org.jfree.chart.plot.IntervalMarker(scale.high(), room);
        marker.setPaint(BAND);
        marker.setAlpha(1);
        marker.setOutlinePaint(null);
        panel.plot().addRangeMarker(marker, Layer.BACKGROUND);
        panel.plot().addAnnotation(new Sketch((g2, area, across, up) -> {
            g2.setStroke(Lines.CROSS_STROKE);
            for (Priority priority : losers) {
                Arrivals of = arrivals.get(priority);
                double y = up.applyAsDouble(row(scale, priority));
                g2.setPaint(Theme.colour(priority));
                for (int i = 0; of != null && i < times.length; i++) {
                    if (of.missing(i) && Double.isFinite(of.high(i))) {
                        double x = across.applyAsDouble(times[i]);
                        g2.translate(x, y);
                        g2.draw(Lines.CROSS);
                        g2.translate(-x, -y);
                    }
                }
            }
        }));
    }

    private LegendItemCollection lines(Scene.Panel panel, Scale scale) {
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        LegendItemCollection legend = new LegendItemCollection();
        double[] times = scene.times();
        arrivals.forEach((priority, of) -> {
            double[] high = new double[times.length];
            double[] low = new double[times.length];
            for (int i = 0; i < times.length; i++) {
                high[i] = at(scale, priority, of.high(i));
                low[i] = at(scale, priority, of.low(i));
            }
            String name = Names.of(priority, scene.language());
            Color colour = Theme.colour(priority);
            if (!isLine(of)) {
                lines.dots(data.getSeriesCount(), colour);
                data.addSeries(name, new double[][] {times, high});
                lines.addAnnotation(stems(scale, priority, of), Layer.BACKGROUND);
                legend.add(Lines.dot(
                        name + scene.say(": slowest, and down to half", " : le plus lent, et jusqu'à la moitié"),
                        colour));
                return;
            }
            lines.look(data.getSeriesCount(), colour, Theme.stroke(priority));
            data.addSeries(name + " p99", new double[][] {times, high});
            lines.look(data.getSeriesCount(), colour, Theme.stroke(priority.ordinal(), 1.1f));
            data.addSeries(name + " p50", new double[][] {times, low});
            legend.add(Lines.line(name, colour, Theme.stroke(priority)));
        });
        if (IntStream.range(0, data.getSeriesCount()).anyMatch(lines::isLine)) {
            legend.add(Lines.line(
                    scene.say("p99: 99 of 100 are quicker", "p99 : 99 sur 100 plus rapides"),
                    Theme.GREY,
                    new BasicStroke(2.6f)));
            legend.add(
                    Lines.line(scene.say("p50: half are quicker", "p50 : la moitié"), Theme.GREY, new BasicStroke(1)));
        }
        if (!losers.isEmpty()) {
            legend.add(Lines.cross(scene.say("some not delivered", "certains non livrés"), Theme.GREY));
        }
        panel.plot().setDataset(data);
        panel.plot().setRenderer(lines);
        return legend;
    }

    private double at(Scale scale, Priority priority, double nanos) {
        return nanos == Double.POSITIVE_INFINITY ? row(scale, priority) : scale.at(nanos);
    }

    /** What the broker made them wait, the worst bucket of each priority, and what of it no design could mend. */
    private String finding() {
        Map<Priority, String> late = new EnumMap<>(Priority.class);
        Map<Priority, String> slowest = new EnumMap<>(Priority.class);
        Map<Priority, String> never = new EnumMap<>(Priority.class);
        arrivals.forEach((priority, of) -> {
            if (of.anyNever()) {
                never.put(priority, "");
            } else {
                (isLine(of) ? late : slowest).put(priority, scene.human().duration(of.most()));
            }
        });
        StringJoiner text = new StringJoiner(" ");
        say(text, scene.say("Longest wait at the broker: ", "Plus longue attente au courtier : "), atTheBroker());
        say(text, scene.say("The slowest of all: ", "Le plus lent de tous : "), slowest);
        say(text, scene.say("p99 at the worst moment: ", "p99 au pire moment : "), late);
        say(
                text,
                scene.say(
                        "More than 1 of 100 not delivered at some moment: ",
                        "Plus de 1 sur 100 non livrés à un moment : "),
                never);
        return text + Remarks.lateReports(scene) + Remarks.leftOut(scene, false);
    }

    private void say(StringJoiner text, String what, Map<Priority, String> facts) {
        if (!facts.isEmpty()) {
            text.add(what + scene.each(facts) + ".");
        }
    }

    /** The longest waits in the broker's own queue; empty if nothing waits there. */
    private Map<Priority, String> atTheBroker() {
        Map<Priority, String> waits = new EnumMap<>(Priority.class);
        long longest = 0;
        for (Priority priority : arrivals.keySet()) {
            long wait = scene.run()
                    .summary()
                    .broker()
                    .tally(priority)
                    .latency(Latency.WAIT)
                    .max();
            longest = Math.max(longest, wait);
            waits.put(priority, scene.human().duration(wait));
        }
        return longest == 0 ? Map.of() : waits;
    }

    private boolean isLine(Arrivals of) {
        return of.known() >= scene.span().buckets() * ENOUGH;
    }

    /** From the slowest of a bucket down to where half of its messages are there. */
    private Sketch stems(Scale scale, Priority priority, Arrivals of) {
        double[] times = scene.times();
        return new Sketch((g2, area, across, up) -> {
            g2.setPaint(Theme.lighter(Theme.colour(priority), PALE));
            g2.setStroke(STEM);
            for (int i = 0; i < times.length; i++) {
                if (!Double.isNaN(of.high(i))) {
                    double x = across.applyAsDouble(times[i]);
                    double y = up.applyAsDouble(at(scale, priority, of.low(i)));
                    g2.draw(new Line2D.Double(x, up.applyAsDouble(at(scale, priority, of.high(i))), x, y));
                    g2.draw(new Line2D.Double(x - FOOT, y, x + FOOT, y));
                }
            }
        });
    }
}
