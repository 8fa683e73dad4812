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
import buzzville.report.text.SafeText;
import buzzville.report.text.YardstickWords;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first screen of a comparison in one language: who won, by how much, at what price, and the scoreboard that shows it. */
final class ComparisonTop {
    /** Prices that have a line of their own; the table of prices has all. */
    private static final int MOST_LINES = 4;

    /** Undecided objectives that are named. */
    private static final int MOST_OPEN = 3;

    private final Comparison comparison;
    private final Decision decision;
    private final Wording words;
    private final Html html;
    private final Leaders leaders;
    private final Amounts amounts;
    private final YardstickWords names;
    private final LeadWords lead;

    ComparisonTop(Comparison comparison, Wording words, Html html) {
        this.comparison = comparison;
        this.decision = Decision.of(comparison);
        this.words = words;
        this.html = html;
        this.leaders = new Leaders(comparison, words);
        Scenario scenario = comparison.contenders().get(0).findings().scenario();
        this.amounts = new Amounts(words.language(), scenario.prices().currency());
        this.names = new YardstickWords(scenario, words.language());
        this.lead = new LeadWords(comparison, decision, words, names, amounts);
    }

    /** The sentence, the three answers, the scoreboard. */
    void write() {
        html.markup("<p class=\"verdict" + leaders.colour() + "\">").text(sentence());
        String next = decision.isClear() ? lead.sentence() : "";
        if (!next.isEmpty()) {
            html.markup(" ").element("span class=\"next\"", next);
        }
        html.markup("</p>\n<div class=\"answers\">\n");
        who();
        howMuch();
        price();
        html.markup("</div>\n");
        new Scoreboard(comparison, decision, words, html).write(hasInterval(edge()) ? " * " + sure() : "");
    }

    private String sentence() {
        Edge edge = edge();
        if (!decision.isClear() || edge == null) {
            return leaders.best();
        }
        List<Edge> paid = prices(decision.tolls());
        String price = paid.isEmpty() ? "" : words.say(", at the price of ", ", au prix de ") + toll(paid.get(0));
        return edge.winner() + wins() + words.say(": ", "\u00a0: ") + advantage(edge) + price + ".";
    }

    /** Whoever breaks or leaves open what was promised is before the others, and has not won. */
    private String wins() {
        Standing first = comparison.ranking().standings().get(0);
        int all = leaders.promises(first);
        int broken = all - first.met() - first.open();
        if (first.met() == all) {
            return words.say(" wins", " l'emporte");
        }
        List<String> but = new ArrayList<>();
        if (broken > 0) {
            but.add(words.say(broken + " broken", broken + (broken == 1 ? " rompu" : " rompus")));
        }
        if (first.open() > 0) {
            but.add(words.say(first.open() + " undecided", first.open() + " indécis"));
        }
        return words.say(
                        " leads, with " + first.met() + " of " + all + " objectives met and ",
                        " mène, avec " + first.met()
                                + (first.met() < 2 ? " objectif tenu sur " : " objectifs tenus sur ") + all + " et ")
                + String.join(words.say(" and ", " et "), but);
    }

    /** What decides, in the middle of a sentence. */
    private String advantage(Edge edge) {
        Contest contest = edge.contest();
        if (contest == null || edge.difference() == null) {
            return words.say(
                    "more objectives met than " + edge.than() + ", though none with a difference that cannot be chance",
                    "plus d'objectifs tenus que " + edge.than()
                            + ", mais aucun avec un écart qui ne puisse être dû au hasard");
        }
        return lead.called(contest.yardstick()) + words.say(" is ", " vaut ") + lead.instead(contest, edge);
    }

    private String gap(Contest contest, Difference difference) {
        return Double.isFinite(difference.estimate().estimate())
                ? amounts.difference(contest.yardstick().unit(), difference.estimate())
                : "";
    }

    private @Nullable Edge edge() {
        return decision.overBaseline() != null ? decision.overBaseline() : decision.overSecond();
    }

    private void who() {
        List<String> first = decision.leaders();
        Standing best = comparison.ranking().standings().get(0);
        boolean any = leaders.promises(best) > 0;
        boolean won = best.met() == leaders.promises(best);
        open("Which strategy " + (won ? "won?" : "leads?"), "Quelle stratégie " + (won ? "l'emporte ?" : "mène ?"));
        if (!any) {
            big(words.say("nobody", "aucune"));
            line(words.say("Nothing was promised.", "Rien n'était promis."));
        } else {
            big(String.join(", ", first));
            for (Standing standing : comparison.ranking().standings()) {
                if (standing.strategy().equals(first.get(0))) {
                    line(kept(standing));
                    open(standing);
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
                standing.met() + " of " + all + (all == 1 ? " objective" : " objectives") + " met, "
                        + (broken == 0 ? "none" : broken) + " broken",
                standing.met() + (standing.met() < 2 ? " objectif tenu" : " objectifs tenus") + " sur " + all + ", "
                        + (broken == 0 ? "aucun rompu" : broken + (broken < 2 ? " rompu" : " rompus")));
    }

    /** Objectives that are neither met nor broken: which, why, and how near. */
    private void open(Standing standing) {
        if (standing.open() == 0) {
            return;
        }
        line(standing.open()
                + words.say(" undecided: ", " indécis\u00a0: ")
                + LeadWords.undecided(comparison.replications(), words));
        comparison.contests(Kind.OBJECTIVE).stream()
                .filter(contest -> isOpen(contest, standing.strategy()))
                .limit(MOST_OPEN)
                .forEach(contest -> {
                    String name = contest.yardstick().name();
                    Promise promise = Objects.requireNonNull(comparison
                            .contender(standing.strategy())
                            .findings()
                            .promises()
                            .get(name));
                    soft(names.name(contest.yardstick())
                            + words.say(": ", "\u00a0: ")
                            + amounts.of(contest.yardstick().unit(), promise.actual())
                            + " "
                            + amounts.interval(contest.yardstick().unit(), promise.actual())
                            + asked(contest.yardstick()));
                });
    }

    private String asked(Yardstick yardstick) {
        Objective objective = comparison
                .contender(comparison.baseline())
                .findings()
                .scenario()
                .objectives()
                .get(yardstick.name());
        return objective == null
                ? ""
                : words.say(", promised ", ", promis ") + objective.comparison().sign() + " "
                        + amounts.of(yardstick.unit(), objective.value());
    }

    private boolean isOpen(Contest contest, String strategy) {
        Promise promise = comparison
                .contender(strategy)
                .findings()
                .promises()
                .get(contest.yardstick().name());
        return promise != null && promise.verdict() == Verdict.INCONCLUSIVE;
    }

    private void howMuch() {
        Edge edge = edge();
        String than = edge == null ? "" : edge.than();
        open(
                than.isEmpty() ? "By how much?" : "By how much, beside “" + than + "”?",
                than.isEmpty() ? "De combien ?" : "De combien, face à « " + than + " » ?");
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
                big(gap.isEmpty() ? lead.figure(contest, edge.winner()) : gap);
                measured(contest, difference);
                line(names.name(contest.yardstick()) + words.say(": ", "\u00a0: ") + lead.instead(contest, edge));
                soft(names.text(contest.yardstick()));
            }
        }
        if (edge != null) {
            lead.lines(decision.isClear()).forEach(this::line);
        }
        close();
    }

    private static boolean hasInterval(@Nullable Edge edge) {
        return edge != null
                && edge.difference() != null
                && Double.isFinite(edge.difference().estimate().low())
                && Double.isFinite(edge.difference().estimate().high());
    }

    private void measured(Contest contest, Difference difference) {
        Yardstick.Unit unit = contest.yardstick().unit();
        Estimate estimate = difference.estimate();
        if (!Double.isFinite(estimate.low()) || !Double.isFinite(estimate.high())) {
            line(words.say("one replication: no interval", "une seule réplication : pas d'intervalle"));
            return;
        }
        html.markup("<p title=\"" + SafeText.html(sure()) + "\">")
                .text(amounts.differences(unit, estimate)
                        + words.say(", 95 times in 100\u00a0*", ", 95 fois sur 100\u00a0*"))
                .markup("</p>\n");
    }

    /** What the limits of a difference mean, in plain words. */
    private String sure() {
        int n = comparison.replications();
        int others = comparison.contenders().size() - 1;
        boolean against = decision.overBaseline() != null;
        String whose = against
                ? others == 1
                        ? words.say("the true difference lies", "la vraie différence est")
                        : words.say(
                                "the true differences of all " + others + " strategies from " + comparison.baseline()
                                        + " lie",
                                "les vraies différences des " + others + " stratégies avec " + comparison.baseline()
                                        + " sont")
                : words.say(
                        "the true differences of all pairs lie", "les vraies différences de toutes les paires sont");
        String cities = comparison.paired()
                ? words.say(
                        "every strategy lived through the same " + n
                                + " courses of events, and how much the difference varies"
                                + " among them says how sure it is",
                        "chaque stratégie a vécu les mêmes " + n + " déroulements, et ce que l'écart varie de l'un à"
                                + " l'autre dit à quel point il est sûr")
                : words.say(
                        "every strategy lived through " + n
                                + " courses of events of its own, and how much they vary says how" + " sure it is",
                        "chaque stratégie a vécu " + n
                                + " déroulements à elle, et leur variation dit à quel point il est" + " sûr");
        return words.say("95 times in 100 ", "95 fois sur 100, ")
                + whose
                + words.say(" within such limits together; ", " ensemble dans de telles bornes ; ")
                + cities
                + words.say(". pp: points of a per cent.", ". pts : points de pourcentage.");
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
                line(words.say("worse at ", "moins bien\u00a0: ")
                        + lead.called(contest.yardstick())
                        + words.say(": ", "\u00a0: ")
                        + lead.figure(contest, each.winner())
                        + words.say(" instead of ", " au lieu de ")
                        + lead.figure(contest, each.than()));
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
        boolean lost = prices.stream().anyMatch(edge -> isCalled(edge, Price.INFORMATION_LOST));
        prices.removeIf(edge -> lost && isCalled(edge, Price.MERGED));
        prices.sort(
                (a, b) -> Boolean.compare(isCalled(b, Price.INFORMATION_LOST), isCalled(a, Price.INFORMATION_LOST)));
        return prices;
    }

    private static boolean isCalled(Edge edge, Price price) {
        return edge.contest() != null && edge.contest().yardstick().name().equals(price.label());
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
            if (price.label().equals(yardstick.name())) {
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
