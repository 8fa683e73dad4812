package buzzville.report.chart;

import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Counts;
import buzzville.metric.Fate;
import buzzville.report.text.Names;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** Messages lost per second, by priority and reason, one above the other; the most urgent at the bottom. */
final class Losses {
    private static final int MOST_TICKS = 6;
    /** How much lighter each further reason of a priority is. */
    private static final double LIGHTER = 0.4;

    private Losses() {}

    /** What was lost of one priority for one reason. */
    private record Layer(Priority priority, Fate reason, long[] counts, long total, Color colour) {}

    static @Nullable Drawing draw(Scene scene) {
        List<Layer> layers = layers(scene);
        if (layers.isEmpty()) {
            return null;
        }
        double most = 0;
        for (int i = 0; i < scene.span().buckets(); i++) {
            double sum = 0;
            for (Layer layer : layers) {
                sum += layer.counts()[i] / scene.seconds(i);
            }
            most = Math.max(most, sum);
        }
        Scene.Panel panel = scene.panel(
                scene.say("messages lost per second", "messages perdus par seconde"),
                Scale.linear(most, MOST_TICKS, scene.human()::number),
                1,
                0);
        LegendItemCollection legend = stack(scene, panel, layers);
        return scene.overTime(
                "losses",
                scene.say("Messages lost, by priority and reason", "Messages perdus, par priorité et raison"),
                scene.say(
                        "By the instant of the loss, at all services together; a message lost at the broker counts once at"
                                + " each service that expected it. Look for which priority pays, and for how.",
                        "Selon l'instant de la perte, tous services confondus ; un message perdu au courtier compte une"
                                + " fois chez chaque service qui l'attendait. À voir : quelle priorité paie, et comment."),
                List.of(panel),
                legend);
    }

    private static List<Layer> layers(Scene scene) {
        List<Layer> layers = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            int reasons = 0;
            for (Fate fate : Fate.values()) {
                long[] counts = counts(scene, priority, fate);
                long total = 0;
                for (long count : counts) {
                    total += count;
                }
                if (fate.isLoss() && total > 0) {
                    double light = 1 - StrictMath.pow(1 - LIGHTER, reasons++);
                    Color colour = Theme.lighter(Theme.colour(priority), light);
                    layers.add(new Layer(priority, fate, counts, total, colour));
                }
            }
        }
        return layers;
    }

    private static long[] counts(Scene scene, Priority priority, Fate fate) {
        long[] sums = new long[scene.span().buckets()];
        for (StageSeries stage : scene.run().stages()) {
            Account account = stage.account();
            if (account == null
                    || account.index() < 0
                    || !account.fatesMet(priority).contains(fate)) {
                continue;
            }
            Counts counts = account.lostSeries(priority, fate);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts.count(i);
            }
        }
        return sums;
    }

    /** Each layer is drawn down to the axis, the highest first, so that the next one covers all but its own part. */
    private static LegendItemCollection stack(Scene scene, Scene.Panel panel, List<Layer> layers) {
        DefaultXYDataset data = new DefaultXYDataset();
        XYAreaRenderer areas = new XYAreaRenderer(XYAreaRenderer.AREA);
        areas.setDefaultCreateEntities(false);
        LegendItemCollection legend = new LegendItemCollection();
        double[] sums = new double[scene.span().buckets()];
        double[][][] outlines = new double[layers.size()][][];
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            for (int bucket = 0; bucket < sums.length; bucket++) {
                sums[bucket] += layer.counts()[bucket] / scene.seconds(bucket);
            }
            outlines[i] = steps(scene, sums);
            String total = scene.human().count(layer.total());
            String name = Names.of(layer.priority(), scene.language()) + " · "
                    + layer.reason().label();
            legend.add(Lines.box(name + " (" + total + ")", layer.colour()));
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            areas.setSeriesPaint(data.getSeriesCount(), layers.get(i).colour());
            data.addSeries(i, outlines[i]);
        }
        panel.plot().setDataset(data);
        panel.plot().setRenderer(areas);
        panel.plot().setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        return legend;
    }

    /** A figure for each bucket as a line that jumps at its edges. */
    private static double[][] steps(Scene scene, double[] figures) {
        double[][] steps = new double[2][2 * figures.length];
        for (int i = 0; i < figures.length; i++) {
            steps[0][2 * i] = scene.from(i);
            steps[0][2 * i + 1] = scene.from(i) + scene.seconds(i) * 1e9;
            steps[1][2 * i] = figures[i];
            steps[1][2 * i + 1] = figures[i];
        }
        return steps;
    }
}
