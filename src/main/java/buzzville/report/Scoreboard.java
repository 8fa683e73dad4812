package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Decision;
import buzzville.experiment.comparison.Decision.Edge;
import buzzville.experiment.comparison.Ranking.Standing;
import buzzville.report.text.Amounts;
import buzzville.report.text.Numbers;
import buzzville.report.text.SafeText;
import buzzville.report.text.YardstickWords;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Strategies by place, each in a row: its verdicts, its figure at the objective that decides with its interval, and what it pays. A
 * picture and a table at once, which needs no script.
 */
final class Scoreboard {
    private static final int MOST_PRICES = 3;
    private static final double WIDTH = 240;
    private static final double EDGE = 9;
    private static final double BAR = 84;
    /** Durations of which the longest is so many times the shortest have a logarithmic axis. */
    private static final double WIDE = 40;

    private final Comparison comparison;
    private final Wording words;
    private final Html html;
    private final Amounts amounts;
    private final YardstickWords names;
    private final @Nullable Contest deciding;
    private final List<Contest> prices;

    Scoreboard(Comparison comparison, Decision decision, Wording words, Html html) {
        this.comparison = comparison;
        this.words = words;
        this.html = html;
        Scenario scenario = scenario();
        this.amounts = new Amounts(words.language(), scenario.prices().currency());
        this.names = new YardstickWords(scenario, words.language());
        this.deciding = deciding(decision);
        this.prices = prices(decision);
    }

    private Scenario scenario() {
        return comparison.contender(comparison.baseline()).findings().scenario();
    }

    /** Where figures lie in a picture. */
    private record Axis(double low, double high, boolean logarithmic) {
        double at(double value) {
            double share = high == low
                    ? 0.5
                    : logarithmic
                            ? StrictMath.log(Math.max(value, low) / low) / StrictMath.log(high / low)
                            : (value - low) / (high - low);
            return EDGE + Math.min(1, Math.max(0, share)) * (WIDTH - 2 * EDGE);
        }
    }

    private @Nullable Contest deciding(Decision decision) {
        for (Edge edge : new @Nullable Edge[] {decision.overBaseline(), decision.overSecond()}) {
            if (edge != null && edge.contest() != null) {
                return edge.contest();
            }
        }
        return comparison.contests(Kind.OBJECTIVE).stream().findFirst().orElse(null);
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
            if (values > 1
                    && !chosen.contains(contest)
                    && !contest.yardstick().name().equals("cost")) {
                chosen.add(contest);
            }
        }
        boolean lost = chosen.stream().anyMatch(each -> each.yardstick().name().equals("information lost"));
        chosen.removeIf(each -> lost && each.yardstick().name().equals("merged"));
        chosen.sort((a, b) -> Integer.compare(weight(a), weight(b)));
        return chosen.subList(0, Math.min(MOST_PRICES, chosen.size()));
    }

    /** What everybody understands comes first: what is given up, then what is paid. */
    private static int weight(Contest contest) {
        int place = List.of("information lost", "suppressed", "shed", "sampled", "worker-hours", "retries")
                .indexOf(contest.yardstick().name());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static DoubleStream figures(Contest contest) {
        return contest.estimates().values().stream()
                .mapToDouble(Estimate::estimate)
                .filter(Double::isFinite);
    }

    void write() {
        html.markup("<div class=\"wide\"><table class=\"score\">\n");
        html.element("caption", caption()).markup("\n<thead><tr>");
        html.element("th class=\"n\"", words.say("place", "place"));
        html.element("th", words.say("strategy", "stratégie"));
        html.element("th", words.say("objectives", "objectifs"));
        Axis axis = deciding == null ? null : axis(deciding);
        if (deciding != null) {
            html.markup("<th>").text(names.name(deciding.yardstick()));
            html.element("span class=\"asked\"", names.text(deciding.yardstick()))
                    .markup("</th>");
        }
        for (Contest price : prices) {
            html.element("th", names.name(price.yardstick()));
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (Standing standing : comparison.ranking().standings()) {
            row(standing, axis);
        }
        html.markup("</tbody></table></div>\n");
    }

    private String caption() {
        String signs = words.say(
                "✓ met, ✗ broken, ? left open, in the order of the file. ",
                "✓ tenu, ✗ rompu, ? indécis, dans l'ordre du fichier. ");
        String dots = deciding == null
                ? ""
                : words.say(
                        "A dot is the figure, the line through it its 95 % interval, the upright line what was promised.",
                        "Un point est le chiffre, le trait son intervalle à 95 %, le trait vertical ce qui est promis.");
        return signs + dots;
    }

    private void row(Standing standing, @Nullable Axis axis) {
        String strategy = standing.strategy();
        html.markup(standing.place() == 1 ? "<tr class=\"winner\">" : "<tr>");
        html.element("td class=\"n place\"", Integer.toString(standing.place()));
        html.markup("<th scope=\"row\">").text(strategy);
        if (strategy.equals(comparison.baseline())) {
            html.element("span class=\"asked\"", words.say("baseline", "référence"));
        }
        html.markup("</th><td class=\"pips\">");
        comparison.contender(strategy).findings().promises().forEach((name, promise) -> {
            String verdict = name + words.say(": ", "\u00a0: ") + words.verdict(promise.verdict());
            html.markup("<span class=\"pip " + ComparisonTop.look(promise) + "\" role=\"img\" title=\""
                    + attribute(verdict) + "\" aria-label=\"" + attribute(verdict) + "\">");
            html.text(sign(promise.verdict())).markup("</span>");
        });
        html.markup("</td>");
        if (deciding != null && axis != null) {
            html.markup("<td class=\"dots\">");
            dot(deciding, strategy, axis);
            html.markup("</td>");
        }
        prices.forEach(price -> price(price, strategy));
        html.markup("</tr>\n");
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

    private Axis axis(Contest contest) {
        List<Double> all = new ArrayList<>();
        figures(contest).forEach(all::add);
        Objective objective = objective(contest);
        if (objective != null) {
            all.add(objective.value());
        }
        double low = all.stream().mapToDouble(value -> value).min().orElse(0);
        double high = all.stream().mapToDouble(value -> value).max().orElse(1);
        boolean wide = contest.yardstick().unit() == Yardstick.Unit.DURATION && low > 0 && high > WIDE * low;
        double least = low;
        double most = high;
        double reach = most - least;
        for (Estimate estimate : contest.estimates().values()) {
            // one interval of three replications would squash all the others
            if (!wide && Double.isFinite(estimate.low()) && Double.isFinite(estimate.high())) {
                low = Math.min(low, Math.max(Amounts.low(estimate), least - reach / 2));
                high = Math.max(high, Math.min(Amounts.high(contest.yardstick().unit(), estimate), most + reach / 2));
            }
        }
        // a little room, so that what is at the end can be seen to be
        return wide ? new Axis(low / 1.4, high * 1.4, true) : new Axis(low, high, false);
    }

    private @Nullable Objective objective(Contest contest) {
        return scenario().objectives().get(contest.yardstick().name());
    }

    private void dot(Contest contest, String strategy, Axis axis) {
        Yardstick.Unit unit = contest.yardstick().unit();
        Estimate estimate = Objects.requireNonNull(contest.estimates().get(strategy));
        Promise promise = comparison
                .contender(strategy)
                .findings()
                .promises()
                .get(contest.yardstick().name());
        String look = ComparisonTop.look(promise);
        html.markup("<svg class=\"dot " + look + "\" viewBox=\"0 0 240 26\" width=\"240\" height=\"26\""
                + " aria-hidden=\"true\"><path class=\"rail\" d=\"M9 13H231\"/>");
        Objective objective = objective(contest);
        if (objective != null) {
            html.markup("<path class=\"asked\" d=\"M" + number(axis.at(objective.value())) + " 1V25\"/>");
        }
        if (Double.isFinite(estimate.estimate())) {
            String x = number(axis.at(estimate.estimate()));
            if (Double.isFinite(estimate.low()) && Double.isFinite(estimate.high())) {
                html.markup("<path class=\"range\" d=\"M" + number(axis.at(Amounts.low(estimate))) + " 13H"
                        + number(axis.at(Amounts.high(unit, estimate))) + "\"/>");
            }
            html.markup(
                    look.equals("fail")
                            ? "<path class=\"mark\" d=\"M" + x + " 13m-5-5l10 10m0-10l-10 10\"/>"
                            : "<circle class=\"mark\" cx=\"" + x + "\" cy=\"13\" r=\"6\"/>");
        }
        html.markup("</svg>");
        html.element("b", amounts.of(unit, estimate));
        html.element("span class=\"asked\"", amounts.interval(unit, estimate));
    }

    private void price(Contest contest, String strategy) {
        Estimate estimate = Objects.requireNonNull(contest.estimates().get(strategy));
        double most = figures(contest).max().orElse(0);
        double share = most > 0 && Double.isFinite(estimate.estimate()) ? estimate.estimate() / most : 0;
        html.markup("<td class=\"price\"><svg viewBox=\"0 0 84 8\" width=\"84\" height=\"8\" aria-hidden=\"true\">"
                + "<path class=\"rail\" d=\"M0 7.5H84\"/><rect width=\"" + number(share * BAR)
                + "\" height=\"8\"/></svg>");
        boolean count = contest.yardstick().unit() == Yardstick.Unit.COUNT && Double.isFinite(estimate.estimate());
        html.element(
                "b",
                count
                        ? words.human().count(Math.round(estimate.estimate()))
                        : amounts.of(contest.yardstick().unit(), estimate));
        html.markup("</td>");
    }

    /** To a tenth of a pixel. */
    private static String number(double value) {
        return Numbers.text(Math.round(value * 10) / 10.0);
    }
}
