package buzzville.report.page.run;

import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Tally;
import buzzville.report.chart.Reasons;
import buzzville.report.page.BarChart;
import buzzville.report.page.BarChart.Bar;
import buzzville.report.page.BarChart.Group;
import buzzville.report.page.BarChart.Part;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.Unit;
import buzzville.report.text.Human;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where every message that was expected went: offered, less each loss and what was set apart or is still on its way, is delivered. */
final class LedgerBars {
    private LedgerBars() {}

    static Optional<ChartSpec> of(Course course) {
        List<Group> groups = new ArrayList<>();
        Map<String, StageSummary> services = course.run().summary().services();
        if (services.size() > 1) {
            groups.add(group("all", new Said("all services", "tous les services"), course, services.values()));
        }
        services.forEach((name, stage) -> groups.add(
                group(name, Said.of(language -> course.labels(language).service(name)), course, List.of(stage))));
        groups.add(group(
                "broker",
                new Said("the broker", "le courtier"),
                course,
                List.of(course.run().summary().broker())));
        groups.removeIf(group -> group.bars().isEmpty());
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("offered", new Said("offered", "offerts"), "ink"));
        for (Fate fate : taken()) {
            parts.add(new Part(
                    fate.label(), Said.of(language -> Reasons.of(fate, language)), fate.isLoss() ? "bad" : "other-1"));
        }
        parts.add(new Part("in-flight", new Said("in flight", "en route"), "other-4"));
        parts.add(new Part("delivered", new Said("delivered", "livrés"), "good"));
        return Optional.of(new BarChart(
                "ledger",
                new Said("Where every message went", "Où est passé chaque message"),
                finding(groups.get(0)),
                new Said(
                        "From what was offered, each reason takes its part away, and what is left was delivered: the ledger closes, or the"
                                + " run would have failed. A message lost at the broker counts once at each service that expected it.",
                        "De ce qui était offert, chaque raison retire sa part, et le reste est livré : le compte est juste, sans quoi"
                                + " l'exécution aurait échoué. Un message perdu au courtier compte une fois chez chaque service qui"
                                + " l'attendait."),
                true,
                Unit.COUNT,
                parts,
                groups));
    }

    private static List<Fate> taken() {
        return Stream.of(Fate.values()).filter(fate -> fate != Fate.DELIVERED).toList();
    }

    private static Group group(String key, Said name, Course course, Collection<StageSummary> stages) {
        List<Bar> bars = new ArrayList<>();
        Tally all = new Tally(0, 1);
        for (Priority priority : Priority.values()) {
            Tally tally = new Tally(0, 1);
            stages.forEach(stage -> tally.add(stage.tally(priority)));
            all.add(tally);
            if (tally.offered() > 0) {
                bars.add(bar(priority.label(), course.priority(priority), tally));
            }
        }
        if (bars.size() > 1) {
            bars.add(0, bar("all", new Said("all priorities", "toutes les priorités"), all));
        }
        return new Group(key, name, bars);
    }

    private static Bar bar(String key, Said name, Tally tally) {
        List<Double> values = new ArrayList<>();
        values.add((double) tally.offered());
        taken().forEach(fate -> values.add((double) tally.count(fate)));
        values.add((double) tally.inFlight());
        values.add((double) tally.delivered());
        return new Bar(
                key, name, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Said finding(Group group) {
        double[] values = group.bars().get(0).values();
        double offered = values[0];
        double delivered = values[values.length - 1];
        return Said.of(language -> {
            Human human = new Human(language);
            return language.choose("%s: %s offered, %s delivered (%s).", "%s : %s offerts, %s livrés (%s).")
                    .formatted(
                            capital(group.name().in(language)),
                            human.count((long) offered),
                            human.count((long) delivered),
                            human.percent(delivered / offered));
        });
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
