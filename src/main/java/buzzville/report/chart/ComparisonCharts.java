package buzzville.report.chart;

import buzzville.experiment.comparison.Comparison;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The charts of a comparison. As with those of a run, what this Java cannot draw is left out, with a sentence that says why. */
public final class ComparisonCharts {
    private static final List<Function<Lineup, @Nullable Drawing>> ALL = List.of(
            ObjectiveDots::draw,
            DifferenceDots::draw,
            LatencyComparison::draw,
            LossBars::draw,
            PriceChart::draw,
            QueuesByStrategy::draw);

    private ComparisonCharts() {}

    /**
     * Draws all of them that have something to show, in the order of a report.
     *
     * @param threads how many are drawn at once, at least 1; if it is 1, by the thread that asks
     */
    public static Charts of(Comparison comparison, ReportLanguage language, int threads) {
        return Charts.each(theme -> new Lineup(comparison, language, theme), threads, ALL);
    }
}
