package buzzville.report.chart;

import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Tally;
import buzzville.report.text.Names;
import java.awt.Color;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.LegendItemCollection;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/**
 * What was offered to services and what they delivered, a panel for each priority: per second where there are many, and counted
 * over longer steps where there are few, for a rate made of one or two messages is a spike that nobody met.
 */
final class Throughput {
    private static final int MOST_TICKS = 4;
    /** Fewer offered to a bucket on average are counted over several buckets. */
    private static final double FEW = 20;

    private static final int FEWEST_STEPS = 12;
    private static final double SECOND = 1e9;
    private static final Color OFFERED = new Color(0x222222);
    private static final Stroke DOTTED = Theme.stroke(2, 1.5f);

    private Throughput() {}

    static @Nullable Drawing draw(Scene scene) {
        List<Priority> priorities = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            if (Arrays.stream(counts(scene, priority, true)).sum() > 0) {
                priorities.add(priority);
            }
        }
        if (priorities.isEmpty()) {
            return null;
        }
        List<Scene.Panel> panels = new ArrayList<>();
        Map<Priority, String> shares = new EnumMap<>(Priority.class);
        for (Priority priority : priorities) {
            panels.add(panel(scene, priority, Scene.heightOf(priorities.size())));
            Tally tally = scene.tally(priority);
            shares.put(priority, scene.share((double) tally.delivered() / tally.offered()));
        }
        LegendItemCollection legend = new LegendItemCollection();
        Color delivered = priorities.size() == 1 ? Theme.colour(priorities.get(0)) : Theme.GREY;
        legend.add(Lines.line(scene.say("offered, by occurrence", "offerts, selon l'occurrence"), OFFERED, DOTTED));
        legend.add(Lines.line(
                scene.say("delivered, by the end of processing", "livrés, selon la fin du traitement"),
                delivered,
                Theme.stroke(0, 2.4f)));
        return scene.overTime(
                new Scene.Words(
                        "throughput",
                        scene.say("What came and what was delivered", "Ce qui arrive et ce qui est livré"),
                        scene.say("Delivered, of what was offered: ", "Livrés, de ce qui était offert : ")
                                + scene.each(shares) + ".",
                        scene.say(
                                "At all services together, a panel for each priority with a scale of its own: messages per"
                                        + " second, or where they are few the messages of each step, as its axis says."
                                        + " Delivered below offered: a queue grows or messages are lost; above it: a queue"
                                        + " drains.",
                                "Tous services confondus, un cadre par priorité, chacun à son échelle : messages par"
                                        + " seconde, ou, s'ils sont rares, messages de chaque palier, comme le dit l'axe."
                                        + " Livrés sous offerts : une file grandit ou des messages se perdent ;"
                                        + " au-dessus : une file se vide.")),
                panels,
                legend);
    }

    private static Scene.Panel panel(Scene scene, Priority priority, int height) {
        long[] offered = counts(scene, priority, true);
        long[] delivered = counts(scene, priority, false);
        int step = step(scene.span().bucket(), offered);
        double[][] came = step == 1 ? rates(scene, offered) : steps(scene, offered, step);
        double[][] went = step == 1 ? rates(scene, delivered) : steps(scene, delivered, step);
        double most = Math.max(max(came[1]), max(went[1]));
        int ticks = step == 1 ? MOST_TICKS : (int) Math.max(1, Math.min(MOST_TICKS, most));
        String each = scene.human().duration(step * (double) scene.span().bucket());
        Scene.Panel panel = scene.panel(
                Names.of(priority, scene.language()),
                step == 1 ? "messages/s" : "messages / " + each,
                Scale.linear(most, ticks, scene.human()::number),
                height);
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        lines.look(0, OFFERED, DOTTED);
        data.addSeries("offered", came);
        lines.look(1, Theme.colour(priority), Theme.stroke(0, 2.4f));
        data.addSeries("delivered", went);
        panel.plot().setDataset(data);
        panel.plot().setRenderer(lines);
        return panel;
    }

    /**
     * How many buckets make a step: the least number that leaves no part of one, lasts a round time and has enough messages
     * in the mean, or else the largest that there is.
     */
    static int step(long bucket, long[] offered) {
        double mean = (double) Arrays.stream(offered).sum() / offered.length;
        int step = 1;
        for (int i = 2; step * mean < FEW && i * FEWEST_STEPS <= offered.length; i++) {
            boolean fits = offered.length % i == 0 && Scale.isRound(i * bucket);
            step = fits ? i : step;
        }
        return step;
    }

    /** Messages per second by bucket. */
    private static double[][] rates(Scene scene, long[] counts) {
        double[] rates = new double[counts.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = counts[i] / scene.seconds(i);
        }
        return new double[][] {scene.times(), rates};
    }

    /** Messages of so many buckets each, as a line that jumps at their edges. */
    private static double[][] steps(Scene scene, long[] counts, int step) {
        double[][] steps = new double[2][2 * counts.length / step];
        for (int i = 0; i < counts.length / step; i++) {
            int last = (i + 1) * step - 1;
            steps[0][2 * i] = scene.from(i * step);
            steps[0][2 * i + 1] = scene.from(last) + scene.seconds(last) * SECOND;
            long sum = Arrays.stream(counts, i * step, last + 1).sum();
            steps[1][2 * i] = sum;
            steps[1][2 * i + 1] = sum;
        }
        return steps;
    }

    /** Messages at all subscriptions, by bucket. */
    private static long[] counts(Scene scene, Priority priority, boolean offered) {
        long[] sums = new long[scene.span().buckets()];
        for (StageSeries stage : scene.run().stages()) {
            Account account = stage.account();
            if (account == null || account.index() < 0) {
                continue;
            }
            var counts = offered ? account.offeredSeries(priority) : account.deliveredSeries(priority);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts.count(i);
            }
        }
        return sums;
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
