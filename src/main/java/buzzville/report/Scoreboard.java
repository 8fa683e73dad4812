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
import buzzville.experiment.comparison.Decision.Lead;
import buzzville.experiment.comparison.Decision.Rule;
import buzzville.experiment.comparison.Ranking;
import buzzville.experiment.comparison.Ranking.Standing;
import buzzville.report.text.Amounts;
import buzzville.report.text.Human;
import buzzville.report.text.SafeText;
import buzzville.report.text.YardstickWords;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Strategies by place, each in a row: its verdicts, what decides between equals, its figure at the objective that decides with its interval,
 * and what it pays. A picture and a table at once, which needs no script.
 */
final class Scoreboard {
    private static final int MOST_PRICES = 3;
    private static final int MOST_TIES = 2;
    private static final double BAR = 76;

    private final Comparison comparison;
    private final Wording words;
    private final Html html;
    private final Amounts amounts;
    private final YardstickWords names;
    private final @Nullable Contest deciding;
    private final List<Contest> objectives;
    private final List<Contest> ties;
    private final List<Contest> prices;
    private final @Nullable ScoreDots dots;

    Scoreboard(Comparison comparison, Decision decision, Wording words, Html html) {
        this.comparison = comparison;
        this.words = words;
        this.html = html;
        Scenario scenario =
                comparison.contender(comparison.baseline()).findings().scenario();
        this.amounts = new Amounts(words.language(), scenario.prices().currency());
        this.names = new YardstickWords(scenario, words.language());
        this.objectives = comparison.contests(Kind.OBJECTIVE);
        this.deciding = deciding(decision);
        this.ties = ties(decision);
        this.prices = prices(decision);
        this.dots = deciding == null
                ? null
                : new ScoreDots(
                        deciding, scenario.objectives().get(deciding.yardstick().name()), amounts, words.human(), html);
    }

    private @Nullable Contest deciding(Decision decision) {
        for (Edge edge : new @Nullable Edge[] {decision.overBaseline(), decision.overSecond()}) {
            if (edge != null && edge.contest() != null) {
                return edge.contest();
            }
        }
        return objectives.stream().findFirst().orElse(null);
    }

    /** The objectives that put the first before its equals. */
    private List<Contest> ties(Decision decision) {
        List<Contest> chosen = new ArrayList<>();
        for (Lead lead : decision.leads()) {
            Contest contest =
                    lead.better().isEmpty() ? null : lead.better().get(0).contest();
            if (lead.rule() == Rule.TIE && contest != null && !contest.equals(deciding) && !chosen.contains(contest)) {
                chosen.add(contest);
            }
        }
        return chosen.subList(0, Math.min(MOST_TIES, chosen.size()));
    }

    /** What the winner pays and saves, then whatever else strategies differ in. */
    private List<Contest> prices(Decision decision) {
        List<Contest> chosen = new ArrayList<>();
        for (List<Edge> edges : List.of(decision.tolls(), decision.gains())) {
            for (Edge edge : edges) {
                Contest contest = edge.contest();
                if (contest != null && contest.yardstick().kind() == Kind.PRICE) {
                    chosen.add(contest);
                }
            }
        }
        for (Contest contest : comparison.contests(Kind.PRICE)) {
            long values = figures(contest).distinct().count();
            if (values > 1 && !chosen.contains(contest) && !is(contest, Price.COST)) {
                chosen.add(contest);
            }
        }
        boolean lost = chosen.stream().anyMatch(each -> is(each, Price.INFORMATION_LOST));
        chosen.removeIf(each -> lost && is(each, Price.MERGED));
        chosen.sort((a, b) -> Integer.compare(weight(a), weight(b)));
        return chosen.subList(0, Math.min(MOST_PRICES, chosen.size()));
    }

    private static boolean is(Contest contest, Price price) {
        return contest.yardstick().name().equals(price.label());
    }

    /** What everybody understands comes first: what is given up, then what is paid. */
    private static int weight(Contest contest) {
        List<Price> order = List.of(
                Price.INFORMATION_LOST, Price.SUPPRESSED, Price.SHED, Price.SAMPLED, Price.WORKER_HOURS, Price.RETRIES);
        for (int i = 0; i < order.size(); i++) {
            if (is(contest, order.get(i))) {
                return i;
            }
        }
        return order.size();
    }

    private static DoubleStream figures(Contest contest) {
        return contest.estimates().values().stream()
                .mapToDouble(Estimate::estimate)
                .filter(Double::isFinite);
    }

    /** @param footnote what the caption ends with; empty if there is nothing more to say */
    void write(String footnote) {
        html.markup("<div class=\"wide\"><table class=\"score\">\n");
        html.element("caption", caption() + footnote).markup("\n<thead><tr>");
        html.element("th class=\"n\"", words.say("place", "place"));
        html.element("th", words.say("strategy", "stratégie"));
        for (Contest objective : objectives) {
            html.markup(
                    "<th class=\"goal\" scope=\"col\" title=\"" + attribute(names.text(objective.yardstick())) + "\">");
            html.element("span", names.name(objective.yardstick())).markup("</th>");
        }
        if (areTied()) {
            html.element("th class=\"n\"", words.say("tie-break", "départage"));
        }
        for (Contest tie : ties) {
            head("th class=\"n tie\"", tie, "");
        }
        if (deciding != null && dots != null) {
            html.markup("<th class=\"picture\">").text(names.name(deciding.yardstick()));
            html.element("span class=\"asked\"", names.text(deciding.yardstick()));
            dots.head();
            html.markup("</th>");
        }
        for (Contest price : prices) {
            head("th", price, about(price));
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (Standing standing : comparison.ranking().standings()) {
            row(standing);
        }
        html.markup("</tbody></table></div>\n");
    }

    private void head(String tag, Contest contest, String about) {
        html.markup("<" + tag + " title=\"" + attribute(names.text(contest.yardstick())) + "\">")
                .text(names.name(contest.yardstick()));
        if (!about.isEmpty()) {
            html.element("span class=\"asked\"", about);
        }
        html.markup("</th>");
    }

    /** What is counted, under the name of a price. */
    private String about(Contest price) {
        if (is(price, Price.WORKER_HOURS)) {
            return words.say("paid workers × ", "agents payés × ") + names.measured();
        } else if (is(price, Price.INFORMATION_LOST)) {
            return words.say("messages not seen one by one", "messages non vus un par un");
        } else if (is(price, Price.SUPPRESSED)) {
            return words.say("samples not taken", "par les capteurs");
        }
        return price.yardstick().unit() == Yardstick.Unit.COUNT ? "messages" : "";
    }

    private boolean areTied() {
        return comparison.ranking().standings().stream()
                .map(Standing::tie)
                .filter(Objects::nonNull)
                .anyMatch(tie -> tie.better() + tie.worse() > 0);
    }

    private String caption() {
        int n = comparison.replications();
        boolean open = comparison.ranking().standings().stream().anyMatch(standing -> standing.open() > 0);
        String signs = words.say("✓ met, ✗ broken", "✓ tenu, ✗ rompu")
                + (open ? words.say(", ? undecided: ", ", ? indécis\u00a0: ") + LeadWords.undecided(n, words) : "")
                + ". ";
        String tied = !areTied()
                ? ""
                : words.say(
                        "Tie-break: of strategies that meet and break as many objectives, how often each is really better than"
                                + " the others at one of them, less how often worse. ",
                        "Départage : entre stratégies qui tiennent et rompent autant d'objectifs, combien de fois chacune est"
                                + " vraiment meilleure que les autres à l'un d'eux, moins combien de fois pire. ");
        String picture = deciding == null
                ? ""
                : n > 1
                        ? words.say(
                                "A dot is the figure, the line through it holds the true one 95 times in 100, the upright line is"
                                        + " what was promised.",
                                "Un point est le chiffre, son trait contient la vraie valeur 95 fois sur 100, le trait vertical"
                                        + " est ce qui est promis.")
                        : words.say(
                                "A dot is the figure, the upright line what was promised.",
                                "Un point est le chiffre, le trait vertical ce qui est promis.");
        return signs + tied + picture;
    }

    private void row(Standing standing) {
        String strategy = standing.strategy();
        html.markup(standing.place() == 1 ? "<tr class=\"winner\">" : "<tr>");
        html.element("td class=\"n place\"", Integer.toString(standing.place()));
        html.markup("<th scope=\"row\">").text(strategy);
        if (strategy.equals(comparison.baseline())) {
            html.element("span class=\"asked\"", words.say("baseline", "référence"));
        }
        html.markup("</th>");
        objectives.forEach(objective -> pip(objective, promise(objective, strategy)));
        if (areTied()) {
            tie(standing.tie());
        }
        ties.forEach(tie -> html.markup("<td class=\"n\">")
                .element(
                        "b",
                        amounts.of(
                                tie.yardstick().unit(),
                                Objects.requireNonNull(tie.estimates().get(strategy))))
                .markup("</td>"));
        if (deciding != null && dots != null) {
            html.markup("<td class=\"dots\">");
            dots.cell(strategy, promise(deciding, strategy));
            html.markup("</td>");
        }
        prices.forEach(price -> price(price, strategy));
        html.markup("</tr>\n");
    }

    private @Nullable Promise promise(Contest objective, String strategy) {
        return comparison
                .contender(strategy)
                .findings()
                .promises()
                .get(objective.yardstick().name());
    }

    private void pip(Contest objective, @Nullable Promise promise) {
        if (promise == null) {
            html.element("td class=\"goal\"", Human.NONE);
            return;
        }
        String verdict = attribute(
                names.name(objective.yardstick()) + words.say(": ", "\u00a0: ") + words.verdict(promise.verdict()));
        html.markup("<td class=\"goal\"><span class=\"pip " + ComparisonTop.look(promise) + "\" role=\"img\" title=\""
                + verdict + "\" aria-label=\"" + verdict + "\">");
        html.text(sign(promise.verdict())).markup("</span></td>");
    }

    private void tie(Ranking.@Nullable Tie tie) {
        if (tie == null) {
            html.markup("<td class=\"n\"></td>");
            return;
        }
        int surplus = tie.surplus();
        String sign = surplus > 0 ? "+" : surplus < 0 ? "\u2212" : "";
        html.markup("<td class=\"n\">").element("b", sign + Math.abs(surplus));
        if (tie.better() + tie.worse() > 0) {
            html.element("span class=\"asked\"", tie.better() + " – " + tie.worse());
        }
        html.markup("</td>");
    }

    private static String attribute(String text) {
        return SafeText.html(text);
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓";
            case FAIL, NO_DATA -> "✗";
            case INCONCLUSIVE -> "?";
        };
    }

    private void price(Contest contest, String strategy) {
        Estimate estimate = Objects.requireNonNull(contest.estimates().get(strategy));
        double most = figures(contest).max().orElse(0);
        boolean known = Double.isFinite(estimate.estimate());
        double share = most > 0 && known ? estimate.estimate() / most : 0;
        String product = is(contest, Price.WORKER_HOURS) && known ? names.workers(estimate.estimate()) : "";
        html.markup("<td class=\"price\"" + (product.isEmpty() ? "" : " title=\"" + attribute(product) + "\"")
                + "><svg viewBox=\"0 0 76 8\" width=\"76\" height=\"8\" aria-hidden=\"true\">"
                + "<path class=\"rail\" d=\"M0 7.5H76\"/><rect width=\"" + ScoreDots.number(share * BAR)
                + "\" height=\"8\"/></svg>");
        boolean count = contest.yardstick().unit() == Yardstick.Unit.COUNT && known;
        html.element(
                "b",
                count
                        ? words.human().count(Math.round(estimate.estimate()))
                        : amounts.of(contest.yardstick().unit(), estimate));
        html.markup("</td>");
    }
}
