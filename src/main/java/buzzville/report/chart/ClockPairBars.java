package buzzville.report.chart;

import buzzville.causality.ClockFigures;
import buzzville.causality.Plausible;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jspecify.annotations.Nullable;

/** Which share of concurrent pairs each clock puts in an order that nothing justifies. */
final class ClockPairBars {
    private ClockPairBars() {}

    static @Nullable Drawing draw(ClockScene scene) {
        ClockFigures figures = scene.figures();
        if (figures.concurrent() == 0) {
            return null;
        }
        List<ClockBars.Row> rows = new ArrayList<>();
        long vectors = figures.vector().falselyOrdered();
        long all = vectors + figures.vector().concurrentDetected();
        rows.add(new ClockBars.Row(
                scene.say("vectors, as in the log", "vecteurs, comme dans le journal"),
                all == 0 ? Double.NaN : (double) vectors / all));
        for (int i = figures.plausible().size() - 1; i >= 0; i--) {
            Plausible plausible = figures.plausible().get(i);
            rows.add(new ClockBars.Row(entries(scene, plausible.entries()), plausible.falseCausalityRate()));
        }
        rows.add(new ClockBars.Row(
                scene.say("hybrid clocks", "horloges hybrides"),
                figures.hybridOrder().falseCausalityRate()));
        rows.add(new ClockBars.Row("Lamport", figures.lamport().falseCausalityRate()));
        ClockBars bars = new ClockBars(
                scene.say("share of concurrent pairs falsely ordered", "part des paires concurrentes ordonnées à tort"),
                rows,
                List.of(ClockBars.ORANGE),
                share -> scene.human().percent(share),
                1);
        LegendItemCollection legend = new LegendItemCollection();
        Sheet sheet = new Sheet(
                "clock-pairs",
                scene.say("Who orders what has no order", "Qui ordonne ce qui n'a pas d'ordre"),
                scene.facts(),
                scene.say(
                                "%s of %s pairs are concurrent; Lamport falsely orders %s of them.",
                                "%s paires sur %s sont concurrentes ; Lamport en ordonne %s à tort.")
                        .formatted(
                                scene.human().count(figures.concurrent()),
                                scene.human().count(figures.pairs()),
                                scene.human().count(figures.lamport().falselyOrdered())),
                scene.say(
                        "Concurrent: no path of messages leads from one to the other. Vectors with fewer entries than processes"
                                + " never contradict causality, but seem to see some where there is none.",
                        "Concurrent : aucun chemin de messages ne mène de l'un à l'autre. Des vecteurs de moins d'entrées que de"
                                + " processus ne contredisent jamais la causalité, mais en voient là où il n'y en a pas."));
        Board board = new Board(
                scene.theme(), legend, (pencil, area) -> bars.draw(pencil, area.getX(), area.getY(), area.getWidth()));
        return scene.drawing(sheet, board, legend, bars.height());
    }

    static String entries(ClockScene scene, int entries) {
        return entries == 1
                ? scene.say("vectors of 1 entry for all", "vecteurs à 1 entrée pour tous")
                : scene.say("vectors of %s entries", "vecteurs à %s entrées")
                        .formatted(scene.human().count(entries));
    }
}
