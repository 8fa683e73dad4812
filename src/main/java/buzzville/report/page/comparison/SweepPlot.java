package buzzville.report.page.comparison;

import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Outcome;
import buzzville.experiment.sweep.Swept;
import buzzville.report.page.Said;
import buzzville.report.page.SweepChart;
import buzzville.report.page.SweepChart.Cell;
import buzzville.report.page.SweepChart.Factor;
import buzzville.report.page.SweepChart.Figure;
import buzzville.report.page.SweepChart.Reading;
import buzzville.report.text.SafeText;
import buzzville.report.text.YardstickWords;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The chart of a sweep. */
public final class SweepPlot {
    private static final Reading NOTHING = new Reading(Double.NaN, Double.NaN, Double.NaN, "");

    private SweepPlot() {}

    /**
     * The chart of what was swept.
     *
     * @param scenario as the file has it
     * @param shown the names of the figures to choose from, the most wanted first
     */
    public static SweepChart of(Swept swept, Scenario scenario, List<String> shown) {
        List<Factor> factors = new ArrayList<>();
        for (Swept.Factor factor : swept.factors()) {
            factors.add(new Factor(
                    factor.name(),
                    SafeText.line(factor.shortName()),
                    List.copyOf(new LinkedHashSet<>(factor.levels()))));
        }
        Map<String, Yardstick> known = swept.figures();
        List<Yardstick> figures =
                shown.stream().map(known::get).filter(Objects::nonNull).toList();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < swept.outcomes().size(); i++) {
            Outcome outcome = swept.outcomes().get(i);
            int[] levels = new int[factors.size()];
            for (int f = 0; f < levels.length; f++) {
                levels[f] = factors.get(f)
                        .levels()
                        .indexOf(swept.factors().get(f).levels().get(i));
            }
            cells.add(new Cell(
                    outcome.cell().number(),
                    levels,
                    figures.stream().map(figure -> reading(outcome, figure)).toList()));
        }
        return new SweepChart(
                "sweep",
                new Said("What the parameters do", "Ce que font les paramètres"),
                Said.NOTHING,
                new Said(
                        "A dot is a combination, the bar through it its 95 % interval; a line joins the means of a curve. The"
                                + " upright or level line is what was promised. In the heat map a square is the mean of its"
                                + " combinations: ✓ all met, ✗ one broken, ? left open.",
                        "Un point est une combinaison, la barre son intervalle à 95 % ; une ligne joint les moyennes d'une"
                                + " courbe. La ligne droite est ce qui est promis. Dans la carte de chaleur, un carré est la"
                                + " moyenne de ses combinaisons : ✓ tenu partout, ✗ rompu, ? indécis."),
                factors,
                figures.stream().map(figure -> figure(scenario, figure)).toList(),
                cells);
    }

    private static Figure figure(Scenario scenario, Yardstick yardstick) {
        Objective objective = yardstick.kind() == Yardstick.Kind.OBJECTIVE
                ? scenario.objectives().get(yardstick.name())
                : null;
        return new Figure(
                yardstick.name(),
                Said.of(language -> SafeText.line(new YardstickWords(scenario, language).name(yardstick))),
                Said.of(language -> SafeText.line(new YardstickWords(scenario, language).text(yardstick))),
                Field.unit(yardstick.unit()),
                yardstick.wantsLittle(),
                objective == null ? Double.NaN : Field.inPage(yardstick.unit(), objective.value()));
    }

    private static Reading reading(Outcome outcome, Yardstick figure) {
        var found = outcome.readings().get(figure.name());
        if (found == null) {
            return NOTHING;
        }
        Yardstick.Unit unit = figure.unit();
        return new Reading(
                Field.inPage(unit, found.estimate().estimate()),
                Field.inPage(unit, found.estimate().low()),
                Field.inPage(unit, found.estimate().high()),
                found.verdict() == null ? "" : found.verdict().label());
    }
}
