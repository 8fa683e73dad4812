package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Estimate;
import buzzville.experiment.Price;
import buzzville.experiment.Promise;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Decision;
import buzzville.experiment.comparison.Decision.Edge;
import buzzville.experiment.comparison.Difference;
import buzzville.experiment.comparison.Ranking.Standing;
import buzzville.report.text.Amounts;
import buzzville.report.text.YardstickWords;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first screen of a comparison in one language: who won, by how much, at what price, and the scoreboard that shows it. */
final class ComparisonTop {
    /** Prices that have a line of their own; the table of prices has all. */
    private static final int MOST_LINES = 4;

    /** Prices that there are words for in the middle of a sentence. */
    private static final Set<Price> TOLD = EnumSet.of(
            Price.HELD_BACK,
            Price.SUPPRESSED,
            Price.SHED,
            Price.INFORMATION_LOST,
            Price.RETRIES,
            Price.WASTED,
            Price.WORKER_HOURS);

    private final Comparison comparison;
    private final Decision decision;
    private final Wording words;
    private final Html html;
    private final Leaders leaders;
    private final Amounts amounts;
    private final YardstickWords names;

    ComparisonTop(Comparison comparison, Wording words, Html html) {
        this.comparison = comparison;
        this.decision = Decision.of(comparison);
        this.words = words;
        this.html = html;
        this.leaders = new Leaders(comparison, words);
        Scenario scenario = comparison.contenders().get(0).findings().scenario();
        this.amounts = new Amounts(words.language(), scenario.prices().currency());
        this.names = new YardstickWords(scenario, words.language());
    }

    /** The sentence, the three answers, the scoreboard. */
    void write() {
        html.element("p class=\"verdict" + leaders.colour() + "\"", sentence()).line();
        html.markup("<div class=\"answers\">\n");
        who();
        howMuch();
        price();
        html.markup("</div>\n");
        new Scoreboard(comparison, decision, words, html).write();
    }

    private String sentence() {
        Edge edge = edge();
        if (!decision.isClear() || edge == null) {
            return leaders.best();
        }
        String winner = words.say(edge.winner() + " wins", edge.winner() + " l'emporte");
        List<Edge> paid = prices(decision.tolls());
        String price = paid.isEmpty() ? "" : words.say(", at the price of ", ", au prix de ") + toll(paid.get(0));
        return winner + words.say(": ", "\u00a0: ") + advantage(edge) + price + ".";
    }

    /** What decides, in the middle of a sentence. */
    private String advantage(Edge edge) {
        Contest contest = edge.contest();
        Difference difference = edge.difference();
        if (contest == null || difference == null) {
            return words.say(
                    "more objectives met than " + edge.than() + ", though none with a difference that cannot be chance",
                    "plus d'objectifs tenus que " + edge.than()
                            + ", mais aucun avec un écart qui ne puisse être dû au hasard");
        }
        String interval = amounts.differences(contest.yardstick().unit(), difference.estimate());
        return names.name(contest.yardstick())
                + words.say(" is ", " vaut ")
                + figure(contest, edge.winner())
                + words.say(" instead of ", " au lieu de ")
                + figure(contest, edge.than())
                + words.say(" under ", " sous ")
                + edge.than()
                + (gap(contest, difference).isEmpty() ? "" : " (" + gap(contest, difference) + " " + interval + ")");
    }

    private String gap(Contest contest, Difference difference) {
        return Double.isFinite(difference.estimate().estimate())
                ? amounts.difference(contest.yardstick().unit(), difference.estimate())
                : "";
    }

    private String figure(Contest contest, String strategy) {
        Estimate estimate = Objects.requireNonNull(contest.estimates().get(strategy));
        return amounts.of(contest.yardstick().unit(), estimate);
    }

    private @Nullable Edge edge() {
        return decision.overBaseline() != null ? decision.overBaseline() : decision.overSecond();
    }

    private void who() {
        open("Which strategy won?", "Quelle stratégie l'emporte ?");
        List<String> first = decision.leaders();
        boolean any = leaders.promises(comparison.ranking().standings().get(0)) > 0;
        if (!any) {
            big(words.say("nobody", "aucune"));
            line(words.say("Nothing was promised.", "Rien n'était promis."));
        } else {
            big(String.join(", ", first));
            for (Standing standing : comparison.ranking().standings()) {
                if (standing.strategy().equals(first.get(0))) {
                    line(kept(standing));
                }
            }
            if (first.size() > 1) {
                line(words.say("They share first place.", "Elles se partagent la première place."));
            }
        }
        close();
    }

    private String kept(Standing standing) {
        int all = leaders.promises(standing);
        int broken = all - standing.met() - standing.open();
        return words.say(
                standing.met() + " of " + all + (all == 1 ? " objective" : " objectives") + " met, " + broken
                        + " broken, " + standing.open() + " left open",
                standing.met() + (standing.met() < 2 ? " objectif tenu" : " objectifs tenus") + " sur " + all + ", "
                        + broken + (broken < 2 ? " rompu, " : " rompus, ") + standing.open() + " indécis");
    }

    private void howMuch() {
        open("By how much?", "De combien ?");
        Edge edge = edge();
        if (edge == null) {
            big(words.say("not at all", "pas du tout"));
            line(words.say(
                    "No strategy is behind the others in objectives.",
                    "Aucune stratégie n'est derrière les autres en objectifs."));
        } else {
            Contest contest = edge.contest();
            Difference difference = edge.difference();
            if (contest == null || difference == null) {
                big(words.say("cannot be told", "on ne peut le dire"));
                line(advantage(edge));
            } else {
                String gap = gap(contest, difference);
                big(gap.isEmpty() ? figure(contest, edge.winner()) : gap);
                measured(contest, difference);
                line(names.name(contest.yardstick())
                        + words.say(": ", "\u00a0: ")
                        + figure(contest, edge.winner())
                        + words.say(" instead of ", " au lieu de ")
                        + figure(contest, edge.than())
                        + words.say(" under ", " sous ")
                        + edge.than());
                soft(names.text(contest.yardstick()));
            }
        }
        Edge second = decision.overSecond();
        if (second != null && decision.overBaseline() != null && second.contest() != null) {
            line(words.say("Ahead of the second, ", "Devant la deuxième, ")
                    + second.than()
                    + words.say(": ", "\u00a0: ")
                    + advantage(second));
        }
        close();
    }

    private void measured(Contest contest, Difference difference) {
        String interval = amounts.differences(contest.yardstick().unit(), difference.estimate());
        line(
                interval.isEmpty()
                        ? words.say("one replication: no interval", "une seule réplication : pas d'intervalle")
                        : interval
                                + words.say(", 95 %, all strategies together", ", à 95 %, toutes stratégies ensemble"));
    }

    private void price() {
        open("At what price?", "À quel prix ?");
        List<Edge> tolls = prices(decision.tolls());
        Edge edge = edge();
        if (edge == null) {
            big(words.say("nothing to compare", "rien à comparer"));
        } else if (tolls.isEmpty()) {
            big(words.say("no price is really higher", "aucun prix vraiment plus haut"));
        } else {
            big(toll(tolls.get(0)));
            tolls.stream().skip(1).limit(MOST_LINES - 1L).forEach(each -> line(toll(each)));
        }
        for (Edge each : decision.tolls()) {
            Contest contest = each.contest();
            if (contest != null && contest.yardstick().kind() == Kind.OBJECTIVE) {
                line(words.say("worse at ", "moins bien en ")
                        + names.name(contest.yardstick())
                        + words.say(": ", "\u00a0: ")
                        + figure(contest, each.winner())
                        + words.say(" instead of ", " au lieu de ")
                        + figure(contest, each.than()));
            }
        }
        decision.gains().stream().limit(2).forEach(each -> line(words.say("saves ", "épargne ") + saved(each)));
        if (edge != null) {
            soft(words.say("Per run, against " + than() + ".", "Par essai, par rapport à " + than() + "."));
        }
        close();
    }

    private String than() {
        Edge edge = Objects.requireNonNull(edge());
        return edge.than();
    }

    private static List<Edge> prices(List<Edge> edges) {
        List<Edge> prices = new ArrayList<>();
        for (Edge edge : edges) {
            Contest contest = edge.contest();
            if (contest != null && contest.yardstick().kind() == Kind.PRICE) {
                prices.add(edge);
            }
        }
        // what is given up for ever says more than that it was merged on the way
        boolean lost = prices.stream().anyMatch(edge -> isCalled(edge, "information lost"));
        prices.removeIf(edge -> lost && isCalled(edge, "merged"));
        prices.sort((a, b) -> Boolean.compare(isCalled(b, "information lost"), isCalled(a, "information lost")));
        return prices;
    }

    private static boolean isCalled(Edge edge, String name) {
        return edge.contest() != null && edge.contest().yardstick().name().equals(name);
    }

    private String toll(Edge edge) {
        return "+"
                + amount(
                        edge,
                        Objects.requireNonNull(edge.difference()).estimate().estimate());
    }

    private String saved(Edge edge) {
        return amount(
                edge,
                Math.abs(Objects.requireNonNull(edge.difference()).estimate().estimate()));
    }

    private String amount(Edge edge, double value) {
        Yardstick yardstick = Objects.requireNonNull(edge.contest()).yardstick();
        double shown = yardstick.unit() == Yardstick.Unit.COUNT ? Math.round(value) : value;
        for (Price price : Price.values()) {
            if (price.label().equals(yardstick.name()) && TOLD.contains(price)) {
                return names.toll(price, shown);
            }
        }
        return names.name(yardstick) + " " + amounts.of(yardstick.unit(), shown);
    }

    private void open(String english, String french) {
        html.markup("<div class=\"answer\">")
                .element("h2", words.say(english, french))
                .line();
    }

    private void big(String text) {
        html.element("p class=\"big\"", text).line();
    }

    private void line(String text) {
        html.element("p", text).line();
    }

    private void soft(String text) {
        html.element("p class=\"facts\"", text).line();
    }

    private void close() {
        html.markup("</div>\n");
    }

    /** How a verdict looks, in classes of the style and in a sign that needs no colour. */
    static String look(@Nullable Promise promise) {
        return promise == null
                ? "open"
                : promise.verdict() == Verdict.PASS
                        ? "pass"
                        : promise.verdict() == Verdict.INCONCLUSIVE ? "open" : "fail";
    }
}
