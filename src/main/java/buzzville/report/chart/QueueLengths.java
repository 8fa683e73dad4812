package buzzville.report.chart;

import buzzville.broker.Lane;
import buzzville.city.StageSeries;
import buzzville.message.Priority;
import buzzville.metric.Level;
import buzzville.report.text.SafeText;
import java.awt.Color;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** How many wait in the lanes of the stages with the longest queues: mean and maximum of each bucket. */
final class QueueLengths {
    private static final int MOST_PANELS = 4;
    /** A queue shorter than this share of the longest one is not shown. */
    private static final double WORTH_IT = 0.05;

    private static final int MOST_TICKS = 4;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LANE = 24;

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
        List<String> known = new ArrayList<>();
        shown.forEach(stage -> stage.lanes().forEach(lane -> {
            if (!known.contains(lane.name())) {
                known.add(lane.name());
                String name = scene.say("lane ", "file ")
                        + SafeText.line(scene.labels().lane(lane.name()), LONGEST_LANE);
                legend.add(Lines.line(name, colour(lane, known), stroke(lane, known)));
            }
        }));
        for (StageSeries stage : shown) {
            panels.add(panel(scene, stage, known, Scene.heightOf(shown.size())));
        }
        String few = queues.size() == shown.size() ? "" : few(scene, shown.size(), queues.size());
        return scene.overTime(
                new Scene.Words(
                        "queues",
                        scene.say("Where messages wait", "Où les messages attendent") + few,
                        finding(scene, queues.get(0)),
                        scene.say(
                                "Thick: the mean of each bucket; thin: its maximum. Each panel has a scale of its own. Look"
                                        + " for lanes that stand at their capacity (flat tops), and for how long a queue"
                                        + " takes to drain.",
                                "Trait épais : moyenne de la tranche ; trait fin : son maximum. Chaque cadre a son"
                                        + " échelle. À voir : les files à leur capacité (plateaux) et le temps que les"
                                        + " files mettent à se vider.")),
                panels,
                legend);
    }

    private static String finding(Scene scene, StageSeries stage) {
        long most = longest(scene, stage);
        String lane = "";
        int when = 0;
        for (Lane candidate : stage.lanes()) {
            for (int i = scene.span().buckets() - 1; i >= 0; i--) {
                if (candidate.length().bucketMax(i) == most) {
                    lane = SafeText.line(scene.labels().lane(candidate.name()), LONGEST_LANE);
                    when = i;
                }
            }
        }
        String count = scene.human().count(most);
        String place = scene.place(stage, LONGEST_NAME);
        String time = scene.human().duration(scene.from(when));
        return scene.say(
                "The longest: " + count + " messages at " + place + ", lane " + lane + ", at about " + time + ".",
                "La plus longue : " + count + " messages, " + place + ", file " + lane + ", vers " + time + ".");
    }

    private static String few(Scene scene, int shown, int all) {
        return shown == 1
                ? scene.say(": the longest of " + all + " queues", " : la plus longue file sur " + all)
                : scene.say(
                        ": the longest %d of %d queues".formatted(shown, all),
                        " : les %d plus longues files sur %d".formatted(shown, all));
    }

    private static Scene.Panel panel(Scene scene, StageSeries stage, List<String> known, int height) {
        long most = longest(scene, stage);
        String heading = scene.place(stage, LONGEST_NAME)
                + scene.say(": at most ", " : au plus ")
                + scene.human().count(most);
        Scale scale = Scale.linear(most, MOST_TICKS, scene.human()::number);
        Scene.Panel panel = scene.panel(heading, scene.say("waiting", "en attente"), scale, height);
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
            lines.look(data.getSeriesCount(), colour(lane, known), stroke(lane, known));
            data.addSeries(lane.name() + " mean", new double[][] {times, mean});
            lines.look(data.getSeriesCount(), colour(lane, known), Theme.stroke(0, 0.8f));
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

    /** That of the priority that a lane is named after; what is named otherwise has a colour of its own. */
    private static Color colour(Lane lane, List<String> known) {
        Priority priority = priority(lane);
        return priority == null ? Theme.other(known.indexOf(lane.name())) : Theme.colour(priority);
    }

    private static Stroke stroke(Lane lane, List<String> known) {
        Priority priority = priority(lane);
        return priority == null ? Theme.stroke(known.indexOf(lane.name()), 2.4f) : Theme.stroke(priority);
    }

    private static @Nullable Priority priority(Lane lane) {
        for (Priority priority : Priority.values()) {
            if (priority.label().equals(lane.name())) {
                return priority;
            }
        }
        return null;
    }
}
