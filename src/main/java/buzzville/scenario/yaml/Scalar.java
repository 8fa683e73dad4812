package buzzville.scenario.yaml;

import java.util.Set;

/**
 * A single value, kept as text so that {@code 5ms}, {@code 85%} and {@code 1.10} stay what the user wrote.
 *
 * @param text the value without quotes
 * @param plain whether it was written without quotes, so that {@code null} means nothing
 * @param verbatim whether each character of {@code text} stands in the source one column after the one before
 */
public record Scalar(Position position, String text, boolean plain, boolean verbatim) implements Node {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final int LONGEST_QUOTE = 60;

    /** A value that was not written by the user, such as a default. */
    static Scalar of(Position position, String text) {
        return new Scalar(position, text, true, false);
    }

    @Override
    public boolean isNull() {
        return plain && NULLS.contains(text);
    }

    /** Whether nothing at all is written, as after {@code key:}. */
    boolean isEmpty() {
        return plain && text.isEmpty();
    }

    /** A part of this value, positioned as exactly as possible. */
    Scalar part(int from, int to, boolean partPlain) {
        Position at = verbatim ? position.plus(text.codePointCount(0, from)) : position;
        return new Scalar(at, text.substring(from, to), partPlain, verbatim);
    }

    @Override
    public String describe() {
        if (isNull()) {
            return "nothing";
        }
        String line = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST_QUOTE
                ? "'" + line + "'"
                : "'" + line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "...'";
    }
}
