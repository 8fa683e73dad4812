package buzzville.report.page.comparison;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Difference;
import buzzville.experiment.comparison.Difference.Outcome;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.DotsChart;
import buzzville.report.page.DotsChart.Block;
import buzzville.report.page.DotsChart.Mark;
import buzzville.report.page.DotsChart.Row;
import buzzville.report.page.Said;
import buzzville.report.page.Unit;
import buzzville.report.text.Amounts;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures of strategies with their intervals: each by itself, and less the baseline. */
final class ComparisonDots {
    private ComparisonDots() {}

    /** What was promised, strategy by strategy. */
    static Optional<ChartSpec> objectives(Field field) {
        List<Block> blocks = new ArrayList<>();
        for (Contest contest : field.comparison().contests(Kind.OBJECTIVE)) {
            Objective objective =
                    field.scenario().objectives().get(contest.yardstick().name());
            double asked = objective == null
                    ? Double.NaN
                    : Field.inPage(contest.yardstick().unit(), objective.value());
            List<Row> rows = field.contenders().stream()
                    .map(contender -> promised(field, contender, contest))
                    .toList();
            blocks.add(block(field, contest.yardstick(), asked, rows));
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new DotsChart(
                        "objectives",
                        new Said(
                                "What was promised, strategy by strategy",
                                "Ce qui est promis, stratégie par stratégie"),
                        Said.NOTHING,
                        new Said(
                                "A dot is the figure of all replications together, the bar the interval that holds the true one"
                                        + " 95 times in 100, the upright line what was promised. An objective is met or not if"
                                        + " the whole bar lies on one side of it, and open otherwise.",
                                "Un point est le chiffre de toutes les réplications, la barre l'intervalle qui contient la vraie"
                                        + " valeur 95 fois sur 100, le trait vertical ce qui est promis. Un objectif est tenu ou"
                                        + " rompu si toute la barre est d'un côté, et sinon indécis."),
                        blocks));
    }

    private static Row promised(Field field, Contender contender, Contest contest) {
        Yardstick yardstick = contest.yardstick();
        Promise promise = contender.findings().promises().get(yardstick.name());
        Mark mark = promise == null ? Mark.OPEN : mark(promise.verdict());
        Estimate estimate = Objects.requireNonNull(contest.estimates().get(contender.name()));
        return row(field, contender.name(), yardstick.unit(), estimate, mark, why(field, estimate));
    }

    /** Prices, and what befell messages, by themselves. */
    static Optional<ChartSpec> figures(Field field, Kind kind, String id, Said title) {
        List<Block> blocks = new ArrayList<>();
        for (Contest contest : field.comparison().contests(kind)) {
            boolean differs = contest.estimates().values().stream()
                            .map(Estimate::estimate)
                            .distinct()
                            .count()
                    > 1;
            if (differs) {
                List<Row> rows = field.contenders().stream()
                        .map(contender -> {
                            Estimate estimate =
                                    Objects.requireNonNull(contest.estimates().get(contender.name()));
                            Mark mark = mark(against(contest, contender.name()));
                            return row(
                                    field,
                                    contender.name(),
                                    contest.yardstick().unit(),
                                    estimate,
                                    mark,
                                    why(field, estimate));
                        })
                        .toList();
                blocks.add(block(field, contest.yardstick(), Double.NaN, rows));
            }
        }
        String baseline = field.comparison().baseline();
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new DotsChart(
                        id,
                        title,
                        Said.NOTHING,
                        new Said(
                                "Figures in which strategies differ, each with its 95 % interval. The mark says whether a"
                                        + " strategy is really better or worse than " + baseline + ".",
                                "Les chiffres qui diffèrent d'une stratégie à l'autre, avec leur intervalle à 95 %. Le signe dit"
                                        + " si une stratégie est vraiment mieux ou pire que " + baseline + "."),
                        blocks));
    }

    private static Outcome against(Contest contest, String strategy) {
        Difference difference = contest.againstBaseline(strategy);
        return difference == null ? Outcome.SAME : difference.outcome();
    }

    /** How much better or worse than the baseline. */
    static Optional<ChartSpec> differences(Field field) {
        List<Contest> contests = new ArrayList<>(field.comparison().contests(Kind.OBJECTIVE));
        contests.addAll(field.comparison().contests(Kind.MEASURE));
        List<Block> blocks = new ArrayList<>();
        for (Contest contest : contests) {
            Yardstick yardstick = contest.yardstick();
            List<Row> rows = contest.againstBaseline().stream()
                    .map(difference -> row(
                            field,
                            difference.strategy(),
                            yardstick.unit(),
                            difference.estimate(),
                            mark(difference.outcome()),
                            why(field, difference.estimate())))
                    .toList();
            if (!rows.isEmpty()) {
                Unit unit = yardstick.unit() == Yardstick.Unit.RATIO ? Unit.POINTS : Field.unit(yardstick.unit());
                blocks.add(new Block(
                        yardstick.name(),
                        field.name(yardstick),
                        field.text(yardstick),
                        unit,
                        yardstick.wantsLittle(),
                        Double.NaN,
                        true,
                        rows));
            }
        }
        String baseline = field.comparison().baseline();
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new DotsChart(
                        "differences",
                        new Said("How much better or worse than " + baseline, "Combien mieux ou pire que " + baseline),
                        Said.NOTHING,
                        differencesCaption(field),
                        blocks));
    }

    private static Said differencesCaption(Field field) {
        boolean paired = field.comparison().paired();
        return new Said(
                "A dot is a strategy's figure less that of "
                        + field.comparison().baseline()
                        + ". All bars of a block hold together 95 times in 100 (Bonferroni); where a bar crosses the line at 0,"
                        + " nobody knows which is better. pp: points of a per cent. "
                        + (paired
                                ? "Both met the very same occurrences, replication by replication."
                                : "They did not meet the same occurrences: intervals are those of independent samples."),
                "Un point est le chiffre d'une stratégie moins celui de "
                        + field.comparison().baseline()
                        + ". Toutes les barres d'un cadre valent ensemble 95 fois sur 100 (Bonferroni) ; une barre qui coupe la"
                        + " ligne du 0 ne dit pas qui est meilleur. pts : points de pourcentage. "
                        + (paired
                                ? "Les deux ont rencontré exactement les mêmes occurrences, réplication par réplication."
                                : "Elles n'ont pas rencontré les mêmes occurrences : échantillons indépendants."));
    }

    private static Block block(Field field, Yardstick yardstick, double asked, List<Row> rows) {
        return new Block(
                yardstick.name(),
                field.name(yardstick),
                field.text(yardstick),
                Field.unit(yardstick.unit()),
                yardstick.wantsLittle(),
                asked,
                false,
                rows);
    }

    private static Row row(
            Field field, String strategy, Yardstick.Unit unit, Estimate estimate, Mark mark, Said words) {
        return new Row(
                strategy,
                field.name(strategy),
                Field.inPage(unit, estimate.estimate()),
                Field.inPage(unit, estimate.low()),
                Field.inPage(unit, estimate.high()),
                mark,
                words);
    }

    /** Why there is no figure. */
    private static Said why(Field field, Estimate estimate) {
        return Double.isFinite(estimate.estimate())
                ? Said.NOTHING
                : Said.of(language ->
                        new Amounts(language, field.scenario().prices().currency()).why(estimate));
    }

    private static Mark mark(@Nullable Verdict verdict) {
        return verdict == Verdict.PASS ? Mark.GOOD : verdict == Verdict.INCONCLUSIVE ? Mark.OPEN : Mark.BAD;
    }

    private static Mark mark(Outcome outcome) {
        return switch (outcome) {
            case BETTER -> Mark.GOOD;
            case WORSE -> Mark.BAD;
            case SAME -> Mark.SAME;
            case OPEN, NO_DATA -> Mark.OPEN;
        };
    }
}
