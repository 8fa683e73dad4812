package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Estimate;
import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
import buzzville.experiment.ServiceFigure;
import buzzville.experiment.Yardstick;
import buzzville.experiment.comparison.Breaking;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Diagnosis;
import buzzville.experiment.comparison.Difference;
import buzzville.experiment.comparison.Ranking;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import buzzville.report.text.YardstickWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comparison for a terminal, within 100 columns: the ranking, every objective under each strategy with its difference from the
 * baseline, the other figures, and the verdict on the strategies that were required to meet their objectives.
 */
public final class ComparisonTable {
    private static final int COLUMNS = 100;
    private static final int NAME = 22;
    private static final int FIGURE = 30;
    private static final int DOMINATORS = 28;
    private static final int HASHES = 2;
    private static final String BOLD = "1";
    private static final String GREEN = "1;32";
    private static final String RED = "1;31";
    private static final String YELLOW = "1;33";

    private final Comparison comparison;
    private final List<String> required;
    private final Wording words;
    private final YardstickWords figures;
    private final boolean colours;
    private final List<String> lines = new ArrayList<>();

    private ComparisonTable(Comparison comparison, List<String> required, ReportLanguage language, boolean colours) {
        this.comparison = comparison;
        this.required = required;
        this.words = new Wording(language);
        this.figures =
                new YardstickWords(comparison.contenders().get(0).findings().scenario(), language);
        this.colours = colours;
    }

    /**
     * The tables as text that ends with a line feed; its last line is the verdict.
     *
     * @param required the strategies whose objectives decide
     * @param colours whether to use a terminal's escape sequences
     */
    public static String of(Comparison comparison, List<String> required, ReportLanguage language, boolean colours) {
        return new ComparisonTable(comparison, required, language, colours).text();
    }

    private String text() {
        ranking();
        comparison.contests(Yardstick.Kind.OBJECTIVE).forEach(this::objective);
        matrix(words.say("what befell messages", "le sort des messages"), Yardstick.Kind.SERVICE);
        matrix(words.say("how it recovers", "rétablissement"), Yardstick.Kind.RECOVERY);
        matrix(words.say("what it costs", "ce que cela coûte"), Yardstick.Kind.PRICE);
        matrix(words.say("measures", "mesures"), Yardstick.Kind.MEASURE);
        lines.add("");
        diagnoses();
        lines.add("");
        footnotes();
        verdict();
        return String.join("\n", lines) + "\n";
    }

    private void ranking() {
        boolean loads = comparison.contenders().stream().anyMatch(contender -> contender.breaking() != null);
        TextTable table = new TextTable(loads ? "rlrrrrrl" : "rlrrrrl", 2);
        List<String> head = new ArrayList<>(List.of(
                words.say("place", "rang"),
                words.say("strategy", "stratégie"),
                words.say("objectives\nmet", "objectifs\ntenus"),
                words.say("\nopen", "\nindécis"),
                words.say("\nbroken", "\nrompus"),
                words.say("\nbest at", "\npremier"),
                words.say("dominated by", "dominée par")));
        if (loads) {
            head.add(head.size() - 1, words.say("breaks\nat load", "rompt à\nla charge"));
        }
        table.head(head);
        for (Ranking.Standing standing : comparison.ranking().standings()) {
            int all = comparison
                    .contender(standing.strategy())
                    .findings()
                    .promises()
                    .size();
            List<String> row = new ArrayList<>(List.of(
                    Integer.toString(standing.place()),
                    name(standing.strategy()),
                    words.of(standing.met(), all),
                    orNothing(standing.open()),
                    orNothing(all - standing.met() - standing.open()),
                    orNothing(standing.bestAt()),
                    SafeText.line(String.join(", ", standing.dominatedBy()), DOMINATORS)));
            if (loads) {
                row.add(
                        row.size() - 1,
                        load(comparison.contender(standing.strategy()).breaking()));
            }
            table.row(row);
        }
        List<String> rows = table.lines();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(i < 2 ? paint(rows.get(i), BOLD) : rows.get(i));
        }
    }

    /** The load at which a strategy breaks, or the highest that was tried. */
    private String load(@Nullable Breaking breaking) {
        if (breaking == null) {
            return "";
        } else if (Double.isInfinite(breaking.breaks())) {
            return "> " + words.human().number(breaking.holds()) + " ×";
        }
        return (breaking.holds() == 0 ? "< " : "") + words.human().number(breaking.breaks()) + " ×";
    }

    /** One objective under each strategy. */
    private void objective(Contest contest) {
        lines.add("");
        Yardstick yardstick = contest.yardstick();
        String name = SafeText.line(yardstick.name(), FIGURE);
        lines.add(paint(name, BOLD) + "  "
                + SafeText.line(yardstick.text(), COLUMNS - name.codePointCount(0, name.length()) - 2));
        TextTable table = objective(contest, true);
        if (table.width() + 2 > COLUMNS) {
            table = objective(contest, false);
        }
        int row = 0;
        for (String strategy : contest.samples().keySet()) {
            String line = table.lines().get(row++);
            Promise promise = promise(strategy, yardstick.name());
            String verdict = promise == null ? "" : words.verdict(promise.verdict());
            lines.add("  "
                    + (promise == null ? "" : paint(verdict, colour(promise.verdict())))
                    + line.substring(verdict.length()));
        }
    }

    private TextTable objective(Contest contest, boolean ends) {
        Yardstick.Unit unit = contest.yardstick().unit();
        TextTable table = new TextTable("llrlrl", 2);
        contest.estimates().forEach((strategy, estimate) -> {
            Promise promise = promise(strategy, contest.yardstick().name());
            Difference difference = contest.againstBaseline(strategy);
            table.row(List.of(
                    promise == null ? "" : words.verdict(promise.verdict()),
                    name(strategy),
                    actual(estimate, unit),
                    ends ? words.interval(unit, estimate) : halfWidth(estimate, unit),
                    difference == null ? words.say("baseline", "référence") : difference(difference, unit),
                    difference == null || difference.outcome() == Difference.Outcome.SAME
                            ? ""
                            : ends
                                    ? words.difference(unit, difference.estimate())
                                    : halfWidth(difference.estimate(), unit)));
        });
        return table;
    }

    /** Figures of a kind, a line for each and a column for each strategy, as many columns to a table as there is room. */
    private void matrix(String title, Yardstick.Kind kind) {
        List<Contest> contests = comparison.contests(kind).stream()
                .filter(contest -> hasSomething(contest) && (kind != Yardstick.Kind.SERVICE || isShort(contest)))
                .toList();
        List<String> names =
                comparison.contenders().stream().map(one -> one.name()).toList();
        int from = 0;
        while (!contests.isEmpty() && from < names.size()) {
            int to = names.size();
            TextTable table = matrix(title, contests, names.subList(from, to));
            while (table.width() > COLUMNS && to > from + 1) {
                to--;
                table = matrix(title, contests, names.subList(from, to));
            }
            List<String> rows = table.lines();
            lines.add("");
            lines.add(paint(rows.get(0), BOLD));
            lines.addAll(rows.subList(1, rows.size()));
            from = to;
        }
    }

    /** Whether a figure of what befell messages is one of the few that a terminal has room for. */
    private static boolean isShort(Contest contest) {
        String name = contest.yardstick().name();
        return name.endsWith(" " + ServiceFigure.LOSS.label()) || name.endsWith(" " + ServiceFigure.P95.label());
    }

    /** Whether there is anything to see: a line of zeros is none. */
    private static boolean hasSomething(Contest contest) {
        return contest.estimates().values().stream()
                .anyMatch(estimate -> estimate.note() == Estimate.Note.ENDLESS
                        || estimate.note() == Estimate.Note.NONE && estimate.estimate() != 0);
    }

    private TextTable matrix(String title, List<Contest> contests, List<String> names) {
        TextTable table = new TextTable("l" + "r".repeat(names.size()), 2);
        List<String> head = new ArrayList<>(List.of(title));
        names.forEach(name -> head.add(name(name)));
        table.head(head);
        for (Contest contest : contests) {
            List<String> cells = new ArrayList<>(List.of(SafeText.line(figures.name(contest.yardstick()), FIGURE)));
            for (String name : names) {
                Difference difference = contest.againstBaseline(name);
                Estimate estimate = contest.estimates().getOrDefault(name, Estimate.mean(new double[0]));
                boolean open = difference != null && difference.outcome() == Difference.Outcome.OPEN;
                cells.add((open ? "~ " : "")
                        + actual(estimate, contest.yardstick().unit()));
            }
            table.row(cells);
        }
        return table;
    }

    /** Why each strategy came to what it came to. */
    private void diagnoses() {
        for (Contender contender : comparison.contenders()) {
            Diagnosis diagnosis = Diagnosis.of(contender.findings(), contender.first());
            note(DiagnosisWords.of(contender.name(), diagnosis, contender.findings(), words.language()));
        }
    }

    private String actual(Estimate estimate, Yardstick.Unit unit) {
        return switch (estimate.note()) {
            case NONE -> words.figure(unit, estimate.estimate());
            case NO_DATA -> Human.NONE;
            case NOT_ENOUGH_DATA -> words.say("not enough data", "trop peu de données");
            case ENDLESS -> words.say("never arrives", "n'arrive jamais");
        };
    }

    private String difference(Difference difference, Yardstick.Unit unit) {
        String figure = words.difference(unit, difference.estimate().estimate());
        return switch (difference.outcome()) {
            case SAME -> words.say("the same", "pareil");
            case BETTER, WORSE ->
                difference.estimate().note() == Estimate.Note.ENDLESS
                        ? difference.outcome() == Difference.Outcome.BETTER
                                ? words.say("better", "mieux")
                                : words.say("worse", "pire")
                        : figure;
            case OPEN -> "~ " + figure;
            case NO_DATA -> Human.NONE;
        };
    }

    private String halfWidth(Estimate estimate, Yardstick.Unit unit) {
        return Double.isNaN(estimate.halfWidth()) ? "" : "± " + words.figure(unit, estimate.halfWidth());
    }

    private void footnotes() {
        int n = comparison.replications();
        note(words.say(
                "Ranked by objectives met, then by fewest broken, then by how often a strategy is really better than its"
                        + " equals at an objective.",
                "Classement : objectifs tenus, puis le moins de rompus, puis combien de fois une stratégie est vraiment"
                        + " meilleure que ses égales à un objectif."));
        if (n > 1) {
            note(words.say(
                    "[low, high] holds the true figure 95 times in 100; all differences of a figure from the baseline do so"
                            + " together. ~ can be chance.",
                    "[bas ; haut] contient la vraie valeur 95 fois sur 100 ; toutes les différences d'un chiffre avec la"
                            + " référence, ensemble. ~ peut être le hasard."));
        } else {
            note(words.say(
                    "One replication: whether a difference is chance cannot be told.",
                    "Une seule réplication : impossible de dire si une différence est due au hasard."));
        }
        List<String> hashes = comparison.occurrences().stream()
                .limit(HASHES)
                .map(Numbers::hex)
                .toList();
        String list = String.join(", ", hashes) + (n > HASHES ? ", …" : "");
        note(words.say(
                "Intervals of every figure and the differences of every pair are in comparison.csv and report.html.",
                "Les intervalles de chaque chiffre et les différences de chaque paire : comparison.csv, report.html."));
        note(
                comparison.paired()
                        ? words.say(
                                "The same occurrences under every strategy, replication by replication: " + list,
                                "Mêmes événements sous chaque stratégie, réplication par réplication : " + list)
                        : words.say(
                                "Not the same occurrences: differences are those of independent cities. Baseline: "
                                        + list,
                                "Événements différents : villes indépendantes. Référence : " + list));
        String stop = StopWords.of(comparison.stop(), words.language());
        note(stop.substring(0, 1).toUpperCase(Locale.ROOT) + stop.substring(1) + ".");
    }

    private void note(String text) {
        lines.addAll(TextTable.wrapped(COLUMNS, text));
    }

    /** What decides on the exit status: the worst of those required first. */
    private void verdict() {
        lines.add("");
        List<Map.Entry<String, Findings>> all = new ArrayList<>();
        required.forEach(
                name -> all.add(Map.entry(name, comparison.contender(name).findings())));
        all.sort(Comparator.comparingInt(one -> rank(one.getValue())));
        List<String> each = new ArrayList<>();
        all.forEach(
                one -> each.add(words.outcome(one.getValue()) + words.say(" under ", " sous ") + name(one.getKey())));
        int worst = rank(all.get(0).getValue());
        lines.add(paint(String.join("; ", each), worst == 0 ? RED : worst == 1 ? YELLOW : GREEN));
    }

    private static int rank(Findings findings) {
        boolean broken = findings.promises().values().stream()
                .anyMatch(promise -> promise.verdict() == Verdict.FAIL || promise.verdict() == Verdict.NO_DATA);
        return broken ? 0 : findings.passed() ? 2 : 1;
    }

    private @Nullable Promise promise(String strategy, String objective) {
        return comparison.contender(strategy).findings().promises().get(objective);
    }

    private static String colour(Verdict verdict) {
        return switch (verdict) {
            case PASS -> GREEN;
            case INCONCLUSIVE -> YELLOW;
            case FAIL, NO_DATA -> RED;
        };
    }

    private static String name(String strategy) {
        return SafeText.line(strategy, NAME);
    }

    private static String orNothing(int count) {
        return count == 0 ? "" : Integer.toString(count);
    }

    private String paint(String text, String code) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
