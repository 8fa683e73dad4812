package buzzville.report.page.comparison;

import buzzville.experiment.comparison.Contender;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each strategy lost of each priority, and why. */
final class ComparisonLosses {
    private ComparisonLosses() {}

    static Optional<ChartSpec> of(Field field) {
        List<Fate> reasons = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            boolean any = fate.isLoss()
                    && field.contenders().stream()
                            .anyMatch(contender -> field.priorities().stream()
                                    .anyMatch(priority ->
                                            Field.tally(contender, priority).count(fate) > 0));
            if (any) {
                reasons.add(fate);
            }
        }
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            Fate reason = reasons.get(i);
            parts.add(new Part(reason.label(), Said.of(language -> Reasons.of(reason, language)), Field.look(i + 1)));
        }
        List<Group> groups = new ArrayList<>();
        for (Priority priority : field.priorities()) {
            boolean lost = field.contenders().stream()
                    .anyMatch(each -> Field.tally(each, priority).lost() > 0);
            if (lost) {
                List<Bar> bars = field.contenders().stream()
                        .map(contender -> bar(field, contender, priority, reasons))
                        .toList();
                groups.add(new Group(priority.label(), field.priority(priority), bars));
            }
        }
        return Optional.of(new BarChart(
                "losses",
                new Said("What is lost, and why, strategy by strategy", "Ce qui est perdu, et pourquoi, par stratégie"),
                Said.NOTHING,
                new Said(
                        "Shares of the messages offered at all services, all replications together, of the priority that is"
                                + " chosen. What aggregation merged is not lost and not shown.",
                        "Part des messages offerts à tous les services, toutes réplications réunies, de la priorité choisie. Ce"
                                + " que l'agrégation a fusionné n'est pas perdu et ne figure pas ici."),
                false,
                Unit.SHARE,
                parts,
                groups));
    }

    private static Bar bar(Field field, Contender contender, Priority priority, List<Fate> reasons) {
        Tally tally = Field.tally(contender, priority);
        double[] shares = reasons.stream()
                .mapToDouble(
                        reason -> tally.offered() == 0 ? Double.NaN : (double) tally.count(reason) / tally.offered())
                .toArray();
        return new Bar(contender.name(), field.name(contender.name()), shares);
    }
}
