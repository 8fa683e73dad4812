package buzzville.report;

import buzzville.experiment.sweep.Design;
import buzzville.experiment.sweep.Outcome;
import buzzville.experiment.sweep.Reading;
import buzzville.experiment.sweep.Swept;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a sweep for a terminal, within 100 columns: a line for each cell with the figures that are shown, or a matrix of the
 * charted one where two parameters make a grid; what each parameter explains; the verdict.
 */
public final class SweepTable {
    private static final int COLUMNS = 100;
    private static final int MOST_ROWS = 40;
    private static final int VALUE = 24;
    private static final int HEAD = 18;
    private static final String BOLD = "1";

    private final SweepResults results;
    private final Swept swept;
    private final SweepWords words;
    private final boolean colours;

    private SweepTable(SweepResults results, ReportLanguage language, boolean colours) {
        this.results = results;
        this.swept = results.swept();
        this.words = new SweepWords(results, language);
        this.colours = colours;
    }

    /**
     * The table as text that ends with a line feed.
     *
     * @param colours whether to use a terminal's escape sequences
     */
    public static String of(SweepResults results, ReportLanguage language, boolean colours) {
        return new SweepTable(results, language, colours).text();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add(paint(words.settings()));
        lines.add("");
        List<String> matrix = matrix();
        lines.addAll(matrix == null ? rows() : matrix);
        lines.addAll(TextTable.wrapped(COLUMNS, words.marks(matrix != null)));
        lines.add("");
        List<String> importance = words.importance();
        importance.forEach(sentence -> lines.addAll(TextTable.wrapped(COLUMNS, sentence)));
        if (!importance.isEmpty()) {
            lines.add("");
        }
        lines.add(paint(words.outcome()));
        return String.join("\n", lines) + "\n";
    }

    /** The charted figure by two parameters; null where that makes no table, or one that is too wide or too long. */
    private @Nullable List<String> matrix() {
        List<Swept.Factor> factors = swept.factors();
        boolean grid = swept.plan().design() == Design.GRID && factors.size() == 2 && !swept.interrupted();
        if (!grid || results.charted().isEmpty()) {
            return null;
        }
        String figure = results.charted().get(0);
        List<String> down = factors.get(0).levels().stream().distinct().toList();
        List<String> across = factors.get(1).levels().stream().distinct().toList();
        TextTable table = new TextTable("l" + "r".repeat(across.size()), 2);
        List<String> head = new ArrayList<>(List.of(SafeText.line(factors.get(0).shortName(), VALUE)));
        across.forEach(value -> head.add(SafeText.line(value, HEAD)));
        table.row(head);
        for (int row = 0; row < down.size(); row++) {
            List<String> cells = new ArrayList<>(List.of(SafeText.line(down.get(row), VALUE)));
            for (int column = 0; column < across.size(); column++) {
                Outcome outcome = swept.outcomes().get(row * across.size() + column);
                cells.add(words.figure(outcome, figure));
            }
            table.row(cells);
        }
        if (table.width() > COLUMNS || down.size() > MOST_ROWS) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        lines.add(SafeText.line(words.name(figure), HEAD * 2)
                + words.say(" by ", " selon ")
                + SafeText.line(factors.get(0).shortName(), VALUE)
                + words.say(" (down) and ", " (en lignes) et ")
                + SafeText.line(factors.get(1).shortName(), VALUE)
                + words.say(" (across)", " (en colonnes)"));
        List<String> body = table.lines();
        lines.add(paint(body.get(0)));
        lines.addAll(body.subList(1, body.size()));
        return lines;
    }

    /** A line for each cell, with as many figures as there is room for. */
    private List<String> rows() {
        int figures = results.shown().size();
        while (figures > 1 && table(figures).width() > COLUMNS) {
            figures--;
        }
        List<String> body = table(figures).lines();
        List<String> lines = new ArrayList<>();
        lines.add(paint(body.get(0)));
        int rows = body.size() - 1;
        if (rows <= MOST_ROWS) {
            lines.addAll(body.subList(1, body.size()));
        } else {
            int left = rows - MOST_ROWS;
            lines.addAll(body.subList(1, 1 + MOST_ROWS / 2));
            lines.add(words.say(
                    "… " + left + " combinations between are left out here; all are in " + SweepCsv.FILE,
                    "… " + left + " combinaisons omises ici ; toutes sont dans " + SweepCsv.FILE));
            lines.addAll(body.subList(body.size() - MOST_ROWS / 2, body.size()));
        }
        if (figures < results.shown().size()) {
            List<String> hidden =
                    results.shown().subList(figures, results.shown().size());
            lines.addAll(TextTable.wrapped(
                    COLUMNS,
                    words.say("no room here for: ", "pas de place ici pour : ")
                            + String.join(", ", hidden.stream().map(words::name).toList())));
        }
        return lines;
    }

    private TextTable table(int figures) {
        List<Swept.Factor> factors = swept.factors();
        TextTable table = new TextTable("r" + "l".repeat(factors.size()) + "r".repeat(figures), 2);
        List<String> head = new ArrayList<>(List.of("#"));
        factors.forEach(factor -> head.add(SafeText.line(factor.shortName(), VALUE)));
        results.shown().subList(0, figures).forEach(name -> head.add(SafeText.line(words.name(name), HEAD)));
        table.row(head);
        for (int i = 0; i < swept.outcomes().size(); i++) {
            Outcome outcome = swept.outcomes().get(i);
            List<String> cells =
                    new ArrayList<>(List.of(Integer.toString(outcome.cell().number())));
            for (Swept.Factor factor : factors) {
                cells.add(SafeText.line(factor.levels().get(i), VALUE));
            }
            for (String name : results.shown().subList(0, figures)) {
                @Nullable Reading reading = outcome.readings().get(name);
                cells.add(words.figure(reading));
            }
            table.row(cells);
        }
        return table;
    }

    private String paint(String text) {
        return colours ? "\u001b[" + BOLD + "m" + text + "\u001b[0m" : text;
    }
}
