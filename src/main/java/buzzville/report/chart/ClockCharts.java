package buzzville.report.chart;

import buzzville.causality.ClockFigures;
import buzzville.report.text.ReportLanguage;
import java.util.List;

/** The charts of a log of clocks. What this Java cannot draw is left out, with a sentence that says why. */
public final class ClockCharts {
    private ClockCharts() {}

    /**
     * Draws them.
     *
     * @param threads how many at once
     */
    public static Charts of(ClockFigures figures, ReportLanguage language, int threads) {
        return Charts.each(
                theme -> new ClockScene(figures, language, theme),
                threads,
                List.of(ClockOrderBars::draw, ClockErrorPlot::draw, ClockPairBars::draw, ClockByteBars::draw));
    }
}
