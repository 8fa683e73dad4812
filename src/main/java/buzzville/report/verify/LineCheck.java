package buzzville.report.verify;

import buzzville.report.text.SafeText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares two files line by line and finds the first that differs. */
final class LineCheck {
    private static final int LONGEST = 120;
    private static final String INSTANT = "\\d{1,18}";
    private static final int BEFORE = 30;
    private static final String END = "ended_ns";

    private LineCheck() {}

    /** The first difference between two files of text that are not the same. */
    static @Nullable Difference first(String name, Path found, Path again) throws IOException {
        try (BufferedReader one = Files.newBufferedReader(found);
                BufferedReader other = Files.newBufferedReader(again)) {
            List<String> head = List.of();
            for (long line = 1; ; line++) {
                String left = one.readLine();
                String right = other.readLine();
                if (left == null && right == null) {
                    return null;
                } else if (left == null || right == null || !left.equals(right)) {
                    return difference(name, line, head, left, right);
                }
                if (line == 1 && name.endsWith(".csv")) {
                    head = cells(left);
                }
            }
        }
    }

    private static Difference difference(
            String name, long line, List<String> head, @Nullable String left, @Nullable String right) {
        String where = "line " + line;
        if (left != null && right != null && !head.isEmpty()) {
            return cell(where, head, cells(left), cells(right));
        } else if (left != null && right != null && name.endsWith(".jsonl")) {
            return value(where, left, right);
        }
        String there = right == null ? left : right;
        Long at = there == null || head.isEmpty() ? null : instant(head, cells(there));
        int from = Math.max(0, alike(left, right) - BEFORE);
        return new Difference(where, shown(from(left, from)), shown(from(right, from)), at);
    }

    /** How many characters they have in common at their beginnings. */
    private static int alike(@Nullable String left, @Nullable String right) {
        int alike = 0;
        while (left != null
                && right != null
                && alike < Math.min(left.length(), right.length())
                && left.charAt(alike) == right.charAt(alike)) {
            alike++;
        }
        return left == null || right == null ? 0 : alike;
    }

    private static @Nullable String from(@Nullable String line, int from) {
        return line == null || from == 0 ? line : "…" + line.substring(Math.min(from, line.length()));
    }

    private static Difference cell(String where, List<String> head, List<String> left, List<String> right) {
        int column = 0;
        while (column < left.size() && column < right.size() && left.get(column).equals(right.get(column))) {
            column++;
        }
        String name = column < head.size() ? head.get(column) : "column " + (column + 1);
        Long one = instant(head, left, name);
        Long other = instant(head, right, name);
        Long at = one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
        String of = head.get(0).equals("id") && !right.isEmpty() ? " (" + named(right) + ")" : "";
        return new Difference(where + ", " + name + of, at(left, column), at(right, column), at);
    }

    /** What a row of messages is about. */
    private static String named(List<String> cells) {
        return cells.size() > 1 ? cells.get(1) + " " + cells.get(0) : cells.get(0);
    }

    private static String at(List<String> cells, int column) {
        return column < cells.size() ? shown(cells.get(column)) : "";
    }

    private static Difference value(String where, String left, String right) {
        JsonNode one = JsonCheck.parsed(left.getBytes(StandardCharsets.UTF_8));
        JsonNode other = JsonCheck.parsed(right.getBytes(StandardCharsets.UTF_8));
        JsonCheck check = new JsonCheck(Set.of(), 1);
        check.compare(one, other);
        if (check.differences().isEmpty()) {
            return new Difference(where, shown(left), shown(right), null);
        }
        Difference first = check.differences().get(0);
        String path = first.where().isEmpty() ? "" : ", " + first.where();
        return new Difference(where + path, first.found(), first.again(), null);
    }

    /** The instant that differs; of anything else, when the story ended. */
    private static @Nullable Long instant(List<String> head, List<String> cells, String column) {
        int place = column.endsWith("_ns") ? head.indexOf(column) : -1;
        return place >= 0 && place < cells.size() && cells.get(place).matches(INSTANT)
                ? Long.valueOf(cells.get(place))
                : instant(head, cells);
    }

    /** When the story of a row ended; null if the file has no such column or the story has no end. */
    private static @Nullable Long instant(List<String> head, List<String> cells) {
        int column = Math.max(head.indexOf(END), head.indexOf("at_ns"));
        if (column < 0 || column >= cells.size() || !cells.get(column).matches(INSTANT)) {
            return null;
        }
        return Long.valueOf(cells.get(column));
    }

    /** The cells of a line of CSV as RFC 4180 quotes them. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static String shown(@Nullable String line) {
        return line == null ? "" : SafeText.line(line, LONGEST);
    }
}
