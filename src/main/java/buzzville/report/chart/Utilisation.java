package buzzville.report.chart;

import buzzville.city.StageSeries;
import buzzville.metric.Level;
import buzzville.report.text.SafeText;
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
    private static final int LONGEST_NAME = 24;

    private Utilisation() {}

    /** A stage that has workers to count. */
    private record Crew(String name, Level busy, int workers) {}

    static @Nullable Drawing draw(Scene scene) {
        List<Crew> crews = new ArrayList<>();
        for (StageSeries stage : scene.run().stages()) {
            Level busy = stage.busy();
            if (busy != null && stage.workers() > 0 && busy.mean() > 0) {
                crews.add(new Crew(SafeText.line(stage.name(), LONGEST_NAME), busy, stage.workers()));
            }
        }
        crews.sort(Comparator.comparingDouble(crew -> -crew.busy().mean() / crew.workers()));
        if (crews.isEmpty()) {
            return null;
        }
        List<Crew> shown = crews.subList(0, Math.min(MOST_LINES, crews.size()));
        Scene.Panel panel = scene.panel(
                scene.say("busy workers / workers", "agents occupés / agents"),
                Scale.linear(1, MOST_TICKS, scene.human()::percent),
                1,
                0);
        LegendItemCollection legend = lines(scene, panel, shown);
        String few = crews.size() == shown.size()
                ? ""
                : scene.say(
                        ": the %d busiest of %d".formatted(shown.size(), crews.size()),
                        " : les %d plus occupés sur %d".formatted(shown.size(), crews.size()));
        return scene.overTime(
                "utilisation",
                scene.say("How busy the workers are", "Occupation des agents") + few,
                scene.say(
                        "The mean of each bucket; the figure in the legend is that of the whole run. At 100% a stage has"
                                + " no more to give, and its queue grows.",
                        "Moyenne de chaque tranche ; dans la légende, celle de la simulation. À 100 % un étage n'a plus de"
                                + " réserve et sa file grandit."),
                List.of(panel),
                legend);
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
            lines.look(look, Theme.colour(look), Theme.stroke(look, 2.2f));
            data.addSeries(look, new double[][] {times, shares});
            String mean = scene.human().percent(crew.busy().mean() / crew.workers());
            legend.add(Lines.line(crew.name() + " (" + mean + ")", Theme.colour(look), Theme.stroke(look, 2.2f)));
        }
        panel.plot().setDataset(data);
        panel.plot().setRenderer(lines);
        return legend;
    }
}
