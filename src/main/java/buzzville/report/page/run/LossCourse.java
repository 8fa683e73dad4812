package buzzville.report.page.run;

import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Tally;
import buzzville.report.chart.Reasons;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.TimeChart;
import buzzville.report.page.TimeChart.Line;
import buzzville.report.page.TimeChart.Panel;
import buzzville.report.page.TimeChart.Style;
import buzzville.report.page.Unit;
import buzzville.report.text.Human;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Messages lost per second, a panel for each priority that lost some, its reasons one above the other. */
final class LossCourse {
    private LossCourse() {}

    static Optional<ChartSpec> of(Course course) {
        List<Panel> panels = new ArrayList<>();
        Map<Priority, Function<Human, String>> shares = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            List<Line> lines = lines(course, priority);
            Tally tally = course.tally(priority);
            if (!lines.isEmpty()) {
                panels.add(panel(course, priority, tally, lines));
            }
            if (tally.offered() > 0) {
                shares.put(priority, human -> human.percent((double) tally.lost() / tally.offered()));
            }
        }
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        Said list = course.list(shares);
        return Optional.of(new TimeChart(
                "losses",
                new Said("What was lost, and why", "Ce qui est perdu, et pourquoi"),
                new Said(
                        "Lost, of what was offered: " + list.en() + ".",
                        "Perdus, de ce qui était offert : " + list.fr() + "."),
                new Said(
                        "Messages per second by the instant of the loss, at all services together, a panel for each priority with a"
                                + " scale of its own; a message lost at the broker counts once at each service that expected"
                                + " it. Look for which priority pays, and for how.",
                        "Messages par seconde, selon l'instant de la perte, tous services confondus, un cadre par priorité,"
                                + " chacun à son échelle ; un message perdu au courtier compte une fois chez chaque service"
                                + " qui l'attendait. À voir : quelle priorité paie, et comment."),
                panels,
                List.of()));
    }

    private static Panel panel(Course course, Priority priority, Tally tally, List<Line> lines) {
        Said heading = Said.of(language -> {
            Human human = new Human(language);
            return language.choose("%s: %s of %s lost", "%s : %s perdus sur %s")
                    .formatted(
                            course.priority(priority).in(language),
                            human.count(tally.lost()),
                            human.count(tally.offered()));
        });
        return new Panel(heading, new Said("lost/s", "perdus/s"), Unit.PER_SECOND, false, lines);
    }

    private static List<Line> lines(Course course, Priority priority) {
        List<Line> lines = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            double[] counts = course.counts(
                    priority,
                    (account, of) -> account.fatesMet(of).contains(fate) ? account.lostSeries(of, fate) : null);
            if (fate.isLoss() && Arrays.stream(counts).sum() > 0) {
                Said name = Said.of(language -> Reasons.of(fate, language));
                Said group = Said.of(language -> course.priority(priority).in(language) + ", " + name.in(language));
                String key = priority.label() + "_" + fate.label() + "_per_second";
                String look = lines.isEmpty() ? priority.label() : priority.label() + "~" + lines.size();
                lines.add(new Line(key, group, name, look, Style.STACKED, course.perSecond(counts)));
            }
        }
        return lines;
    }
}
