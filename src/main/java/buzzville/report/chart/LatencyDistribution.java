package buzzville.report.chart;

import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Tally;
import buzzville.report.text.Names;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/**
 * Which share of the messages offered was not delivered within a time, by priority: the complementary distribution, where a
 * lost or unfinished message never arrives. Over what was delivered alone, a system that loses a lot would look quick.
 */
final class LatencyDistribution {
    /** Shortest step that is drawn, as a share of an axis. */
    private static final double FINEST = 0.001;

    /** The share of messages that may be quicker than the beginning of the axis. */
    private static final double FASTEST = 0.01;

    private static final long SECOND = 1_000_000_000L;

    /** Smaller shares are below the end of the axis. */
    private static final double RAREST = 1e-4;

    private LatencyDistribution() {}

    static @Nullable Drawing draw(Scene scene) {
        Map<Priority, Tally> tallies = new EnumMap<>(Priority.class);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        boolean zeros = false;
        double rarest = 1;
        for (Priority priority : Priority.values()) {
            Tally tally = scene.liveTally(priority);
            LatencyHistogram latencies = tally.latency(Latency.END_TO_END);
            if (tally.offered() > 0) {
                tallies.put(priority, tally);
                long never = tally.offered() - tally.delivered();
                rarest = Math.min(rarest, (double) Math.max(1, never) / tally.offered());
                zeros |= latencies.zeros() > 0;
                most = Math.max(most, latencies.max());
                // the very quickest would only stretch the axis
                long quick = latencies.zeros()
                        + LatencyHistogram.rank(FASTEST, Math.max(1, latencies.count() - latencies.zeros()));
                least = latencies.count() > latencies.zeros() ? Math.min(least, latencies.valueAtRank(quick)) : least;
            }
        }
        if (most == 0) {
            return null;
        }
        Scale across = Scale.durations(least, most, zeros, scene.human());
        Scale up = Scale.shares(Math.max(RAREST, rarest), scene.human());
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(new ScaledAxis(scene.say("end-to-end latency", "latence de bout en bout"), across));
        plot.setRangeAxis(new ScaledAxis(
                scene.say("share of messages later than that", "part des messages arrivés plus tard"), up));
        LegendItemCollection legend = lines(scene, plot, tallies, across, up);
        Drawing drawing = scene.alone(
                new Scene.Words(
                        "latency-distribution",
                        scene.say(
                                "Which share of messages comes later than…",
                                "Quelle part des messages arrive plus tard que…"),
                        finding(scene, tallies),
                        scene.say(
                                "Lost and unfinished messages count as never arriving. Read p99 where a curve crosses 1%; a"
                                        + " curve that leaves the picture at the right shows there the share that never"
                                        + " came. "
                                        + (zeros
                                                ? "Both axes are logarithmic; what took no time stands at the left edge."
                                                : "Both axes are logarithmic."),
                                "Les messages perdus ou inachevés comptent comme n'arrivant jamais. On lit p99 là où une"
                                        + " courbe croise 1 % ; une courbe qui sort à droite montre là la part jamais"
                                        + " arrivée. "
                                        + (zeros
                                                ? "Les deux axes sont logarithmiques ; au bord gauche, ce qui n'a pris"
                                                        + " aucun temps."
                                                : "Les deux axes sont logarithmiques."))),
                plot,
                legend);
        plot.setDomainGridlinesVisible(true);
        plot.setDomainGridlinePaint(Theme.GRID);
        plot.setDomainGridlineStroke(plot.getRangeGridlineStroke());
        return drawing;
    }

    /** How many come within a second, and how many never. */
    private static String finding(Scene scene, Map<Priority, Tally> tallies) {
        Map<Priority, String> shares = new EnumMap<>(Priority.class);
        tallies.forEach((priority, tally) -> {
            long[] quick = {0};
            tally.latency(Latency.END_TO_END).forEachBucket((from, count) -> quick[0] += from <= SECOND ? count : 0);
            shares.put(priority, scene.share((double) quick[0] / tally.offered()));
        });
        return scene.say("There within 1 s: ", "Arrivés en moins de 1 s : ") + scene.each(shares) + "."
                + Remarks.lateReports(scene) + Remarks.leftOut(scene, true);
    }

    private static LegendItemCollection lines(
            Scene scene, XYPlot plot, Map<Priority, Tally> tallies, Scale across, Scale up) {
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        LegendItemCollection legend = new LegendItemCollection();
        tallies.forEach((priority, tally) -> {
            String name = Names.of(priority, scene.language());
            var stroke = Theme.stroke(priority);
            lines.look(data.getSeriesCount(), Theme.colour(priority), stroke);
            data.addSeries(name, curve(tally, across, up));
            legend.add(Lines.line(name, Theme.colour(priority), stroke));
        });
        plot.setDataset(data);
        plot.setRenderer(lines);
        return legend;
    }

    private static double[][] curve(Tally tally, Scale across, Scale up) {
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {across.low(), up.at(1)});
        double width = (across.high() - across.low()) * FINEST;
        double height = (up.high() - up.low()) * FINEST;
        long[] later = {tally.offered()};
        tally.latency(Latency.END_TO_END).forEachBucket((from, count) -> {
            later[0] -= count;
            double x = across.at(from);
            double y = up.at((double) later[0] / tally.offered());
            double[] last = points.get(points.size() - 1);
            if (last[1] > up.low() && (x - last[0] >= width || last[1] - y >= height)) {
                points.add(new double[] {x, last[1]});
                points.add(new double[] {x, y});
            }
        });
        double[] last = points.get(points.size() - 1);
        double never = (double) later[0] / tally.offered();
        points.add(new double[] {last[0], up.at(never)});
        if (up.at(never) > up.low()) {
            points.add(new double[] {across.high(), up.at(never)});
        }
        double[][] curve = new double[2][points.size()];
        for (int i = 0; i < points.size(); i++) {
            curve[0][i] = points.get(i)[0];
            curve[1][i] = points.get(i)[1];
        }
        return curve;
    }
}
