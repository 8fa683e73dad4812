package buzzville.report.chart;

import buzzville.city.StageSeries;
import buzzville.metric.Level;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** Which share of their workers the busiest stages have at work. */
final class Utilisation {
    private static final int MOST_LINES = 6;
    private static final int MOST_TICKS = 5;
    private static final int LONGEST_NAME = 32;
    /** The share of its workers at work from which on a stage counts as fully busy. */
    private static final double FULL = 0.99;

    private Utilisation() {}

    /** A stage that has workers to count. */
    private record Crew(String name, Level busy, int workers) {}

    static @Nullable Drawing draw(Scene scene) {
        List<Crew> crews = new ArrayList<>();
        for (StageSeries stage : scene.run().stages()) {
            Level busy = stage.busy();
            if (busy != null && stage.workers() > 0 && busy.mean() > 0) {
                crews.add(new Crew(scene.place(stage, LONGEST_NAME), busy, stage.workers()));
            }
        }
        crews.sort(Comparator.comparingDouble(crew -> -crew.busy().mean() / crew.workers()));
        if (crews.isEmpty()) {
            return null;
        }
        List<Crew> shown = crews.subList(0, Math.min(MOST_LINES, crews.size()));
        Scene.Panel panel = scene.panel(
                "",
                scene.say("busy workers / workers", "agents occupés / agents"),
                Scale.linear(1, MOST_TICKS, scene.human()::percent),
                Scene.heightOf(1));
        LegendItemCollection legend = lines(scene, panel, shown);
        String few = crews.size() == shown.size()
                ? ""
                : scene.say(
                        ": the %d busiest of %d".formatted(shown.size(), crews.size()),
                        " : les %d plus occupés sur %d".formatted(shown.size(), crews.size()));
        return scene.overTime(
                new Scene.Words(
                        "utilisation",
                        scene.say("How busy the workers are", "Occupation des agents") + few,
                        finding(scene, crews),
                        scene.say(
                                "The mean of each bucket; the figure in the legend is that of the whole run. At 100% a"
                                        + " stage has no more to give, and its queue grows.",
                                "Moyenne de chaque tranche ; dans la légende, celle de la simulation. À 100 % un étage"
                                        + " n'a plus de réserve et sa file grandit.")),
                List.of(panel),
                legend);
    }

    /** Who has nothing more to give, and for how long. */
    private static String finding(Scene scene, List<Crew> crews) {
        Crew fullest = crews.get(0);
        double longest = 0;
        for (Crew crew : crews) {
            double full = 0;
            for (int i = 0; i < scene.span().buckets(); i++) {
                full += crew.busy().bucketMean(i) >= FULL * crew.workers() ? scene.seconds(i) : 0;
            }
            if (full > longest) {
                longest = full;
                fullest = crew;
            }
        }
        if (longest == 0) {
            return scene.say("Nobody is fully busy.", "Personne n'est occupé à plein.");
        }
        String time = scene.human().duration(longest * 1e9);
        return scene.say(
                "Longest at its limit: " + fullest.name() + ", fully busy for " + time + " in all.",
                "Le plus longtemps à plein : " + fullest.name() + ", occupé à 100 % pendant " + time + " en tout.");
    }

    private static LegendItemCollection lines(Scene scene, Scene.Panel panel, List<Crew> crews) {
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        LegendItemCollection legend = new LegendItemCollection();
        double[] times = scene.times();
        for (int look = 0; look < crews.size(); look++) {
            Crew crew = crews.get(look);
            double[] shares = new double[times.length];
            for (int i = 0; i < times.length; i++) {
                shares[i] = crew.busy().bucketMean(i) / crew.workers();
            }
            Stroke stroke = Theme.stroke(look, look == 0 ? 3 : 1.8f);
            lines.look(look, Theme.other(look), stroke);
            data.addSeries(look, new double[][] {times, shares});
            String mean = scene.human().percent(crew.busy().mean() / crew.workers());
            legend.add(Lines.line(crew.name() + " (" + mean + ")", Theme.other(look), stroke));
        }
        panel.plot().setDataset(data);
        panel.plot().setRenderer(lines);
        return legend;
    }
}
