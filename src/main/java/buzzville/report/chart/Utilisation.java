package buzzville.report.chart;

import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** Which share of their workers the busiest stages have at work; whoever was longest at its limit is always among them. */
final class Utilisation {
    private static final int MOST_LINES = 6;
    private static final int MOST_TICKS = 5;
    /** How much lighter a band is than the line of its mean. */
    private static final double LIGHT = 0.72;

    private Utilisation() {}

    static @Nullable Drawing draw(Scene scene) {
        List<Crew> crews = new ArrayList<>(Crew.of(scene));
        if (crews.isEmpty()) {
            return null;
        }
        crews.sort(Comparator.comparingDouble(crew -> -crew.mean()));
        Crew fullest = fullest(scene, crews);
        if (fullest != null) {
            crews.remove(fullest);
            crews.add(0, fullest);
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
                : scene.say(": %d stages of %d", " : %d étages sur %d").formatted(stages(shown), stages(crews));
        return scene.overTime(
                new Scene.Words(
                        "utilisation",
                        scene.say("How busy the workers are", "Occupation des agents") + few,
                        finding(scene, fullest),
                        scene.say(
                                "The mean of each bucket; the figure in the legend is that of the whole run. First comes"
                                        + " who was at its limit for longest, then who was busiest over the run. Of several"
                                        + " partitions or instances, one is a line, the one nearest to its limit, and the"
                                        + " others are a band from the least to the most busy. At 100% a stage has no more"
                                        + " to give, and its queue grows.",
                                "Moyenne de chaque tranche ; dans la légende, celle de la simulation. D'abord qui est resté"
                                        + " à plein le plus longtemps, puis les plus occupés. De plusieurs partitions ou"
                                        + " instances, la plus proche de sa limite est un trait, et les autres une bande, de"
                                        + " la moins à la plus occupée. À 100 % un étage n'a plus de réserve et sa file"
                                        + " grandit.")),
                List.of(panel),
                legend);
    }

    private static int stages(List<Crew> crews) {
        return crews.stream().mapToInt(crew -> crew.stages().size()).sum();
    }

    /** Whoever was fully busy for longest, first of equals; null if nobody ever was. */
    private static @Nullable Crew fullest(Scene scene, List<Crew> crews) {
        Crew fullest = null;
        double longest = 0;
        for (Crew crew : crews) {
            double full = crew.isBand() ? 0 : crew.full(scene);
            if (full > longest) {
                longest = full;
                fullest = crew;
            }
        }
        return fullest;
    }

    private static String finding(Scene scene, @Nullable Crew fullest) {
        if (fullest == null) {
            return scene.say("Nobody is fully busy.", "Personne n'est occupé à plein.");
        }
        String time = scene.human().duration(fullest.full(scene) * 1e9);
        return scene.say(
                "Longest at its limit: " + fullest.name() + ", fully busy for " + time + " in all.",
                "Le plus longtemps à plein : " + fullest.name() + ", occupé à 100 % pendant " + time + " en tout.");
    }

    private static LegendItemCollection lines(Scene scene, Scene.Panel panel, List<Crew> crews) {
        DefaultXYDataset data = new DefaultXYDataset();
        Lines lines = new Lines(data);
        LegendItemCollection legend = new LegendItemCollection();
        for (int look = 0; look < crews.size(); look++) {
            Crew crew = crews.get(look);
            Color colour = Theme.other(look);
            Stroke stroke = crew.isBand() ? Theme.stroke(0, 1) : Theme.stroke(look, look == 0 ? 3 : 1.8f);
            lines.look(look, colour, stroke);
            data.addSeries(look, new double[][] {scene.times(), crew.each(scene, Crew::mean)});
            String label = crew.name() + " (" + scene.human().percent(crew.mean()) + ")";
            if (crew.isBand()) {
                Color light = Theme.lighter(colour, LIGHT);
                lines.addAnnotation(band(scene, crew, light), Layer.BACKGROUND);
                legend.add(Lines.box(label, light));
            } else {
                legend.add(Lines.line(label, colour, stroke));
            }
        }
        panel.plot().setDataset(data);
        panel.plot().setRenderer(lines);
        return legend;
    }

    private static Sketch band(Scene scene, Crew crew, Color colour) {
        double[] times = scene.times();
        double[] least = crew.each(scene, Crew::least);
        double[] most = crew.each(scene, Crew::most);
        return new Sketch((g2, area, across, up) -> {
            Path2D band = new Path2D.Double();
            band.moveTo(across.applyAsDouble(times[0]), up.applyAsDouble(most[0]));
            for (int i = 1; i < times.length; i++) {
                band.lineTo(across.applyAsDouble(times[i]), up.applyAsDouble(most[i]));
            }
            for (int i = times.length - 1; i >= 0; i--) {
                band.lineTo(across.applyAsDouble(times[i]), up.applyAsDouble(least[i]));
            }
            band.closePath();
            g2.setPaint(colour);
            g2.fill(band);
        });
    }
}
