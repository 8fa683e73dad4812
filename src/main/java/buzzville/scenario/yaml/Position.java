package buzzville.scenario.yaml;

/**
 * A character of a source.
 *
 * @param line from 1, or 0 if the source has no lines
 * @param column from 1 in Unicode code points, or 0 if the source has no lines
 */
public record Position(Source source, int line, int column) implements Comparable<Position> {

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

    /** In reading order. Most comparisons are within one source, whose label is a long text. */
    @Override
    public int compareTo(Position other) {
        if (!source.equals(other.source)) {
            int byOrder = Integer.compare(source.order(), other.source.order());
            int order = byOrder != 0 ? byOrder : source.label().compareTo(other.source.label());
            if (order != 0) {
                return order;
            }
        }
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** As in a message: {@code file:line:column}, or the source's label alone if it has no lines. */
    @Override
    public String toString() {
        return line == 0 ? source.label() : source.label() + ":" + line + ":" + column;
    }
}
