package buzzville.report;

import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
import buzzville.experiment.branch.Branching;
import buzzville.experiment.branch.Side;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What another choice changed, for a terminal of 80 columns. */
public final class BranchTable {
    private static final int COLUMNS = 80;
    private static final int NAME = 20;

    private final BranchFacts facts;
    private final Wording words;
    private final BranchWords sentences;

    private BranchTable(BranchFacts facts, ReportLanguage language) {
        this.facts = facts;
        this.words = new Wording(language);
        this.sentences = new BranchWords(facts, words);
    }

    /** The table as text that ends with a line feed; its last line is the verdict on the run with the choice. */
    public static String of(BranchFacts facts, ReportLanguage language) {
        return new BranchTable(facts, language).text();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        sentences.head().forEach(line -> lines.addAll(TextTable.wrapped(COLUMNS, line)));
        Branching.Result result = facts.result();
        if (result.after().replications() > 1) {
            lines.add(words.pooled(result.after()));
        }
        if (!result.rows().isEmpty()) {
            lines.add("");
            lines.addAll(rows());
        }
        lines.add("");
        sentences.divergence().forEach(line -> lines.addAll(TextTable.wrapped(COLUMNS, line)));
        List<String> objectives = objectives();
        if (!objectives.isEmpty()) {
            lines.add("");
            lines.addAll(objectives);
        }
        List<List<String>> prices = sentences.prices();
        if (!prices.isEmpty()) {
            lines.add("");
            TextTable table = new TextTable("lrrrr", 2);
            table.head(List.of(
                    words.say("workers", "agents"),
                    words.say("hours\nwithout", "heures\nsans"),
                    words.say("hours\nwith", "heures\navec"),
                    words.say("cost\nwithout", "coût\nsans"),
                    words.say("cost\nwith", "coût\navec")));
            prices.forEach(table::row);
            lines.addAll(table.lines());
        }
        lines.add("");
        lines.add(words.say("without ", "sans ") + words.outcome(result.before()));
        lines.add(words.outcome(result.after()));
        return String.join("\n", lines) + "\n";
    }

    private List<String> rows() {
        TextTable table = new TextTable("lllrrrrrr", 1);
        List<String> head = new ArrayList<>(
                List.of("service", words.say("priority", "priorité"), "", words.say("offered", "offerts")));
        head.add(words.say("lost", "perdus"));
        head.addAll(List.of("p50", "p95", "p99", "max"));
        table.head(head);
        for (Branching.Row row : facts.result().rows()) {
            table.row(cells(row, false));
            table.row(cells(row, true));
            List<String> real = new ArrayList<>();
            for (Side side : row.sides()) {
                String difference = sentences.real(side);
                if (!difference.isEmpty()) {
                    String name = side.name().equals("lost") ? words.say("lost", "perdus") : side.name();
                    real.add(name + " " + difference);
                }
            }
            if (!real.isEmpty()) {
                TextTable.wrapped(COLUMNS - 4, words.say("difference: ", "différence : ") + String.join("; ", real))
                        .forEach(line -> table.note("    " + line));
            }
        }
        return table.lines();
    }

    private List<String> cells(Branching.Row row, boolean with) {
        List<String> cells = new ArrayList<>();
        cells.add(with ? "" : SafeText.line(sentences.service(row.who().service()), NAME));
        cells.add(with ? "" : words.priority(row.who().priority()));
        cells.add(with ? words.say("with", "avec") : words.say("without", "sans"));
        cells.add(words.human().count(with ? row.offered() : row.offeredWithout()));
        row.sides().forEach(side -> cells.add(sentences.figure(side, with)));
        return cells;
    }

    private List<String> objectives() {
        Findings before = facts.result().before();
        Findings after = facts.result().after();
        Set<String> names = new LinkedHashSet<>(after.promises().keySet());
        names.addAll(before.promises().keySet());
        if (names.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable("llll", 2);
        table.head(List.of(
                words.say("objective", "objectif"),
                words.say("asked", "demandé"),
                words.say("without", "sans"),
                words.say("with", "avec")));
        for (String name : names) {
            Promise one = before.promises().get(name);
            Promise other = after.promises().get(name);
            table.row(List.of(
                    SafeText.line(name, NAME),
                    SafeText.line(asked(one, other), 34),
                    sentences.verdict(one, objective(before, name)),
                    sentences.verdict(other, objective(after, name))));
        }
        return table.lines();
    }

    private static String asked(@Nullable Promise one, @Nullable Promise other) {
        return other != null ? other.text() : one != null ? one.text() : "";
    }

    private static @Nullable Objective objective(Findings findings, String name) {
        return findings.scenario().objectives().get(name);
    }
}
