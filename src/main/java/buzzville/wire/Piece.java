package buzzville.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one message in a file that has them one after the other, one a line or over several lines.
 *
 * @param line of the file at which it begins, from 1
 * @param lines of it
 */
public record Piece(int line, List<String> lines) {
    private static final Pattern SYNTAX = Pattern.compile("(.*) at line (\\d+), (column \\d+)");

    /** A mistake and the line of the file that has it. */
    public record Slip(int line, String sentence) {}

    public Piece {
        lines = List.copyOf(lines);
    }

    /**
     * The pieces of a file. One ends with the line in which its last bracket closes; one whose brackets do not close ends before
     * a line that begins with a brace where JSON has no room for one.
     */
    public static List<Piece> of(List<String> file) {
        List<Piece> pieces = new ArrayList<>();
        List<String> open = new ArrayList<>();
        Brackets brackets = new Brackets();
        for (int i = 0; i < file.size(); i++) {
            String line = file.get(i);
            if (!open.isEmpty() && line.startsWith("{") && !brackets.hasRoom()) {
                pieces.add(new Piece(i + 1 - open.size(), open));
                open.clear();
            }
            if (open.isEmpty()) {
                if (line.isBlank()) {
                    continue;
                }
                brackets = new Brackets();
            }
            open.add(line);
            brackets.read(line);
            if (brackets.depth <= 0) {
                pieces.add(new Piece(i + 2 - open.size(), open));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            pieces.add(new Piece(file.size() + 1 - open.size(), open));
        }
        return pieces;
    }

    /** The message. */
    public String text() {
        return String.join("\n", lines);
    }

    /** A mistake of the message, at its line of the file: that of the field, if the field is there. */
    public Slip slip(Mistake mistake) {
        Matcher syntax = SYNTAX.matcher(mistake.toString());
        if (mistake.path().isEmpty() && syntax.matches()) {
            int at = Math.min(lines.size(), Integer.parseInt(syntax.group(2)));
            return new Slip(line + at - 1, syntax.group(1) + " at " + syntax.group(3));
        }
        String field = mistake.path().replaceFirst("\\[.*", "").replaceFirst(".*\\.", "");
        for (int i = 0; !field.isEmpty() && i < lines.size(); i++) {
            if (lines.get(i).contains('"' + field + '"')) {
                return new Slip(line + i, mistake.toString());
            }
        }
        return new Slip(line, mistake.toString());
    }

    /** How deep inside brackets a text is, those in strings left out. */
    private static final class Brackets {
        private int depth;
        private char last;

        void read(String line) {
            boolean quoted = false;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (quoted && c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted) {
                    depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                }
                last = c > ' ' ? c : last;
            }
        }

        /** Whether an object may begin here. */
        boolean hasRoom() {
            return last == '[' || last == ',';
        }
    }
}
