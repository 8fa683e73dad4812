package buzzville.report.chart;

import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Design;
import buzzville.experiment.sweep.Swept;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The chart of a sweep: a curve over one parameter, a heat map of two, and of more what each of them does by itself. What this Java
 * cannot draw is left out, with a sentence that says why.
 */
public final class SweepCharts {
    private static final int MOST_VALUES = 40;

    private SweepCharts() {}

    /**
     * Draws it.
     *
     * @param figures the names of those that are to be seen
     * @param names what people call a figure
     */
    public static Charts of(
            Swept swept,
            Scenario scenario,
            List<String> figures,
            Function<Yardstick, String> names,
            ReportLanguage language) {
        return Charts.each(
                theme -> new SweepScene(swept, scenario, figures, names, language, theme),
                1,
                List.of(SweepCharts::draw));
    }

    private static @Nullable Drawing draw(SweepScene scene) {
        Swept swept = scene.swept();
        if (scene.figures().isEmpty() || swept.outcomes().isEmpty()) {
            return null;
        } else if (swept.plan().axes().size() == 1) {
            return SweepCurves.draw(scene);
        }
        boolean grid = swept.plan().design() == Design.GRID && swept.factors().size() == 2;
        boolean few = swept.factors().stream()
                .allMatch(factor -> factor.levels().stream().distinct().count() <= MOST_VALUES);
        return grid && few ? HeatMap.draw(scene) : MainEffects.draw(scene);
    }
}
