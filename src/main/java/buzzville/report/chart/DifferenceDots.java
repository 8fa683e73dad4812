package buzzville.report.chart;

import buzzville.experiment.Estimate;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Difference;
import buzzville.experiment.comparison.Difference.Outcome;
import buzzville.report.chart.Dots.Block;
import buzzville.report.chart.Dots.Mark;
import buzzville.report.chart.Dots.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jfree.chart.LegendItemCollection;
import org.jspecify.annotations.Nullable;

/** Every strategy less the baseline, by each objective and measure, or by every figure where there are none. */
final class DifferenceDots {
    private DifferenceDots() {}

    static @Nullable Drawing draw(Lineup lineup) {
        List<Contest> contests = contests(lineup);
        List<Block> blocks = blocks(lineup);
        if (blocks.isEmpty()) {
            return null;
        }
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(Mark.GOOD.legend(lineup.say("really better", "vraiment mieux")));
        legend.add(Mark.BAD.legend(lineup.say("really worse", "vraiment pire")));
        legend.add(Mark.OPEN.legend(lineup.say("cannot be told", "on ne sait pas")));
        legend.add(Mark.SAME.legend(lineup.say("the same in every replication", "pareil à chaque réplication")));
        Dots dots = new Dots(blocks, lineup.theme());
        String baseline = lineup.name(lineup.comparison().baseline());
        String how = lineup.comparison().paired()
                ? lineup.say(
                        "Both met the very same occurrences, replication by replication, so what both had in common is"
                                + " taken out.",
                        "Les deux ont rencontré exactement les mêmes occurrences, réplication par réplication : ce qu'ils"
                                + " ont en commun est ôté.")
                : lineup.say(
                        "They did not meet the same occurrences, so intervals are those of independent samples.",
                        "Ils n'ont pas rencontré les mêmes occurrences : les intervalles sont ceux d'échantillons"
                                + " indépendants.");
        return lineup.drawing(
                new Scene.Words(
                        "differences",
                        lineup.say("How much better or worse than ", "Combien mieux ou pire que ") + baseline,
                        lineup.say(
                                        "Really better / really worse, of " + contests.size() + " figures: ",
                                        "Vraiment mieux / vraiment pire, sur " + contests.size() + " chiffres : ")
                                + counts(lineup, contests) + ".",
                        lineup.say(
                                        "A dot is a strategy's figure less that of " + baseline
                                                + ". All bars of a panel hold"
                                                + " together 95 times in 100 (Bonferroni); where a bar crosses the line at 0, nobody"
                                                + " knows which is better. pp: points of a per cent. ",
                                        "Un point est le chiffre d'une stratégie moins celui de " + baseline
                                                + ". Toutes les barres"
                                                + " d'un cadre valent ensemble 95 fois sur 100 (Bonferroni) ; une barre qui coupe la"
                                                + " ligne du 0 ne dit pas qui est meilleur. pts : points de pourcentage. ")
                                + how),
                new Board(lineup.theme(), legend, dots::draw),
                legend,
                dots.height());
    }

    private static List<Contest> contests(Lineup lineup) {
        List<Contest> promised = new ArrayList<>(lineup.contests(Kind.OBJECTIVE));
        promised.addAll(lineup.contests(Kind.MEASURE));
        List<Contest> all = promised.isEmpty() ? lineup.comparison().contests() : promised;
        return all.stream()
                .filter(contest -> !contest.againstBaseline().isEmpty())
                .toList();
    }

    /** What is drawn, figure by figure. */
    static List<Block> blocks(Lineup lineup) {
        List<Contest> contests = contests(lineup);
        List<Block> blocks = new ArrayList<>();
        for (Contest contest : contests) {
            Yardstick yardstick = contest.yardstick();
            List<Row> rows = contest.againstBaseline().stream()
                    .map(difference -> row(lineup, difference, contest))
                    .toList();
            String better = lineup.say("better", "mieux");
            blocks.add(new Block(
                    lineup.words().name(yardstick),
                    lineup.words().text(yardstick),
                    scale(lineup, yardstick, rows, Dots.ticks(contests.size())),
                    yardstick.wantsLittle() ? "← " + better : "",
                    yardstick.wantsLittle() ? "" : better + " →",
                    true,
                    rows));
        }
        return blocks;
    }

    /** Around 0, so that there is room on both sides of it. */
    private static Scale scale(Lineup lineup, Yardstick yardstick, List<Row> rows, int ticks) {
        double least = 0;
        double most = 0;
        for (double figure : Block.figures(rows)) {
            least = Double.isFinite(figure) ? Math.min(least, figure) : least;
            most = Double.isFinite(figure) ? Math.max(most, figure) : most;
        }
        double room = (most - least) / 8;
        boolean time = yardstick.unit() == Yardstick.Unit.DURATION;
        return least == 0 && most == 0
                ? new Scale(-1, 1, List.of(new Scale.Tick(0, lineup.amounts().difference(yardstick.unit(), 0))), false)
                : Scale.between(
                        Math.min(least, -room),
                        Math.max(most, room),
                        ticks,
                        time,
                        figure -> lineup.amounts().difference(yardstick.unit(), figure));
    }

    private static Row row(Lineup lineup, Difference difference, Contest contest) {
        Yardstick yardstick = contest.yardstick();
        String name = lineup.name(difference.strategy());
        Estimate estimate = difference.estimate();
        if (!Double.isFinite(estimate.estimate())) {
            boolean atTheEnd = difference.outcome() == Outcome.WORSE && yardstick.wantsLittle();
            return Row.without(name, 0, words(lineup, difference, contest), atTheEnd);
        }
        return new Row(
                name,
                estimate.estimate(),
                estimate.low(),
                estimate.high(),
                0,
                mark(difference.outcome()),
                "",
                false,
                lineup.amounts().difference(yardstick.unit(), estimate.estimate()));
    }

    /** What there is to say where a difference has no figure. */
    private static String words(Lineup lineup, Difference difference, Contest contest) {
        if (difference.estimate().note() != Estimate.Note.ENDLESS) {
            return lineup.amounts().why(difference.estimate());
        }
        String mine = endless(lineup, contest, difference.strategy());
        String other = endless(lineup, contest, difference.than());
        String than = lineup.name(difference.than());
        return mine.isEmpty()
                ? than + lineup.say(": ", " : ") + other
                : other.isEmpty() ? mine : mine + " ; " + than + lineup.say(": ", " : ") + other;
    }

    /** In how many replications too much never arrives; empty if in none. */
    private static String endless(Lineup lineup, Contest contest, String strategy) {
        Sample sample = contest.samples().get(strategy);
        if (sample == null || sample.endless() == 0) {
            return "";
        }
        return lineup.amounts().endless(sample);
    }

    private static Mark mark(Outcome outcome) {
        return switch (outcome) {
            case BETTER -> Mark.GOOD;
            case WORSE -> Mark.BAD;
            case SAME -> Mark.SAME;
            case OPEN, NO_DATA -> Mark.OPEN;
        };
    }

    private static String counts(Lineup lineup, List<Contest> contests) {
        StringJoiner list = new StringJoiner(", ");
        lineup.contenders().forEach(contender -> {
            if (!contender.name().equals(lineup.comparison().baseline())) {
                list.add(lineup.name(contender.name()) + " " + count(contests, contender.name(), Outcome.BETTER) + " / "
                        + count(contests, contender.name(), Outcome.WORSE));
            }
        });
        return list.toString();
    }

    private static long count(List<Contest> contests, String strategy, Outcome outcome) {
        return contests.stream()
                .flatMap(contest -> contest.againstBaseline().stream())
                .filter(difference -> difference.strategy().equals(strategy) && difference.outcome() == outcome)
                .count();
    }
}
