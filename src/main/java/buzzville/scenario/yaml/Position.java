package buzzville.scenario.yaml;

import java.util.Comparator;

/**
 * A character of a source.
 *
 * @param line from 1, or 0 if the source has no lines
 * @param column from 1 in Unicode code points, or 0 if the source has no lines
 */
public record Position(Source source, int line, int column) implements Comparable<Position> {

    private static final Comparator<Position> READING_ORDER = Comparator.<Position>comparingInt(p -> p.source.order())
            .thenComparing(p -> p.source.label())
            .thenComparingInt(Position::line)
            .thenComparingInt(Position::column);

    public Position {
        if (!source.hasLines()) {
            line = 0;
            column = 0;
        }
    }

    /** The source as a whole. */
    public static Position of(Source source) {
        return new Position(source, 0, 0);
    }

    /** The position this many code points further on the same line. */
    Position plus(int columns) {
        return line == 0 ? this : new Position(source, line, column + columns);
    }

    @Override
    public int compareTo(Position other) {
        return READING_ORDER.compare(this, other);
    }

    /** As in a message: {@code file:line:column}, or the source's label alone if it has no lines. */
    @Override
    public String toString() {
        return line == 0 ? source.label() : source.label() + ":" + line + ":" + column;
    }
}
