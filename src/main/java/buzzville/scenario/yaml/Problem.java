package buzzville.scenario.yaml;

import buzzville.unit.Visible;
import java.util.Comparator;

/**
 * One thing that is wrong, and where.
 *
 * @param path where it is in the document, such as {@code services.police.subscribes[1]}; empty for the document itself
 * @param message what is wrong, what was found and what was expected
 */
public record Problem(Severity severity, Position position, String path, String message)
        implements Comparable<Problem> {

    private static final Comparator<Problem> READING_ORDER =
            Comparator.comparing(Problem::position).thenComparing(Problem::path);

    /** The same, found in a document that stands at this path of another. */
    public Problem under(String outer) {
        return new Problem(severity, position, path.isEmpty() ? outer : outer + "." + path, message);
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

    /** In reading order; of two about the same value neither comes first. */
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
