package buzzville.report.chart;

import buzzville.broker.Lane;
import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.experiment.comparison.Contender;
import buzzville.message.Priority;
import buzzville.report.text.Names;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** How many wait in the whole city over time, a panel for each strategy, all on one scale, under what happened. */
final class QueuesByStrategy {
    private static final int MOST_TICKS = 3;
    /** Queues whose longest differ by more than this have a logarithmic scale, where lanes cannot be stacked. */
    private static final double FAR_APART = 100;

    private static final int FEW = 3;
    private static final int TALL = 150;
    private static final int LOW = 90;
    private static final Color OTHERS = new Color(0x999999);

    private QueuesByStrategy() {}

    /**
     * One strategy.
     *
     * @param name as the chart calls it
     * @param layers how many wait in each bucket on average, by priority; null stands for lanes of several priorities
     * @param total of all layers
     */
    record Queue(String name, Map<@Nullable Priority, double[]> layers, double[] total) {
        double most() {
            double most = 0;
            for (double each : total) {
                most = Math.max(most, each);
            }
            return most;
        }
    }

    static @Nullable Drawing draw(Lineup lineup) {
        List<Queue> queues = queues(lineup);
        double most = queues.stream().mapToDouble(Queue::most).max().orElse(0);
        if (most == 0) {
            return null;
        }
        boolean logarithmic = isLogarithmic(queues);
        Scale scale = logarithmic
                ? Scale.powers(
                        1,
                        most,
                        false,
                        figure -> (figure == 1 ? "≤ " : "") + lineup.human().number(figure))
                : Scale.linear(most, MOST_TICKS, lineup.human()::number);
        Scene scene = lineup.scene();
        List<Scene.Panel> panels = new ArrayList<>();
        for (Queue queue : queues) {
            panels.add(panel(lineup, scene, queue, scale, queues.size() <= FEW ? TALL : LOW));
        }
        LegendItemCollection legend = logarithmic ? new LegendItemCollection() : legend(lineup, queues);
        Scene.Body body = scene.body(panels, legend);
        return lineup.drawing(words(lineup, queues, logarithmic), body.plot(), legend, body.height());
    }

    private static Scene.Words words(Lineup lineup, List<Queue> queues, boolean logarithmic) {
        String scale = logarithmic
                ? lineup.say(
                        " One logarithmic scale for all, for the queues are very far apart; one and less lies at its foot.",
                        " Une même échelle logarithmique pour toutes, tant les files diffèrent ; un et moins sont à son pied.")
                : lineup.say(" One scale for all.", " Une même échelle pour toutes.");
        return new Scene.Words(
                "queues-by-strategy",
                lineup.say("Where it jams, strategy by strategy", "Où cela bouchonne, stratégie par stratégie"),
                lineup.say("Most that wait at a time: ", "Au plus en attente : ")
                        + lineup.each(contender -> most(lineup, queues, contender)) + ".",
                lineup.say(
                                "All messages that wait in the lanes of the broker and of all services, the mean of each step,"
                                        + " in the first replication.",
                                "Tous les messages qui attendent dans les files du courtier et des services, moyenne de chaque"
                                        + " pas, dans la première réplication.")
                        + scale);
    }

    private static String most(Lineup lineup, List<Queue> queues, Contender contender) {
        double most = queues.get(lineup.contenders().indexOf(contender)).most();
        return lineup.human().number(most < 10 ? Math.round(most * 10) / 10.0 : Math.round(most));
    }

    static boolean isLogarithmic(List<Queue> queues) {
        double most = queues.stream().mapToDouble(Queue::most).max().orElse(0);
        double least = queues.stream().mapToDouble(Queue::most).min().orElse(0);
        return most > FAR_APART * least && most > FAR_APART;
    }

    /** What is drawn, strategy by strategy. */
    static List<Queue> queues(Lineup lineup) {
        return lineup.contenders().stream()
                .map(contender -> queue(lineup.name(contender.name()), contender.first()))
                .toList();
    }

    private static Queue queue(String name, Run run) {
        int buckets = run.summary().span().buckets();
        Map<@Nullable Priority, double[]> layers = new LinkedHashMap<>();
        for (Priority priority : Priority.values()) {
            layers.put(priority, new double[buckets]);
        }
        layers.put(null, new double[buckets]);
        double[] total = new double[buckets];
        for (StageSeries stage : run.stages()) {
            for (Lane lane : stage.lanes()) {
                double[] layer = layers.get(priority(lane));
                for (int i = 0; i < buckets && layer != null; i++) {
                    layer[i] += lane.length().bucketMean(i);
                    total[i] += lane.length().bucketMean(i);
                }
            }
        }
        return new Queue(name, layers, total);
    }

    /** The priority that a lane is named after; null for any other name. */
    private static @Nullable Priority priority(Lane lane) {
        for (Priority priority : Priority.values()) {
            if (priority.label().equals(lane.name())) {
                return priority;
            }
        }
        return null;
    }

    private static Color colour(@Nullable Priority priority) {
        return priority == null ? OTHERS : Theme.colour(priority);
    }

    private static LegendItemCollection legend(Lineup lineup, List<Queue> queues) {
        LegendItemCollection legend = new LegendItemCollection();
        List<@Nullable Priority> all = new ArrayList<>(List.of(Priority.values()));
        all.add(null);
        for (Priority priority : all) {
            boolean any = queues.stream().anyMatch(queue -> any(queue.layers().get(priority)));
            if (any) {
                String label = priority == null
                        ? lineup.say("common lanes", "files communes")
                        : lineup.say("lane ", "file ") + Names.of(priority, lineup.language());
                legend.add(Lines.box(label, colour(priority)));
            }
        }
        return legend;
    }

    private static boolean any(double @Nullable [] layer) {
        return layer != null && Arrays.stream(layer).anyMatch(value -> value > 0);
    }

    private static Scene.Panel panel(Lineup lineup, Scene scene, Queue queue, Scale scale, int height) {
        Scene.Panel panel = scene.panel(queue.name(), lineup.say("waiting", "en attente"), scale, height);
        DefaultXYDataset data = new DefaultXYDataset();
        XYAreaRenderer areas = new XYAreaRenderer(XYAreaRenderer.AREA);
        areas.setDefaultCreateEntities(false);
        if (scale.logarithmic()) {
            areas.setSeriesPaint(0, OTHERS);
            data.addSeries("all", steps(scene, queue.total(), scale));
        } else {
            stack(scene, queue, scale, data, areas);
        }
        panel.plot().setDataset(data);
        panel.plot().setRenderer(areas);
        panel.plot().setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        return panel;
    }

    /** The most urgent lies at the bottom; each layer is drawn down to the axis, the highest first. */
    private static void stack(Scene scene, Queue queue, Scale scale, DefaultXYDataset data, XYAreaRenderer areas) {
        List<Color> colours = new ArrayList<>();
        List<double[][]> outlines = new ArrayList<>();
        double[] sums = new double[queue.total().length];
        queue.layers().forEach((priority, layer) -> {
            if (any(layer)) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += layer[i];
                }
                colours.add(colour(priority));
                outlines.add(steps(scene, sums, scale));
            }
        });
        for (int i = outlines.size() - 1; i >= 0; i--) {
            areas.setSeriesPaint(data.getSeriesCount(), colours.get(i));
            data.addSeries(i, outlines.get(i));
        }
    }

    private static double[][] steps(Scene scene, double[] figures, Scale scale) {
        double[][] steps = new double[2][2 * figures.length];
        for (int i = 0; i < figures.length; i++) {
            steps[0][2 * i] = scene.from(i);
            steps[0][2 * i + 1] = scene.from(i) + scene.seconds(i) * 1e9;
            steps[1][2 * i] = scale.at(figures[i]);
            steps[1][2 * i + 1] = scale.at(figures[i]);
        }
        return steps;
    }
}
