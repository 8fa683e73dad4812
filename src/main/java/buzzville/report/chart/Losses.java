package buzzville.report.chart;

import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Counts;
import buzzville.metric.Fate;
import buzzville.metric.Tally;
import buzzville.report.text.Names;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** Messages lost per second, a panel for each priority that lost some, its reasons one above the other. */
final class Losses {
    private static final int MOST_TICKS = 4;
    /** How much lighter each further reason of a priority is. */
    private static final double LIGHTER = 0.45;

    private Losses() {}

    /** What was lost of one priority for one reason. */
    private record Layer(Priority priority, Fate reason, long[] counts, Color colour) {}

    static @Nullable Drawing draw(Scene scene) {
        Map<Priority, List<Layer>> losers = new EnumMap<>(Priority.class);
        Map<Priority, String> shares = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            List<Layer> layers = layers(scene, priority);
            Tally tally = scene.tally(priority);
            if (!layers.isEmpty()) {
                losers.put(priority, layers);
            }
            if (tally.offered() > 0) {
                shares.put(priority, lost(scene, tally));
            }
        }
        if (losers.isEmpty()) {
            return null;
        }
        List<Scene.Panel> panels = new ArrayList<>();
        LegendItemCollection legend = new LegendItemCollection();
        losers.forEach((priority, layers) -> {
            panels.add(panel(scene, priority, layers, Scene.heightOf(losers.size())));
            for (Layer layer : layers) {
                String total = scene.human().count(scene.tally(priority).count(layer.reason()));
                String name =
                        Names.of(priority, scene.language()) + ", " + Reasons.of(layer.reason(), scene.language());
                legend.add(Lines.box(name + " (" + total + ")", layer.colour()));
            }
        });
        return scene.overTime(
                new Scene.Words(
                        "losses",
                        scene.say("What was lost, and why", "Ce qui est perdu, et pourquoi"),
                        scene.say("Lost, of what was offered: ", "Perdus, de ce qui était offert : ")
                                + scene.each(shares) + ".",
                        scene.say(
                                "Messages per second by the instant of the loss, at all services together, a panel for each"
                                        + " priority with a scale of its own; a message lost at the broker counts once at"
                                        + " each service that expected it. Look for which priority pays, and for how.",
                                "Messages par seconde, selon l'instant de la perte, tous services confondus, un cadre par"
                                        + " priorité, chacun à son échelle ; un message perdu au courtier compte une fois"
                                        + " chez chaque service qui l'attendait. À voir : quelle priorité paie, et comment.")),
                panels,
                legend);
    }

    private static String lost(Scene scene, Tally tally) {
        return tally.lost() == 0 ? scene.say("none", "aucun") : scene.share((double) tally.lost() / tally.offered());
    }

    private static Scene.Panel panel(Scene scene, Priority priority, List<Layer> layers, int height) {
        double most = 0;
        for (int i = 0; i < scene.span().buckets(); i++) {
            double sum = 0;
            for (Layer layer : layers) {
                sum += layer.counts()[i] / scene.seconds(i);
            }
            most = Math.max(most, sum);
        }
        Tally tally = scene.tally(priority);
        String lost = scene.human().count(tally.lost());
        String offered = scene.human().count(tally.offered());
        String heading = Names.of(priority, scene.language())
                + scene.say(": " + lost + " of " + offered + " lost", " : " + lost + " perdus sur " + offered);
        Scene.Panel panel = scene.panel(
                heading,
                scene.say("lost/s", "perdus/s"),
                Scale.linear(most, MOST_TICKS, scene.human()::number),
                height);
        stack(scene, panel, layers);
        return panel;
    }

    private static List<Layer> layers(Scene scene, Priority priority) {
        List<Layer> layers = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            long[] counts = counts(scene, priority, fate);
            if (fate.isLoss() && Arrays.stream(counts).sum() > 0) {
                double light = 1 - StrictMath.pow(1 - LIGHTER, layers.size());
                layers.add(new Layer(priority, fate, counts, Theme.lighter(Theme.colour(priority), light)));
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
    private static void stack(Scene scene, Scene.Panel panel, List<Layer> layers) {
        DefaultXYDataset data = new DefaultXYDataset();
        XYAreaRenderer areas = new XYAreaRenderer(XYAreaRenderer.AREA);
        areas.setDefaultCreateEntities(false);
        double[] sums = new double[scene.span().buckets()];
        double[][][] outlines = new double[layers.size()][][];
        for (int i = 0; i < layers.size(); i++) {
            for (int bucket = 0; bucket < sums.length; bucket++) {
                sums[bucket] += layers.get(i).counts()[bucket] / scene.seconds(bucket);
            }
            outlines[i] = steps(scene, sums);
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            areas.setSeriesPaint(data.getSeriesCount(), layers.get(i).colour());
            data.addSeries(i, outlines[i]);
        }
        panel.plot().setDataset(data);
        panel.plot().setRenderer(areas);
        panel.plot().setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
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
