package buzzville.report.chart;

import buzzville.message.Priority;
import buzzville.metric.LatencySeries;
import buzzville.report.text.Names;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** End-to-end latency of what occurred when, by priority: p50 and p99. */
final class LatencyOverTime {
    /** The share of buckets with a figure from which on a line joins them. */
    private static final double ENOUGH = 0.8;

    private LatencyOverTime() {}

    static @Nullable Drawing draw(Scene scene) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        boolean zeros = false;
        int buckets = scene.span().buckets();
        for (Priority priority : Priority.values()) {
            LatencySeries series = scene.run().ledger().endToEnd(priority);
            for (int i = 0; i < buckets; i++) {
                double low = series.percentile(i, 0.5);
                double high = series.percentile(i, 0.99);
                zeros |= low == 0;
                least = low > 0 ? Math.min(least, low) : high > 0 ? Math.min(least, high) : least;
                most = high > 0 ? Math.max(most, high) : most;
            }
        }
        if (most == 0) {
            return null;
        }
        Scale scale = Scale.durations(least, most, zeros, scene.human());
        Scene.Panel panel = scene.panel(scene.say("end-to-end latency", "latence de bout en bout"), scale, 1, 0);
        LegendItemCollection legend = lines(scene, panel);
        return scene.overTime(
                "latency-over-time",
                scene.say(
                        "How late messages are, by when they occurred: p99 thick, p50 thin",
                        "Retard des messages selon leur instant : p99 épais, p50 fin"),
                scene.say(
                        "Each bucket holds what occurred in it, at all services: thick p99, thin p50, dots where there are"
                                + " too few messages for a line; the axis is logarithmic. Look for how far apart the"
                                + " priorities come during the incidents, and for how long the lines stay up afterwards."
                                + " A gap is a bucket of which nothing was delivered.",
                        "Chaque tranche réunit ce qui s'y est produit, tous services confondus : p99 en trait épais, p50"
                                + " en trait fin, des points là où les messages sont trop rares pour un trait ; l'axe"
                                + " est logarithmique. À voir : l'écart entre priorités pendant les incidents, et le"
                                + " temps que mettent les courbes à redescendre. Un trou : rien de la tranche n'a été"
                                + " livré."),
                List.of(panel),
                legend);
    }

    private static LegendItemCollection lines(Scene scene, Scene.Panel panel) {
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        LegendItemCollection legend = new LegendItemCollection();
        double[] times = scene.times();
        for (Priority priority : Priority.values()) {
            LatencySeries latencies = scene.run().ledger().endToEnd(priority);
            double[] high = new double[times.length];
            double[] low = new double[times.length];
            int known = 0;
            for (int i = 0; i < times.length; i++) {
                high[i] = panel.scale().at(latencies.percentile(i, 0.99));
                low[i] = panel.scale().at(latencies.percentile(i, 0.5));
                known += Double.isNaN(high[i]) ? 0 : 1;
            }
            if (known == 0) {
                continue;
            }
            String name = Names.of(priority, scene.language());
            int look = priority.ordinal();
            if (known < times.length * ENOUGH) {
                lines.dots(data.getSeriesCount(), Theme.colour(priority));
                data.addSeries(name, new double[][] {times, high});
                legend.add(Lines.dot(name, Theme.colour(priority)));
                continue;
            }
            lines.look(data.getSeriesCount(), Theme.colour(priority), Theme.stroke(look, 2.6f));
            data.addSeries(name + " p99", new double[][] {times, high});
            lines.look(data.getSeriesCount(), Theme.colour(priority), Theme.stroke(look, 1.1f));
            data.addSeries(name + " p50", new double[][] {times, low});
            legend.add(Lines.line(name, Theme.colour(priority), Theme.stroke(look, 2.6f)));
        }
        panel.plot().setDataset(data);
        panel.plot().setRenderer(lines);
        return legend;
    }
}
