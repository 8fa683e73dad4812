package buzzville.report.chart;

import buzzville.city.StageSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/**
 * How old the oldest message is that a service has not done, of those where it grew oldest; only where something lasting goes wrong or the
 * broker keeps a journal.
 */
final class OldestAges {
    private static final int MOST_LINES = 6;
    /** An age below this share of the greatest one is not shown. */
    private static final double WORTH_IT = 0.05;

    private static final int MOST_TICKS = 7;
    private static final int LONGEST_NAME = 32;
    private static final float FIRST = 2.8f;
    private static final float OTHERS = 1.6f;

    private OldestAges() {}

    /** A service, or one of its instances, and how old its oldest message is of any priority. */
    private record Oldest(StageSeries stage, double[] ages, double most) {}

    static @Nullable Drawing draw(Scene scene) {
        boolean asked = !scene.run().summary().aftermaths().isEmpty()
                || scene.run().stages().stream().anyMatch(stage -> stage.lag() != null);
        List<Oldest> all = new ArrayList<>();
        for (StageSeries stage : scene.run().stages()) {
            double[] ages = ages(scene, stage);
            double most = Arrays.stream(ages).max().orElse(0);
            if (most > 0) {
                all.add(new Oldest(stage, ages, most));
            }
        }
        if (!asked || all.isEmpty()) {
            return null;
        }
        all.sort(Comparator.comparingDouble(oldest -> -oldest.most)); // stable
        double enough = all.get(0).most * WORTH_IT;
        List<Oldest> shown = all.stream()
                .filter(oldest -> oldest.most >= enough)
                .limit(MOST_LINES)
                .toList();
        Scale scale = Scale.between(0, all.get(0).most, MOST_TICKS, true, scene.human()::duration);
        Scene.Panel panel =
                scene.panel("", scene.say("age of the oldest", "âge du plus ancien"), scale, Scene.heightOf(1));
        LegendItemCollection legend = lines(scene, panel, shown);
        String few = shown.size() == all.size()
                ? ""
                : scene.say(
                        ": the oldest, %d of %d".formatted(shown.size(), all.size()),
                        " : les plus anciens, %d sur %d".formatted(shown.size(), all.size()));
        return scene.overTime(
                new Scene.Words(
                        "age",
                        scene.say(
                                        "How old the oldest message is that is not done",
                                        "Âge du plus ancien message non traité")
                                + few,
                        finding(scene, all.get(0)),
                        scene.say(
                                "At the end of each bucket, how long ago the oldest message that a service has neither done nor lost was"
                                        + " first there to be said, even if it could not leave; in the legend, the greatest. A line that"
                                        + " rises by a second a second is a message that nobody touches. A number that waits may be"
                                        + " harmless; an age is a promise about to break.",
                                "À la fin de chaque tranche, depuis combien de temps le plus ancien message qu'un service n'a ni traité"
                                        + " ni perdu était à dire, même s'il ne pouvait partir ; dans la légende, le plus grand. Une ligne"
                                        + " qui monte d'une seconde par seconde est un message que personne ne touche. Un nombre en"
                                        + " attente peut être sans gravité ; un âge est une promesse près d'être rompue.")),
                List.of(panel),
                legend);
    }

    private static double[] ages(Scene scene, StageSeries stage) {
        double[] ages = new double[scene.span().buckets()];
        for (long[] ofPriority : stage.oldest().values()) {
            for (int i = 0; i < ages.length; i++) {
                ages[i] = Math.max(ages[i], ofPriority[i]);
            }
        }
        return ages;
    }

    private static String finding(Scene scene, Oldest oldest) {
        int when = 0;
        while (oldest.ages[when] < oldest.most) {
            when++;
        }
        String age = scene.human().duration(oldest.most);
        String place = scene.place(oldest.stage, LONGEST_NAME);
        String time = scene.human().duration(scene.from(when) + scene.seconds(when) * 1e9);
        return scene.say(
                "The oldest: " + age + ", at " + place + ", at " + time + ".",
                "Le plus ancien : " + age + ", " + place + ", à " + time + ".");
    }

    private static LegendItemCollection lines(Scene scene, Scene.Panel panel, List<Oldest> shown) {
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        LegendItemCollection legend = new LegendItemCollection();
        double[] ends = new double[scene.span().buckets()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = scene.from(i) + scene.seconds(i) * 1e9;
        }
        for (int look = 0; look < shown.size(); look++) {
            Oldest oldest = shown.get(look);
            lines.look(look, Theme.other(look), Theme.stroke(look, look == 0 ? FIRST : OTHERS));
            data.addSeries(look, new double[][] {ends, oldest.ages});
            String label = scene.place(oldest.stage, LONGEST_NAME) + " ("
                    + scene.human().duration(oldest.most) + ")";
            legend.add(Lines.line(label, Theme.other(look), Theme.stroke(look, look == 0 ? FIRST : OTHERS)));
        }
        panel.plot().setDataset(data);
        panel.plot().setRenderer(lines);
        return legend;
    }
}
