package buzzville.scenario.yaml;

import buzzville.unit.Visible;
import java.math.BigInteger;
import java.util.Comparator;

/**
 * One thing that is wrong, and where.
 *
 * @param path where it is in the document, such as {@code services.police.subscribes[1]}; empty for the document itself
 * @param message what is wrong, what was found and what was expected
 */
public record Problem(Severity severity, Position position, String path, String message)
        implements Comparable<Problem> {

    private static final Comparator<Problem> READING_ORDER = Comparator.comparing(Problem::position)
            .thenComparing(Problem::path)
            .thenComparing(Problem::message, Problem::byNumbers);

    /** The same, found in a document that stands at this path of another. */
    public Problem under(String outer) {
        return new Problem(severity, position, path.isEmpty() ? outer : outer + "." + path, message);
    }

    /** Compares texts so that line 9 of something comes before line 10, and both before words about all of it. */
    private static int byNumbers(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int iEnd = digits(one, i);
            int jEnd = digits(other, j);
            if (iEnd > i != jEnd > j) {
                return iEnd > i ? -1 : 1;
            }
            int difference = iEnd == i
                    ? Character.compare(one.charAt(i), other.charAt(j))
                    : new BigInteger(one.substring(i, iEnd)).compareTo(new BigInteger(other.substring(j, jEnd)));
            if (difference != 0) {
                return difference;
            }
            i = Math.max(iEnd, i + 1);
            j = Math.max(jEnd, j + 1);
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        return rest != 0 ? rest : one.compareTo(other);
    }

    /** The end of the digits that begin at an index; the index itself if there are none. */
    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The label of the source. */
    public String file() {
        return position.source().label();
    }

    /** From 1; 0 if the source has no lines. */
    public int line() {
        return position.line();
    }

    /** From 1; 0 if the source has no lines. */
    public int column() {
        return position.column();
    }

    @Override
    public int compareTo(Problem other) {
        return READING_ORDER.compare(this, other);
    }

    /** As people read it: {@code file:line:column: path: message}, a warning with that word before the path. */
    @Override
    public String toString() {
        String warning = severity == Severity.WARNING ? "warning: " : "";
        return Visible.line(position + ": " + warning + (path.isEmpty() ? "" : path + ": ") + message);
    }
}
