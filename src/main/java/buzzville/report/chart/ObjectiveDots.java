package buzzville.report.chart;

import buzzville.city.Judgement.Verdict;
import buzzville.city.Reason;
import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.Remark;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.Yardstick.Unit;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Contest;
import buzzville.report.chart.Dots.Block;
import buzzville.report.chart.Dots.Mark;
import buzzville.report.chart.Dots.Row;
import buzzville.report.text.Amounts;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jspecify.annotations.Nullable;

/** Each objective under each strategy: the figure, its interval and what was promised. */
final class ObjectiveDots {
    private ObjectiveDots() {}

    static @Nullable Drawing draw(Lineup lineup) {
        List<Block> blocks = blocks(lineup);
        if (blocks.isEmpty()) {
            return null;
        }
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(Mark.GOOD.legend(lineup.say("met", "tenu")));
        legend.add(Mark.BAD.legend(lineup.say("not met", "rompu")));
        legend.add(Mark.OPEN.legend(
                lineup.say("open: the interval has both in it", "indécis : l'intervalle est des deux côtés")));
        legend.add(Lines.line(lineup.say("what was promised", "ce qui est promis"), Theme.INK, Theme.stroke(0, 2)));
        Dots dots = new Dots(blocks, lineup.theme());
        int all = blocks.size();
        return lineup.drawing(
                new Scene.Words(
                        "objectives",
                        lineup.say(
                                "What was promised, strategy by strategy",
                                "Ce qui est promis, stratégie par stratégie"),
                        lineup.say("Objectives met, of " + all + ": ", "Objectifs tenus, sur " + all + " : ")
                                + lineup.each(contender -> lineup.human().count(met(contender))) + ".",
                        lineup.say(
                                "A dot is the figure of all replications together, the bar the interval that holds the true"
                                        + " one 95 times in 100. Each objective has an axis of its own. An objective is met or"
                                        + " not if the whole bar lies on one side of what was promised, and open otherwise.",
                                "Un point est le chiffre de toutes les réplications, la barre l'intervalle qui contient la"
                                        + " vraie valeur 95 fois sur 100. Chaque objectif a son axe. Un objectif est tenu ou"
                                        + " rompu si toute la barre est d'un côté de ce qui est promis, et sinon indécis.")),
                new Board(lineup.theme(), legend, dots::draw),
                legend,
                dots.height());
    }

    /** What is drawn, objective by objective. */
    static List<Block> blocks(Lineup lineup) {
        List<Contest> contests = lineup.contests(Kind.OBJECTIVE);
        List<Block> blocks = new ArrayList<>();
        for (Contest contest : contests) {
            Yardstick yardstick = contest.yardstick();
            List<Row> rows = lineup.contenders().stream()
                    .map(contender -> row(lineup, contender, yardstick))
                    .toList();
            Scale scale = lineup.scale(yardstick.unit(), Block.figures(rows), Dots.ticks(contests.size()));
            blocks.add(new Block(yardstick.name(), yardstick.text(), scale, "", "", false, rows));
        }
        return blocks;
    }

    private static Row row(Lineup lineup, Contender contender, Yardstick yardstick) {
        String name = lineup.name(contender.name());
        Promise promise = contender.findings().promises().get(yardstick.name());
        Objective objective = contender.findings().scenario().objectives().get(yardstick.name());
        if (promise == null || objective == null) {
            return Row.without(name, Double.NaN, lineup.say("promises nothing here", "ne le promet pas"), false);
        } else if (isEndless(promise, objective)) {
            Sample sample = promise.sample();
            String never = sample == null
                    ? lineup.say("never arrives", "n'arrive jamais")
                    : lineup.amounts().endless(sample);
            return Row.without(name, objective.value(), never, true);
        }
        Unit unit = yardstick.unit();
        Estimate actual = promise.actual();
        Amounts amounts = lineup.amounts();
        return Double.isFinite(actual.estimate())
                ? new Row(
                        name,
                        actual.estimate(),
                        Amounts.low(actual),
                        Amounts.high(unit, actual),
                        objective.value(),
                        mark(promise.verdict()),
                        "",
                        false,
                        amounts.of(unit, actual.estimate()))
                : Row.without(name, objective.value(), amounts.why(actual), false);
    }

    /** Whether so much never arrives that the latency has no finite figure in some replication. */
    private static boolean isEndless(Promise promise, Objective objective) {
        Sample sample = promise.sample();
        if (sample != null) {
            return sample.estimate().note() == Estimate.Note.ENDLESS;
        }
        return objective.metric().isDuration()
                && promise.remark() instanceof Remark.Because because
                && !(because.reason() instanceof Reason.NothingHappened);
    }

    private static Mark mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Mark.GOOD;
            case FAIL, NO_DATA -> Mark.BAD;
            case INCONCLUSIVE -> Mark.OPEN;
        };
    }

    private static int met(Contender contender) {
        return (int) contender.findings().promises().values().stream()
                .filter(promise -> promise.verdict() == Verdict.PASS)
                .count();
    }
}
