package buzzville.report.chart;

import buzzville.causality.OrderFigures;
import buzzville.causality.Ordering;
import buzzville.report.clocks.ClockWords;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;

/** How many pairs every order has the wrong way round: by causality and by true time, side by side. */
final class ClockOrderBars {
    private static final int ASIDE = 36;

    private ClockOrderBars() {}

    static Drawing draw(ClockScene scene) {
        List<ClockBars> panels = new ArrayList<>();
        if (!scene.figures().observed().isEmpty()) {
            panels.add(panel(
                    scene,
                    scene.say("messages, at whoever received them", "messages, chez qui les a reçus"),
                    scene.figures().observed()));
        }
        panels.add(panel(
                scene,
                scene.say("all events", "tous les événements"),
                scene.figures().all()));
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(Lines.box(
                scene.say(
                        "causal: what may have caused it stands behind it",
                        "causale : ce qui a pu le causer est rangé après"),
                ClockBars.ORANGE));
        legend.add(Lines.box(
                scene.say(
                        "real-time: what was earlier stands behind it",
                        "temps réel : ce qui est antérieur est rangé après"),
                ClockBars.BLUE));
        int height = panels.stream().mapToInt(ClockBars::height).max().orElse(0);
        Board board = new Board(scene.theme(), legend, (pencil, area) -> {
            double width = (area.getWidth() - (panels.size() - 1) * ASIDE) / panels.size();
            for (int i = 0; i < panels.size(); i++) {
                panels.get(i).draw(pencil, area.getX() + i * (width + ASIDE), area.getY(), width);
            }
        });
        Sheet sheet = new Sheet(
                "clock-orders",
                scene.say(
                        "How many pairs each order has the wrong way round", "Combien de paires chaque ordre inverse"),
                scene.facts(),
                finding(scene),
                scene.say(
                        "Logical clocks have no causal inversions by theorem, and generally some in real time. Vectors leave"
                                + " concurrent pairs unordered.",
                        "Les horloges logiques n'ont aucune inversion causale, par théorème, et en général quelques-unes en temps"
                                + " réel. Les vecteurs laissent les paires concurrentes sans ordre."));
        return scene.drawing(sheet, board, legend, height);
    }

    private static String finding(ClockScene scene) {
        return scene.figures().observed().stream()
                .filter(order -> order.order() == Ordering.ARRIVAL)
                .findFirst()
                .map(order -> scene.say(
                                "As messages arrived: %s causal and %s real-time inversions among %s pairs.",
                                "À l'arrivée des messages : %s inversions causales et %s en temps réel parmi %s paires.")
                        .formatted(
                                scene.human().count(order.causal()),
                                scene.human().count(order.real()),
                                scene.human().count(order.pairs())))
                .orElse("");
    }

    private static ClockBars panel(ClockScene scene, String heading, List<OrderFigures> orders) {
        ClockWords words = new ClockWords(scene.language());
        List<ClockBars.Row> rows = orders.stream()
                .map(order -> new ClockBars.Row(words.order(order.order()), order.causal(), order.real()))
                .toList();
        return new ClockBars(
                heading,
                rows,
                List.of(ClockBars.ORANGE, ClockBars.BLUE),
                count -> scene.human().number(count),
                1);
    }
}
