package buzzville.report.chart;

import buzzville.experiment.comparison.Contender;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Tally;
import buzzville.report.text.Names;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jspecify.annotations.Nullable;

/**
 * Which share of the messages offered was not delivered within a time, strategies laid over each other: of the most urgent
 * priority and of all. What was never delivered is later than everything, so a curve ends at its share.
 */
final class LatencyComparison {
    private static final int HEIGHT = 400;
    private static final int HEAD = 24;
    private static final int FOOT = 44;
    private static final double LEFT = 70;
    private static final double BETWEEN = 84;
    /** Pixels between two markers of a curve. */
    private static final double STRIDE = 130;

    /** The share of messages that may be quicker than the beginning of the axis. */
    private static final double FASTEST = 0.01;

    /** Smaller shares are below the end of the axis. */
    private static final double RAREST = 1e-4;

    /** Curves lie upon each other above this share, and markers would too. */
    private static final double CROWDED = 0.985;

    private static final double SECOND = 1e9;

    private LatencyComparison() {}

    /**
     * One of the two plots.
     *
     * @param curves one for each strategy, in their order
     */
    record Panel(String heading, Scale across, Scale up, List<Curve> curves) {}

    /**
     * A curve.
     *
     * @param later figures of {@code times}: the share of all offered that is later than that; falls
     * @param times nanoseconds, rising
     * @param never the share that was never delivered; NaN if nothing was offered
     */
    record Curve(double[] times, double[] later, double never) {
        /** The share that was not there within so many nanoseconds. */
        double at(double nanos) {
            double share = 1;
            for (int i = 0; i < times.length && times[i] <= nanos; i++) {
                share = later[i];
            }
            return share;
        }
    }

    static @Nullable Drawing draw(Lineup lineup) {
        List<Panel> panels = panels(lineup);
        if (panels.isEmpty()) {
            return null;
        }
        LegendItemCollection legend = lineup.legend();
        Panel urgent = panels.get(0);
        return lineup.drawing(
                new Scene.Words(
                        "latencies",
                        lineup.say("Which share comes later than…", "Quelle part arrive plus tard que…"),
                        lineup.say(
                                        "Not there within 1 s, " + urgent.heading() + ": ",
                                        "Pas là en 1 s, " + urgent.heading() + " : ")
                                + lineup.each(contender -> late(lineup, urgent, contender)) + "."
                                + Remarks.lateReports(lineup.scene()),
                        lineup.say(
                                "Both axes are logarithmic, and lower is better. Of all messages offered in all"
                                        + " replications; what was lost, merged or unfinished counts as never arriving, so a"
                                        + " curve that leaves the picture at the right shows there the share that never came."
                                        + " Read p99 where a curve crosses 1%.",
                                "Les deux axes sont logarithmiques ; plus bas, c'est mieux. Sur tous les messages offerts de"
                                        + " toutes les réplications ; ce qui est perdu, fusionné ou inachevé compte comme"
                                        + " n'arrivant jamais : une courbe qui sort à droite montre là la part jamais arrivée."
                                        + " On lit p99 là où une courbe croise 1 %.")),
                new Board(lineup.theme(), legend, (pencil, area) -> draw(lineup, panels, pencil, area)),
                legend,
                HEIGHT);
    }

    private static String late(Lineup lineup, Panel panel, Contender contender) {
        Curve curve = panel.curves().get(lineup.contenders().indexOf(contender));
        return Double.isNaN(curve.never()) ? "" : Scene.share(curve.at(SECOND), lineup.language());
    }

    /** What is drawn: the most urgent priority, and all messages if there are others. */
    static List<Panel> panels(Lineup lineup) {
        Priority urgent = lineup.mostUrgent();
        if (urgent == null) {
            return List.of();
        }
        List<Panel> panels = new ArrayList<>();
        add(panels, lineup, urgent, Names.of(urgent, lineup.language()));
        boolean others = lineup.contenders().stream()
                .anyMatch(contender -> Lineup.liveTally(contender, null).offered()
                        > Lineup.liveTally(contender, urgent).offered());
        if (others) {
            add(panels, lineup, null, lineup.say("all messages", "tous les messages"));
        }
        return panels;
    }

    private static void add(List<Panel> panels, Lineup lineup, @Nullable Priority priority, String heading) {
        List<Curve> curves = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        boolean zeros = false;
        double rarest = 1;
        for (Contender contender : lineup.contenders()) {
            Tally tally = Lineup.liveTally(contender, priority);
            LatencyHistogram latencies = tally.latency(Latency.END_TO_END);
            curves.add(curve(tally, latencies));
            if (tally.offered() > 0) {
                long never = tally.offered() - tally.delivered();
                rarest = Math.min(rarest, (double) Math.max(1, never) / tally.offered());
                zeros |= latencies.zeros() > 0;
                most = Math.max(most, latencies.max());
                long positive = latencies.count() - latencies.zeros();
                // the very quickest would only stretch the axis
                long quick = latencies.zeros() + LatencyHistogram.rank(FASTEST, Math.max(1, positive));
                least = positive > 0 ? Math.min(least, latencies.valueAtRank(quick)) : least;
            }
        }
        if (most > 0) {
            panels.add(new Panel(
                    heading,
                    Scale.durations(least, most, zeros, lineup.human()),
                    Scale.shares(Math.max(RAREST, rarest), lineup.human()),
                    curves));
        }
    }

    private static Curve curve(Tally tally, LatencyHistogram latencies) {
        List<double[]> points = new ArrayList<>();
        long[] later = {tally.offered()};
        latencies.forEachBucket((from, count) -> {
            later[0] -= count;
            points.add(new double[] {from, (double) later[0] / tally.offered()});
        });
        return new Curve(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray(),
                (double) later[0] / tally.offered());
    }

    private static void draw(Lineup lineup, List<Panel> panels, Pencil pencil, Rectangle2D area) {
        Theme theme = lineup.theme();
        double width = (area.getWidth() - LEFT - (panels.size() - 1) * BETWEEN) / panels.size();
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            double x = area.getX() + LEFT + i * (width + BETWEEN);
            double top = area.getY() + HEAD;
            double bottom = area.getY() + HEIGHT - FOOT;
            Rectangle2D plot = new Rectangle2D.Double(x, top, width, bottom - top);
            Ruler across = new Ruler(panel.across(), x, x + width);
            Ruler up = new Ruler(panel.up(), bottom, top);
            pencil.text(panel.heading(), x, top - 14, theme.heading(), Theme.INK);
            pencil.gridAcross(across, top, bottom);
            pencil.beside(up, x, x + width);
            pencil.below(across, bottom);
            pencil.around(
                    lineup.say("end-to-end latency", "latence de bout en bout"),
                    x + width / 2,
                    bottom + 34,
                    theme.small(),
                    Theme.INK);
            if (i == 0) {
                pencil.upwards(
                        lineup.say("share later than that", "part plus tardive"),
                        area.getX() + 6,
                        (top + bottom) / 2,
                        theme.small(),
                        Theme.INK);
            }
            Shape before = pencil.within(new Rectangle2D.Double(x, top - 8, width + 8, bottom - top + 8));
            for (int k = 0; k < panel.curves().size(); k++) {
                draw(pencil, panel.curves().get(k), lineup.look(k), k, across, up, plot);
            }
            pencil.whole(before);
        }
    }

    private static void draw(
            Pencil pencil, Curve curve, Look look, int index, Ruler across, Ruler up, Rectangle2D plot) {
        if (Double.isNaN(curve.never())) {
            return;
        }
        Path2D path = new Path2D.Double();
        double x = across.from();
        double y = up.at(1);
        path.moveTo(x, y);
        for (int i = 0; i < curve.times().length; i++) {
            double nextX = Math.max(x, across.within(curve.times()[i]));
            double nextY = height(curve.later()[i], up);
            boolean last = i == curve.times().length - 1;
            if (nextX - x >= 1 || nextY - y >= 1 || last) {
                path.lineTo(nextX, y);
                path.lineTo(nextX, nextY);
                x = nextX;
                y = nextY;
            }
        }
        if (curve.never() > 0) {
            path.lineTo(across.to(), y);
        }
        pencil.path(path, look.colour(), look.stroke());
        double offset = (index % 6 + 0.5) / 6 * STRIDE;
        for (double at = across.from() + offset; at < across.to(); at += STRIDE) {
            double share = curve.at(unscaled(across, at));
            double middle = height(share, up);
            if (0 < share && share < CROWDED && middle <= plot.getMaxY()) {
                pencil.mark(look.marker(), look.hollow(), at, middle, look.colour());
            }
        }
    }

    private static double height(double share, Ruler up) {
        // below the axis there is nothing to see
        return share <= 0 || StrictMath.log10(share) < up.scale().low() ? up.from() + 20 : up.at(share);
    }

    private static double unscaled(Ruler across, double pixel) {
        Scale scale = across.scale();
        double at =
                scale.low() + (pixel - across.from()) / (across.to() - across.from()) * (scale.high() - scale.low());
        return StrictMath.pow(10, at);
    }
}
