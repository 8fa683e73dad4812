package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.Yardstick.Unit;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Difference;
import buzzville.experiment.comparison.Difference.Outcome;
import buzzville.report.text.Amounts;
import buzzville.report.text.Human;
import buzzville.report.text.YardstickWords;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** The tables of figures and differences of a comparison's page. */
final class ComparisonTables {
    /** Strategies that stand side by side in a table; more of them get a table below. */
    static final int MOST_COLUMNS = 6;

    private final Comparison comparison;
    private final Wording words;
    private final Html html;
    private final HtmlTables tables;
    private final Amounts amounts;
    private final YardstickWords yardsticks;

    ComparisonTables(Comparison comparison, Wording words, Html html, HtmlTables tables) {
        this.comparison = comparison;
        this.words = words;
        this.html = html;
        this.tables = tables;
        Scenario scenario = comparison.contenders().get(0).findings().scenario();
        this.amounts = new Amounts(words.language(), scenario.prices().currency());
        this.yardsticks = new YardstickWords(scenario, words.language());
    }

    /** Columns in tables one below the other, all of about the same width. @param <T> what a column is of */
    static <T> List<List<T>> inParts(List<T> columns) {
        int tables = (columns.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            parts.add(columns.subList(i * columns.size() / tables, (i + 1) * columns.size() / tables));
        }
        return parts;
    }

    private String name(Contest contest) {
        return yardsticks.name(contest.yardstick());
    }

    private List<Contest> contests(Kind kind) {
        return comparison.contests().stream()
                .filter(contest -> contest.yardstick().kind() == kind)
                .toList();
    }

    /** Every objective under every strategy. */
    void objectives() {
        List<Contest> contests = contests(Kind.OBJECTIVE);
        if (contests.isEmpty()) {
            return;
        }
        tables.title("Objectives", "Objectifs");
        for (List<Contender> part : inParts(comparison.contenders())) {
            heads(words.say("objective", "objectif"), part);
            for (Contest contest : contests) {
                row(contest, true);
                part.forEach(contender -> objective(contest.yardstick(), contender));
                html.markup("</tr>\n");
            }
            tables.endTable();
        }
        html.element(
                        "p class=\"facts\"",
                        words.say(
                                "An interval holds the true figure 95 times in 100.",
                                "Un intervalle contient la vraie valeur 95 fois sur 100."))
                .line();
    }

    private void heads(String first, List<Contender> part) {
        html.markup("<div class=\"wide\"><table class=\"matrix\">\n<thead><tr>").element("th", first);
        part.forEach(contender -> tables.head(contender.name()));
        html.markup("</tr></thead>\n<tbody>\n");
    }

    /** @param whole whether to say what the figure is */
    private void row(Contest contest, boolean whole) {
        String name = name(contest);
        String text = yardsticks.text(contest.yardstick());
        html.markup("<tr><td>").text(name);
        if (whole && !text.equals(name)) {
            html.markup(" ").element("span class=\"id\"", text);
        }
        html.markup("</td>");
    }

    private void objective(Yardstick yardstick, Contender contender) {
        Promise promise = contender.findings().promises().get(yardstick.name());
        if (promise == null) {
            tables.figure(Human.NONE);
            return;
        }
        Verdict verdict = promise.verdict();
        String look = verdict == Verdict.PASS ? "pass" : verdict == Verdict.INCONCLUSIVE ? "open" : "fail";
        Estimate actual = promise.actual();
        Sample sample = promise.sample();
        boolean endless = sample != null && sample.estimate().note() == Estimate.Note.ENDLESS;
        html.markup("<td class=\"n " + look + "\">")
                .text(words.verdict(verdict))
                .markup("<br>");
        html.text(endless && sample != null ? amounts.endless(sample) : amounts.of(yardstick.unit(), actual));
        interval(endless || actual.low() == actual.high() ? "" : amounts.interval(yardstick.unit(), actual));
        html.markup("</td>");
    }

    private void interval(String interval) {
        if (!interval.isEmpty()) {
            html.element("span class=\"interval\"", interval);
        }
    }

    /** Every strategy less the baseline. */
    void againstBaseline() {
        List<Contender> others = comparison.contenders().stream()
                .filter(contender -> !contender.name().equals(comparison.baseline()))
                .toList();
        tables.title("Differences from " + comparison.baseline(), "Écarts à " + comparison.baseline());
        html.element(
                        "p",
                        words.say(
                                "Each strategy less " + comparison.baseline()
                                        + ", replication by replication. The intervals of a"
                                        + " row hold together 95 times in 100 (Bonferroni). Of shares the difference is in points"
                                        + " of a per cent.",
                                "Chaque stratégie moins " + comparison.baseline() + ", réplication par réplication. Les"
                                        + " intervalles d'une ligne valent ensemble 95 fois sur 100 (Bonferroni). Pour des parts,"
                                        + " l'écart est en points de pourcentage."))
                .line();
        differences(others, contest -> contest.yardstick().kind() != Kind.SERVICE);
        html.markup("<details>\n");
        html.element("summary", words.say("What befell the messages", "Ce qu'il advient des messages"));
        differences(others, contest -> contest.yardstick().kind() == Kind.SERVICE);
        html.markup("</details>\n");
    }

    private void differences(List<Contender> others, Predicate<Contest> which) {
        for (List<Contender> part : inParts(others)) {
            heads(words.say("figure", "chiffre"), part);
            for (Contest contest : comparison.contests()) {
                boolean known = contest.againstBaseline().stream().anyMatch(each -> each.outcome() != Outcome.NO_DATA);
                if (known && which.test(contest)) {
                    row(contest, contest.yardstick().kind() == Kind.OBJECTIVE);
                    part.forEach(contender -> contest.againstBaseline().stream()
                            .filter(difference -> difference.strategy().equals(contender.name()))
                            .forEach(
                                    difference -> difference(contest.yardstick().unit(), difference)));
                    html.markup("</tr>\n");
                }
            }
            tables.endTable();
        }
    }

    private void difference(Unit unit, Difference difference) {
        Estimate estimate = difference.estimate();
        html.markup("<td class=\"n " + look(difference.outcome()) + "\">").text(outcome(difference.outcome()));
        if (difference.outcome() != Outcome.SAME && difference.outcome() != Outcome.NO_DATA) {
            html.markup("<br>").text(amounts.difference(unit, estimate));
            interval(estimate.low() == estimate.high() ? "" : amounts.differences(unit, estimate));
        }
        html.markup("</td>");
    }

    private static String look(Outcome outcome) {
        return outcome == Outcome.BETTER ? "better" : outcome == Outcome.WORSE ? "worse" : "";
    }

    private String outcome(Outcome outcome) {
        return switch (outcome) {
            case BETTER -> words.say("better", "mieux");
            case WORSE -> words.say("worse", "pire");
            case SAME -> words.say("the same", "pareil");
            case OPEN -> words.say("open", "indécis");
            case NO_DATA -> words.say("no data", "sans données");
        };
    }

    void prices() {
        matrix("What it costs", "Ce que cela coûte", contests(Kind.PRICE));
    }

    void services() {
        matrix("What befell the messages", "Ce qu'il advient des messages", contests(Kind.SERVICE));
    }

    void recoveries() {
        matrix("How it recovers", "Rétablissement", contests(Kind.RECOVERY));
    }

    void measures() {
        matrix("Measures", "Mesures", contests(Kind.MEASURE));
    }

    /** Figures of every strategy with their intervals; what is 0 or unknown for all is only named. */
    private void matrix(String english, String french, List<Contest> contests) {
        List<Contest> shown =
                contests.stream().filter(contest -> !isIdle(contest)).toList();
        if (contests.isEmpty()) {
            return;
        }
        tables.title(english, french);
        for (List<Contender> part : shown.isEmpty() ? List.<List<Contender>>of() : inParts(comparison.contenders())) {
            heads(words.say("figure", "chiffre"), part);
            for (Contest contest : shown) {
                row(contest, true);
                part.forEach(contender -> figure(contest, contender));
                html.markup("</tr>\n");
            }
            tables.endTable();
        }
        String marks = shown.isEmpty()
                ? ""
                : words.say(
                        "▲ really better than " + comparison.baseline() + ", ▼ really worse. ",
                        "▲ vraiment mieux que " + comparison.baseline() + ", ▼ vraiment pire. ");
        StringJoiner idle = new StringJoiner(", ");
        contests.stream().filter(ComparisonTables::isIdle).forEach(contest -> idle.add(name(contest)));
        String none =
                idle.length() == 0 ? "" : words.say("Nothing for any of them: ", "Rien chez aucune : ") + idle + ".";
        html.element("p class=\"facts\"", marks + none).line();
    }

    private static boolean isIdle(Contest contest) {
        return contest.estimates().values().stream()
                .allMatch(estimate -> estimate.note() == Estimate.Note.NO_DATA
                        || estimate.estimate() == 0
                                && !(estimate.high() > 0 && contest.yardstick().kind() != Kind.PRICE));
    }

    private void figure(Contest contest, Contender contender) {
        Estimate estimate = contest.estimates().get(contender.name());
        if (estimate == null) {
            tables.figure(Human.NONE);
            return;
        }
        Unit unit = contest.yardstick().unit();
        Outcome outcome = contest.againstBaseline().stream()
                .filter(difference -> difference.strategy().equals(contender.name()))
                .map(Difference::outcome)
                .findFirst()
                .orElse(Outcome.SAME);
        String mark = outcome == Outcome.BETTER ? "▲ " : outcome == Outcome.WORSE ? "▼ " : "";
        html.markup("<td class=\"n " + look(outcome) + "\">").text(mark + amounts.of(unit, estimate));
        interval(estimate.low() == estimate.high() ? "" : amounts.interval(unit, estimate));
        html.markup("</td>");
    }
}
