package buzzville.experiment.comparison;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.Yardstick;
import buzzville.experiment.comparison.Difference.Outcome;
import buzzville.experiment.comparison.Ranking.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A comparison in short: who won, by how much at the objective that decides, and at what price.
 *
 * <p>The objective that decides between a winner and another is the first of the file that the winner meets and the other breaks, else
 * that the winner meets and the other does not, else at which the winner is better; where there is more than one replication it must be
 * really better there, with its whole interval on one side of zero.
 *
 * @param leaders those on first place, in their order; the first of them stands for all below
 * @param overBaseline what the winner has over the baseline; null if the baseline is on first place itself
 * @param overSecond what it has over the best one that is not on first place, if that is not the baseline; null if there is none
 * @param leads what put those on first place before each of the strategies on the place behind it; empty if there is none
 * @param gains prices at which the winner is really better than the one it is measured against: the baseline, or else the second
 * @param tolls prices, and objectives, at which it is really worse
 */
public record Decision(
        List<String> leaders,
        @Nullable Edge overBaseline,
        @Nullable Edge overSecond,
        List<Lead> leads,
        List<Edge> gains,
        List<Edge> tolls) {
    private static final String WORKER_HOURS = "worker-hours";
    private static final String COST = "cost";

    /**
     * The winner beside another, by one figure.
     *
     * @param contest the figure; null where nothing shows that the winner is better
     * @param difference the winner less the other; null with it
     */
    public record Edge(
            String winner,
            String than,
            @Nullable Contest contest,
            @Nullable Difference difference) {}

    /** By what the ranking puts one strategy before another. */
    public enum Rule {
        /** It meets more objectives. */
        MET,
        /** It meets as many, and breaks fewer. */
        BROKEN,
        /** It meets and breaks as many, and is really better than its equals more often, less how often it is really worse. */
        TIE
    }

    /**
     * What put the winner before a strategy on the second place.
     *
     * @param winner where the winner stands
     * @param second where the other stands
     * @param rule the first rule of the ranking by which the two differ
     * @param better objectives at which the winner is really better than this one
     * @param worse objectives at which it is really worse
     */
    public record Lead(Standing winner, Standing second, Rule rule, List<Edge> better, List<Edge> worse) {}

    /** What a comparison comes to. */
    public static Decision of(Comparison comparison) {
        List<Standing> standings = comparison.ranking().standings();
        List<String> leaders = standings.stream()
                .filter(standing -> standing.place() == 1)
                .map(Standing::strategy)
                .toList();
        String second = standings.stream()
                .filter(standing -> standing.place() > 1)
                .map(Standing::strategy)
                .findFirst()
                .orElse(null);
        if (leaders.isEmpty() || second == null) {
            return new Decision(leaders, null, null, List.of(), List.of(), List.of());
        }
        String winner = leaders.get(0);
        String baseline = comparison.baseline();
        boolean challenged = !leaders.contains(baseline);
        Edge over = challenged ? edge(comparison, winner, baseline) : null;
        Edge next = second.equals(baseline) && challenged ? null : edge(comparison, winner, second);
        String than = challenged ? baseline : second;
        Outcome[] worse = {Outcome.WORSE};
        List<Edge> tolls = new ArrayList<>(prices(comparison, winner, than, worse));
        comparison.contests(Yardstick.Kind.OBJECTIVE).forEach(contest -> add(tolls, contest, winner, than, worse));
        return new Decision(
                leaders,
                over,
                next,
                leads(comparison),
                prices(comparison, winner, than, new Outcome[] {Outcome.BETTER}),
                tolls);
    }

    private static List<Lead> leads(Comparison comparison) {
        List<Standing> standings = comparison.ranking().standings();
        Standing first = standings.get(0);
        int place = standings.stream()
                .mapToInt(Standing::place)
                .filter(each -> each > 1)
                .min()
                .orElse(0);
        List<Lead> leads = new ArrayList<>();
        for (Standing second : standings) {
            if (second.place() == place) {
                leads.add(new Lead(
                        first,
                        second,
                        rule(comparison, first, second),
                        objectives(comparison, first.strategy(), second.strategy(), Outcome.BETTER),
                        objectives(comparison, first.strategy(), second.strategy(), Outcome.WORSE)));
            }
        }
        return leads;
    }

    private static Rule rule(Comparison comparison, Standing first, Standing second) {
        return first.met() != second.met()
                ? Rule.MET
                : broken(comparison, first) != broken(comparison, second) ? Rule.BROKEN : Rule.TIE;
    }

    private static int broken(Comparison comparison, Standing standing) {
        int all =
                comparison.contender(standing.strategy()).findings().promises().size();
        return all - standing.met() - standing.open();
    }

    /** Objectives at which one is really better or worse than another, as the ranking counts them: of the family of all pairs. */
    private static List<Edge> objectives(Comparison comparison, String winner, String than, Outcome outcome) {
        List<Edge> edges = new ArrayList<>();
        for (Contest contest : comparison.contests(Yardstick.Kind.OBJECTIVE)) {
            Difference difference = pair(contest, winner, than);
            if (difference != null && difference.outcome() == outcome) {
                edges.add(new Edge(winner, than, contest, difference));
            }
        }
        return edges;
    }

    /** Whether one strategy is before all others. */
    public boolean isClear() {
        return leaders.size() == 1 && (overBaseline != null || overSecond != null);
    }

    private static List<Edge> prices(Comparison comparison, String winner, String than, Outcome[] outcomes) {
        List<Contest> prices = comparison.contests(Yardstick.Kind.PRICE);
        boolean same = sameFigures(prices);
        List<Edge> edges = new ArrayList<>();
        for (Contest price : prices) {
            if (!(same && price.yardstick().name().equals(COST))) {
                add(edges, price, winner, than, outcomes);
            }
        }
        return edges;
    }

    /** Whether money says no more than hours do, as without prices of the scenario's own. */
    private static boolean sameFigures(List<Contest> prices) {
        Contest hours = named(prices, WORKER_HOURS);
        Contest money = named(prices, COST);
        return hours != null && money != null && hours.estimates().equals(money.estimates());
    }

    private static @Nullable Contest named(List<Contest> contests, String name) {
        return contests.stream()
                .filter(contest -> contest.yardstick().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static void add(List<Edge> edges, Contest contest, String winner, String than, Outcome[] outcomes) {
        Difference difference = between(contest, winner, than);
        if (difference != null && List.of(outcomes).contains(difference.outcome())) {
            edges.add(new Edge(winner, than, contest, difference));
        }
    }

    private static Edge edge(Comparison comparison, String winner, String than) {
        boolean single = comparison.replications() == 1;
        List<Predicate<Contest>> wishes = List.of(
                contest -> verdict(comparison, winner, contest) == Verdict.PASS
                        && verdict(comparison, than, contest) == Verdict.FAIL,
                contest -> verdict(comparison, winner, contest) == Verdict.PASS
                        && verdict(comparison, than, contest) != Verdict.PASS,
                contest -> true);
        for (Predicate<Contest> wish : wishes) {
            for (Contest contest : comparison.contests(Yardstick.Kind.OBJECTIVE)) {
                Difference difference = between(contest, winner, than);
                if (difference != null && wish.test(contest) && isBetter(contest, difference, single)) {
                    return new Edge(winner, than, contest, difference);
                }
            }
        }
        return new Edge(winner, than, null, null);
    }

    private static boolean isBetter(Contest contest, Difference difference, boolean single) {
        double size = difference.estimate().estimate();
        return single
                ? contest.yardstick().wantsLittle() ? size < 0 : size > 0
                : difference.outcome() == Outcome.BETTER;
    }

    private static @Nullable Verdict verdict(Comparison comparison, String strategy, Contest contest) {
        Promise promise = comparison
                .contender(strategy)
                .findings()
                .promises()
                .get(contest.yardstick().name());
        return promise == null ? null : promise.verdict();
    }

    /** One strategy less another: of the family of differences from the baseline if it is that, else of all pairs. */
    private static @Nullable Difference between(Contest contest, String winner, String than) {
        for (Difference difference : contest.againstBaseline()) {
            if (difference.strategy().equals(winner) && difference.than().equals(than)) {
                return difference;
            }
        }
        return pair(contest, winner, than);
    }

    private static @Nullable Difference pair(Contest contest, String winner, String than) {
        for (Difference pair : contest.pairs()) {
            if (pair.strategy().equals(winner) && pair.than().equals(than)) {
                return pair;
            } else if (pair.strategy().equals(than) && pair.than().equals(winner)) {
                return turned(pair);
            }
        }
        return null;
    }

    private static Difference turned(Difference pair) {
        Estimate estimate = pair.estimate();
        Outcome outcome = switch (pair.outcome()) {
            case BETTER -> Outcome.WORSE;
            case WORSE -> Outcome.BETTER;
            case SAME, OPEN, NO_DATA -> pair.outcome();
        };
        return new Difference(
                /* strategy= */ pair.than(),
                /* than= */ pair.strategy(),
                new Estimate(
                        0 - estimate.estimate(),
                        0 - estimate.high(),
                        0 - estimate.low(),
                        estimate.n(),
                        estimate.note()),
                pair.confidence(),
                outcome);
    }
}
