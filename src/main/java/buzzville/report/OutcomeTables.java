package buzzville.report;

import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Difference;
import buzzville.experiment.comparison.Difference.Outcome;
import buzzville.report.text.YardstickWords;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** The tables of a comparison's page that tell which strategies are really better than others, and at what. */
final class OutcomeTables {
    private static final int FEW_PAIRS = 15;

    private final Comparison comparison;
    private final Wording words;
    private final Html html;
    private final HtmlTables tables;
    private final YardstickWords yardsticks;

    OutcomeTables(Comparison comparison, Wording words, Html html, HtmlTables tables) {
        this.comparison = comparison;
        this.words = words;
        this.html = html;
        this.tables = tables;
        this.yardsticks =
                new YardstickWords(comparison.contenders().get(0).findings().scenario(), words.language());
    }

    /** Which differences from the baseline are real. */
    void really() {
        tables.title("What is really different", "Ce qui diffère vraiment");
        html.element(
                        "p",
                        words.say(
                                "Against " + comparison.baseline()
                                        + ": figures whose difference has its whole interval on one side of zero.",
                                "Par rapport à " + comparison.baseline()
                                        + " : les chiffres dont l'écart a tout son intervalle d'un côté de zéro."))
                .line();
        tables.table(words.say("strategy", "stratégie"));
        outcomeHeads();
        for (Contender contender : comparison.contenders()) {
            if (!contender.name().equals(comparison.baseline())) {
                html.markup("<tr>").element("td class=\"who\"", contender.name());
                outcomes(contest -> contest.againstBaseline().stream()
                        .filter(difference -> difference.strategy().equals(contender.name()))
                        .toList());
            }
        }
        tables.endTable();
    }

    private void outcomeHeads() {
        html.element("th", words.say("really better at", "vraiment meilleure en"));
        html.element("th", words.say("really worse at", "vraiment pire en"));
        tables.head(words.say("open", "indécis"));
        html.element("th", words.say("costs less in", "coûte moins en"));
        html.element("th", words.say("costs more in", "coûte plus en"));
        html.markup("</tr></thead>\n<tbody>\n");
    }

    private interface Of {
        List<Difference> in(Contest contest);
    }

    private void outcomes(Of which) {
        Predicate<Yardstick> price = yardstick -> yardstick.kind() == Kind.PRICE;
        Predicate<Yardstick> asked =
                yardstick -> yardstick.kind() == Kind.OBJECTIVE || yardstick.kind() == Kind.MEASURE;
        html.element("td class=\"better names\"", names(which, asked, Outcome.BETTER));
        html.element("td class=\"worse names\"", names(which, asked, Outcome.WORSE));
        tables.figure(open(which, asked));
        html.element("td class=\"better names\"", names(which, price, Outcome.BETTER));
        html.element("td class=\"worse names\"", names(which, price, Outcome.WORSE));
        html.markup("</tr>\n");
    }

    private String names(Of which, Predicate<Yardstick> kind, Outcome outcome) {
        StringJoiner names = new StringJoiner(", ");
        for (Contest contest : comparison.contests()) {
            boolean so = which.in(contest).stream().anyMatch(difference -> difference.outcome() == outcome);
            if (so && kind.test(contest.yardstick())) {
                names.add(yardsticks.name(contest.yardstick()));
            }
        }
        return names.toString();
    }

    /** How many figures leave it open who is better; empty if none. */
    private String open(Of which, Predicate<Yardstick> kind) {
        long open = comparison.contests().stream()
                .filter(contest -> kind.test(contest.yardstick()))
                .flatMap(contest -> which.in(contest).stream())
                .filter(difference -> difference.outcome() == Outcome.OPEN)
                .count();
        return open == 0 ? "" : Long.toString(open);
    }

    /** Every pair: which differences are real, and all of them where that is not too much to read. */
    void pairs() {
        int n = comparison.contenders().size();
        if (n < 3) {
            return;
        }
        boolean few = n * (n - 1) / 2 <= FEW_PAIRS;
        tables.title("Every pair", "Deux à deux");
        html.element(
                        "p",
                        words.say(
                                "Here the intervals of all pairs hold together 95 times in 100, so they are wider than those"
                                        + " above. comparison.csv has every figure.",
                                "Ici les intervalles de toutes les paires valent ensemble 95 fois sur 100, et sont donc plus"
                                        + " larges que ci-dessus. comparison.csv a tous les chiffres."))
                .line();
        if (!few) {
            html.markup("<details>\n")
                    .element(
                            "summary",
                            words.say("All " + n * (n - 1) / 2 + " pairs", "Les " + n * (n - 1) / 2 + " paires"));
        }
        tables.table(words.say("strategy", "stratégie"), words.say("than", "par rapport à"));
        outcomeHeads();
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                String one = comparison.contenders().get(i).name();
                String other = comparison.contenders().get(j).name();
                html.markup("<tr>").element("td class=\"who\"", one).element("td class=\"who\"", other);
                outcomes(contest -> contest.pairs().stream()
                        .filter(pair ->
                                pair.strategy().equals(one) && pair.than().equals(other))
                        .toList());
            }
        }
        tables.endTable();
        html.markup(few ? "" : "</details>\n");
    }
}
