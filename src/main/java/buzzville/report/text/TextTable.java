package buzzville.report.text;

import java.util.ArrayList;
import java.util.List;

/** A table of plain text: words to the left, figures to the right, spaces between columns, lines of notes between rows. */
public final class TextTable {
    /** What does not begin a line. */
    private static final String BOUND = ":;!?%»";

    private final List<Boolean> right = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> notes = new ArrayList<>();
    private final int gap;

    /**
     * A table with one column per letter: {@code l} for words, {@code r} for figures.
     *
     * @param gap spaces between columns
     */
    public TextTable(String columns, int gap) {
        this.gap = gap;
        columns.chars().forEach(c -> right.add(c == 'r'));
    }

    /** Adds a row with a cell for each column. */
    public void row(List<String> cells) {
        if (cells.size() != right.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + right.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        notes.add(false);
    }

    /** Adds the head, in two lines where a cell has a line feed. */
    public void head(List<String> cells) {
        if (cells.stream().anyMatch(cell -> cell.contains("\n"))) {
            row(cells.stream()
                    .map(cell -> cell.substring(0, Math.max(0, cell.indexOf('\n'))))
                    .toList());
        }
        row(cells.stream().map(cell -> cell.substring(cell.indexOf('\n') + 1)).toList());
    }

    /** Adds a line that belongs to no column. */
    public void note(String line) {
        rows.add(List.of(line));
        notes.add(true);
    }

    /** Characters in its longest row, notes left out. */
    public int width() {
        int width = -gap;
        for (int i = 0; i < right.size(); i++) {
            width += widest(i) + gap;
        }
        return width;
    }

    /** The lines, without spaces at their ends. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            lines.add(notes.get(row) ? rows.get(row).get(0) : line(rows.get(row)));
        }
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String space = " ".repeat(widest(i) - length(cell));
            line.append(i == 0 ? "" : " ".repeat(gap)).append(right.get(i) ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    private int widest(int column) {
        int widest = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (!notes.get(row)) {
                widest = Math.max(widest, length(rows.get(row).get(column)));
            }
        }
        return widest;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Lines of at most {@code most} characters, parted at spaces, though not where French sets a sign apart from the word that it
     * belongs to; a word that is longer than a line is cut. All but the first are indented.
     */
    public static List<String> wrapped(int most, String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > most) {
            int space = rest.lastIndexOf(' ', most);
            while (space >= 0 && isBound(rest, space)) {
                space = rest.lastIndexOf(' ', space - 1);
            }
            boolean cut = rest.substring(0, Math.max(space, 0)).isBlank();
            int end = cut ? most : space;
            lines.add(rest.substring(0, end));
            rest = "  " + rest.substring(cut ? end : end + 1);
        }
        lines.add(rest);
        return lines;
    }

    private static boolean isBound(String text, int space) {
        boolean opens = space > 0 && text.charAt(space - 1) == '«';
        return opens || space + 1 < text.length() && BOUND.indexOf(text.charAt(space + 1)) >= 0;
    }
}
