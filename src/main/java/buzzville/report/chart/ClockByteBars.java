package buzzville.report.chart;

import buzzville.causality.ClockBytes;
import buzzville.causality.Plausible;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;

/** How many bytes the stamps of an event take. */
final class ClockByteBars {
    private ClockByteBars() {}

    static Drawing draw(ClockScene scene) {
        ClockBytes bytes = scene.figures().bytes();
        double number = ClockBytes.NUMBER;
        List<ClockBars.Row> rows = new ArrayList<>();
        rows.add(new ClockBars.Row(scene.say("physical time", "temps physique"), number, bytes.physical()));
        rows.add(new ClockBars.Row("Lamport", number, bytes.lamport()));
        rows.add(new ClockBars.Row(scene.say("hybrid clock", "horloge hybride"), number, bytes.hybrid()));
        rows.add(new ClockBars.Row(
                scene.say("vector of %s entries", "vecteur de %s entrées")
                        .formatted(scene.human().count(bytes.vectorEntries())),
                bytes.rawVector(),
                bytes.vector()));
        rows.add(new ClockBars.Row(
                scene.say("vector: what is not 0", "vecteur : ce qui n'est pas 0"), bytes.sparse(), Double.NaN));
        rows.add(new ClockBars.Row(
                scene.say("vector: what has changed, a message", "vecteur : ce qui a changé, par message"),
                bytes.delta(),
                Double.NaN));
        for (int i = scene.figures().plausible().size() - 1; i >= 0; i--) {
            Plausible plausible = scene.figures().plausible().get(i);
            rows.add(new ClockBars.Row(
                    ClockPairBars.entries(scene, plausible.entries()), number * plausible.entries(), Double.NaN));
        }
        ClockBars bars = new ClockBars(
                scene.say("bytes an event, on average", "octets par événement, en moyenne"),
                rows,
                List.of(ClockBars.BLUE, ClockBars.ORANGE),
                count -> scene.human().number(count),
                1);
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(Lines.box(scene.say("as numbers", "en nombres"), ClockBars.BLUE));
        legend.add(Lines.box(scene.say("as JSON in the log", "en JSON dans le journal"), ClockBars.ORANGE));
        Sheet sheet = new Sheet(
                "clock-bytes",
                scene.say("What stamps cost", "Ce que coûtent les estampilles"),
                scene.facts(),
                "",
                scene.say(
                        "A vector grows with the number of processes; all other stamps do not. What has changed since the last"
                                + " message to the same receiver is enough where messages do not overtake each other.",
                        "Un vecteur grandit avec le nombre de processus, les autres estampilles non. Ce qui a changé depuis le"
                                + " dernier message au même destinataire suffit si les messages ne se doublent pas."));
        Board board = new Board(
                scene.theme(), legend, (pencil, area) -> bars.draw(pencil, area.getX(), area.getY(), area.getWidth()));
        return scene.drawing(sheet, board, legend, bars.height());
    }
}
