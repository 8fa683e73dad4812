package buzzville.report.chart;

import buzzville.city.StageSeries;
import buzzville.metric.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** How many messages the services that were furthest behind are behind, where the broker keeps a journal: mean and maximum of each bucket. */
final class ConsumerLag {
    private static final int MOST_PANELS = 4;
    /** A lag shorter than this share of the longest one is not shown. */
    private static final double WORTH_IT = 0.05;

    private static final int MOST_TICKS = 4;
    private static final int LONGEST_NAME = 40;
    private static final float THICK = 2.4f;
    private static final float MIDDLE = 1.6f;
    private static final float THIN = 0.8f;

    private ConsumerLag() {}

    /** A service, or one of its instances, that was behind; the worst of its partitions where its workers own them. */
    private record Reader(
            StageSeries stage,
            Level lag,
            long longest,
            @Nullable Partition worst) {}

    /** One of several partitions; {@code total} is the sum of its means. */
    private record Partition(int number, Level lag, long longest, double total) {}

    static @Nullable Drawing draw(Scene scene) {
        List<Reader> readers = new ArrayList<>();
        for (StageSeries stage : scene.run().stages()) {
            Level lag = stage.lag();
            if (lag != null && longest(scene, lag) > 0) {
                readers.add(new Reader(stage, lag, longest(scene, lag), worst(scene, stage)));
            }
        }
        if (readers.isEmpty()) {
            return null;
        }
        readers.sort(Comparator.comparingLong(reader -> -reader.longest)); // stable
        double enough = readers.get(0).longest * WORTH_IT;
        List<Reader> shown = readers.stream()
                .filter(reader -> reader.longest >= enough)
                .limit(MOST_PANELS)
                .toList();
        List<Scene.Panel> panels = shown.stream()
                .map(reader -> panel(scene, reader, Scene.heightOf(shown.size())))
                .toList();
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(Lines.line(
                scene.say("mean of the bucket", "moyenne de la tranche"), Theme.other(0), Theme.stroke(0, THICK)));
        legend.add(Lines.line(scene.say("its maximum", "son maximum"), Theme.other(0), Theme.stroke(0, THIN)));
        if (shown.stream().anyMatch(reader -> reader.worst != null)) {
            legend.add(Lines.line(
                    scene.say(
                            "mean of the partition that was furthest behind",
                            "moyenne de la partition la plus en retard"),
                    Theme.other(1),
                    Theme.stroke(1, MIDDLE)));
        }
        String few = shown.size() == readers.size()
                ? ""
                : scene.say(
                        ": furthest behind, %d of %d".formatted(shown.size(), readers.size()),
                        " : les plus en retard, %d sur %d".formatted(shown.size(), readers.size()));
        return scene.overTime(
                new Scene.Words(
                        "lag",
                        scene.say("How far services are behind the log", "Retard des services sur le journal") + few,
                        finding(scene, readers.get(0)),
                        scene.say(
                                "Lag: messages in the log that wait for the service, are in its hands or are not committed. Each"
                                        + " panel has a scale of its own. A sawtooth is commits; a slope is a service that cannot keep up"
                                        + " or is away; how steeply it falls afterwards is how fast it catches up.",
                                "Retard : messages du journal qui attendent le service, sont entre ses mains ou ne sont pas"
                                        + " validés. Chaque cadre a son échelle. Des dents de scie : des validations ; une pente : un"
                                        + " service dépassé ou absent ; la pente de la descente est sa vitesse de rattrapage.")),
                panels,
                legend);
    }

    private static String finding(Scene scene, Reader reader) {
        int when = 0;
        while (reader.lag.bucketMax(when) < reader.longest) {
            when++;
        }
        String count = scene.human().count(reader.longest);
        String place = scene.place(reader.stage, LONGEST_NAME);
        String time = scene.human().duration(scene.from(when));
        return scene.say(
                "Furthest behind: " + place + ", by " + count + (reader.longest == 1 ? " message" : " messages")
                        + ", at about " + time + ".",
                "Le plus en retard : " + place + ", de " + count + (reader.longest == 1 ? " message" : " messages")
                        + ", vers " + time + ".");
    }

    private static Scene.Panel panel(Scene scene, Reader reader, int height) {
        String heading = scene.place(reader.stage, LONGEST_NAME)
                + scene.say(": at most ", " : au plus ")
                + scene.human().count(reader.longest)
                + (reader.worst == null ? "" : of(scene, reader.worst));
        Scale scale = Scale.linear(reader.longest, MOST_TICKS, scene.human()::number);
        Scene.Panel panel = scene.panel(heading, scene.say("behind", "en retard"), scale, height);
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        double[] times = scene.times();
        double[] max = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            max[i] = reader.lag.bucketMax(i);
        }
        int next = 0; // the first series is drawn over the others
        if (reader.worst != null) {
            lines.look(next++, Theme.other(1), Theme.stroke(1, MIDDLE));
            data.addSeries("worst", new double[][] {times, means(reader.worst.lag, times.length)});
        }
        lines.look(next++, Theme.other(0), Theme.stroke(0, THICK));
        data.addSeries("mean", new double[][] {times, means(reader.lag, times.length)});
        lines.look(next, Theme.other(0), Theme.stroke(0, THIN));
        data.addSeries("max", new double[][] {times, max});
        panel.plot().setDataset(data);
        panel.plot().setRenderer(lines);
        return panel;
    }

    private static String of(Scene scene, Partition worst) {
        String most = scene.human().count(worst.longest);
        return scene.say(
                "; partition " + worst.number + ": at most " + most,
                " ; partition " + worst.number + " : au plus " + most);
    }

    private static double[] means(Level lag, int buckets) {
        double[] means = new double[buckets];
        for (int i = 0; i < buckets; i++) {
            means[i] = lag.bucketMean(i);
        }
        return means;
    }

    /** Of a single partition nothing is told that its service does not tell. */
    private static @Nullable Partition worst(Scene scene, StageSeries stage) {
        Partition worst = null;
        for (int i = 0; stage.lags().size() > 1 && i < stage.lags().size(); i++) {
            Level lag = stage.lags().get(i);
            long longest = longest(scene, lag);
            double total = Arrays.stream(means(lag, scene.span().buckets())).sum();
            boolean worse = worst == null || longest > worst.longest || longest == worst.longest && total > worst.total;
            if (longest > 0 && worse) {
                worst = new Partition(i, lag, longest, total);
            }
        }
        return worst;
    }

    /** Warm-up included. */
    private static long longest(Scene scene, Level lag) {
        long longest = 0;
        for (int i = 0; i < scene.span().buckets(); i++) {
            longest = Math.max(longest, lag.bucketMax(i));
        }
        return longest;
    }
}
