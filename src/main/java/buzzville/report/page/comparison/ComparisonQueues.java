package buzzville.report.page.comparison;

import buzzville.broker.Lane;
import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.experiment.comparison.Contender;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.TimeChart;
import buzzville.report.page.TimeChart.Line;
import buzzville.report.page.TimeChart.Panel;
import buzzville.report.page.TimeChart.Style;
import buzzville.report.page.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How many messages wait in the whole city over time, under each strategy. */
final class ComparisonQueues {
    /** Queues whose longest differ by more than this open with a logarithmic axis. */
    private static final double FAR_APART = 100;

    private ComparisonQueues() {}

    static Optional<ChartSpec> of(Field field) {
        List<Line> lines = field.contenders().stream()
                .map(contender -> line(field, contender))
                .toList();
        double[] most = lines.stream()
                .mapToDouble(line -> Arrays.stream(line.values()).max().orElse(0))
                .toArray();
        double highest = Arrays.stream(most).max().orElse(0);
        double lowest = Arrays.stream(most).min().orElse(0);
        if (highest == 0) {
            return Optional.empty();
        }
        boolean logarithmic = highest > FAR_APART && highest > FAR_APART * lowest;
        return Optional.of(new TimeChart(
                "queues",
                new Said("Where it jams, strategy by strategy", "Où cela bouchonne, stratégie par stratégie"),
                Said.NOTHING,
                new Said(
                        "All messages that wait in the lanes of the broker and of all services, the mean of each bucket.",
                        "Tous les messages qui attendent dans les files du courtier et des services, moyenne de chaque"
                                + " tranche."),
                List.of(new Panel(Said.NOTHING, new Said("waiting", "en attente"), Unit.COUNT, logarithmic, lines)),
                List.of()));
    }

    private static Line line(Field field, Contender contender) {
        Run run = contender.first();
        double[] total = new double[run.summary().span().buckets()];
        for (StageSeries stage : run.stages()) {
            for (Lane lane : stage.lanes()) {
                for (int i = 0; i < total.length; i++) {
                    total[i] += lane.length().bucketMean(i);
                }
            }
        }
        Said name = field.name(contender.name());
        return new Line(contender.name() + "_waiting", name, name, field.look(contender.name()), Style.THICK, total);
    }
}
