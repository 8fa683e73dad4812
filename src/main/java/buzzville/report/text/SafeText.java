package buzzville.report.text;

import java.util.regex.Pattern;

/** Text out of a scenario, made harmless where it is shown: names may hold anything that YAML can say. */
public final class SafeText {
    private static final int REPLACEMENT = 0xFFFD;
    /** A number, or a name such as scenarios have. */
    private static final Pattern PLAIN = Pattern.compile("[+-][\\p{L}\\p{N}_.-]*");

    private SafeText() {}

    /**
     * One line without control characters (a terminal would obey them, XML refuses them) and without marks that turn the
     * direction of writing.
     *
     * @param most characters that are left, an ellipsis included; at least 1
     */
    public static String line(String text, int most) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), most));
        int length = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (++length > most) {
                line.setLength(line.offsetByCodePoints(line.length(), -1));
                return line.append('…').toString();
            }
            line.appendCodePoint(harmless(text.codePointAt(i)));
        }
        return line.toString();
    }

    /** {@link #line(String, int)} in its whole length. */
    public static String line(String text) {
        return line(text, Integer.MAX_VALUE);
    }

    /** Text for a page: escaped, line breaks kept, other control characters replaced. */
    public static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\t' -> html.append((char) c);
                default -> html.appendCodePoint(harmless(c));
            }
        });
        return html.toString();
    }

    /**
     * A cell of a CSV file, as RFC 4180 quotes it. A cell that a spreadsheet would take for a formula is given an
     * apostrophe before it, which is how one types text there.
     */
    public static String csv(String cell) {
        String text = looksLikeFormula(cell) ? "'" + cell : cell;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }

    private static boolean looksLikeFormula(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        return switch (cell.charAt(0)) {
            case '=', '@', '\t', '\r' -> true;
            case '+', '-' -> !PLAIN.matcher(cell).matches();
            default -> false;
        };
    }

    private static int harmless(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return ' ';
        }
        boolean control = c < 0x20 || (0x7F <= c && c <= 0x9F) || c == 0x2028 || c == 0x2029;
        boolean turns = c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (0x202A <= c && c <= 0x202E)
                || (0x2066 <= c && c <= 0x2069);
        boolean none = (0xD800 <= c && c <= 0xDFFF) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
        return control || turns || none ? REPLACEMENT : c;
    }
}
