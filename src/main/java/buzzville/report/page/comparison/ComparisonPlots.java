package buzzville.report.page.comparison;

import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.comparison.Comparison;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.Timeline;
import buzzville.report.page.run.RunCharts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The charts of a comparison that have something to show.
 *
 * @param timeline of the first replication of the baseline, which is that of all
 * @param still those that are not over time, in the order of a report
 * @param moving those that are
 */
public record ComparisonPlots(Timeline timeline, List<ChartSpec> still, List<ChartSpec> moving) {
    /** Those of a comparison. */
    public static ComparisonPlots of(Comparison comparison) {
        Field field = new Field(comparison);
        return new ComparisonPlots(
                RunCharts.timeline(comparison.contender(comparison.baseline()).first()),
                known(Stream.of(
                        ComparisonFront.of(field),
                        ComparisonDots.objectives(field),
                        ComparisonDots.differences(field),
                        ComparisonDots.figures(
                                field, Kind.PRICE, "prices", new Said("What each costs", "Ce que chacune coûte")),
                        ComparisonLosses.of(field),
                        ComparisonLatency.later(field, true),
                        ComparisonLatency.later(field, false))),
                known(Stream.of(ComparisonLatency.overTime(field), ComparisonQueues.of(field))));
    }

    private static List<ChartSpec> known(Stream<Optional<ChartSpec>> charts) {
        return charts.flatMap(Optional::stream).toList();
    }

    /** All of them. */
    public List<ChartSpec> charts() {
        List<ChartSpec> all = new ArrayList<>(still);
        all.addAll(moving);
        return all;
    }
}
