package buzzville.report.chart;

import buzzville.broker.Lane;
import buzzville.city.StageSeries;
import buzzville.message.Priority;
import buzzville.metric.Level;
import buzzville.report.text.SafeText;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.LegendItemCollection;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** How many wait in the lanes of the stages with the longest queues: mean and maximum of each bucket. */
final class QueueLengths {
    private static final int MOST_PANELS = 4;
    /** A queue shorter than this share of the longest one is not shown. */
    private static final double WORTH_IT = 0.01;

    private static final int MOST_TICKS = 4;
    private static final int LONGEST_NAME = 18;
    private static final int LONGEST_LANE = 24;
    private static final Color ALL = new Color(0x444444);

    private QueueLengths() {}

    static @Nullable Drawing draw(Scene scene) {
        List<StageSeries> queues = scene.run().stages().stream()
                .filter(stage -> longest(scene, stage) > 0)
                .sorted(Comparator.comparingLong((StageSeries stage) -> -longest(scene, stage)))
                .toList();
        if (queues.isEmpty()) {
            return null;
        }
        long enough = (long) Math.ceil(longest(scene, queues.get(0)) * WORTH_IT);
        List<StageSeries> shown = queues.stream()
                .filter(stage -> longest(scene, stage) >= enough)
                .limit(MOST_PANELS)
                .toList();
        List<Scene.Panel> panels = new ArrayList<>();
        LegendItemCollection legend = new LegendItemCollection();
        Set<String> known = new LinkedHashSet<>();
        for (int i = 0; i < shown.size(); i++) {
            panels.add(panel(scene, shown.get(i), shown.size(), i));
            for (Lane lane : shown.get(i).lanes()) {
                if (known.add(lane.name())) {
                    String name = SafeText.line(lane.name(), LONGEST_LANE);
                    legend.add(Lines.line(name, colour(lane), Theme.stroke(look(lane), 2.4f)));
                }
            }
        }
        String few = queues.size() == shown.size() ? "" : few(scene, shown.size(), queues.size());
        return scene.overTime(
                "queues",
                scene.say("Messages waiting", "Messages en attente") + few,
                scene.say(
                        "Thick: the mean of each bucket; thin: its maximum. Look for lanes that stand at their capacity"
                                + " (flat tops), and for how long a queue takes to drain.",
                        "Trait épais : moyenne de la tranche ; trait fin : son maximum. À voir : les files à leur"
                                + " capacité (plateaux) et le temps qu'elles mettent à se vider."),
                panels,
                legend);
    }

    private static String few(Scene scene, int shown, int all) {
        return shown == 1
                ? scene.say(": the longest of " + all + " queues", " : la plus longue file sur " + all)
                : scene.say(
                        ": the longest %d of %d queues".formatted(shown, all),
                        " : les %d plus longues files sur %d".formatted(shown, all));
    }

    private static Scene.Panel panel(Scene scene, StageSeries stage, int panels, int index) {
        Scale scale = Scale.linear(longest(scene, stage), MOST_TICKS, scene.human()::number);
        Scene.Panel panel = scene.panel(SafeText.line(stage.name(), LONGEST_NAME), scale, panels, index);
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        double[] times = scene.times();
        for (Lane lane : stage.lanes()) {
            Level length = lane.length();
            double[] mean = new double[times.length];
            double[] max = new double[times.length];
            for (int i = 0; i < times.length; i++) {
                mean[i] = length.bucketMean(i);
                max[i] = length.bucketMax(i);
            }
            lines.look(data.getSeriesCount(), colour(lane), Theme.stroke(look(lane), 2.4f));
            data.addSeries(lane.name() + " mean", new double[][] {times, mean});
            lines.look(data.getSeriesCount(), colour(lane), Theme.stroke(0, 0.8f));
            data.addSeries(lane.name() + " max", new double[][] {times, max});
        }
        panel.plot().setDataset(data);
        panel.plot().setRenderer(lines);
        return panel;
    }

    /** The most that ever waited in one of its lanes, warm-up included. */
    private static long longest(Scene scene, StageSeries stage) {
        long longest = 0;
        for (Lane lane : stage.lanes()) {
            for (int i = 0; i < scene.span().buckets(); i++) {
                longest = Math.max(longest, lane.length().bucketMax(i));
            }
        }
        return longest;
    }

    private static Color colour(Lane lane) {
        return lane.name().equals("all") ? ALL : Theme.colour(Priority.of(lane.urgency()));
    }

    private static int look(Lane lane) {
        return lane.name().equals("all") ? 0 : lane.urgency();
    }
}
