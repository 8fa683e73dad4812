package buzzville.producer;

import buzzville.random.TextFile;
import buzzville.unit.Dimension;
import buzzville.unit.Doc;
import buzzville.unit.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was recorded elsewhere: a CSV file with a header and the columns {@code time} (such as {@code 12.5s}, since the
 * producer starts), and optionally {@code event}, {@code zone} and {@code key}, in any order. An empty cell stands for what
 * the producer says otherwise. Lines before the header that begin with {@code #} are passed over. The crowd has one member.
 *
 * @param file the recording
 */
@Doc("What was recorded elsewhere, from a CSV file.")
public record Trace(TextFile file) implements ArrivalProcess {
    private static final Quantity TIME = Quantity.of(Dimension.DURATION);

    /**
     * One recorded happening.
     *
     * @param at nanoseconds since the producer starts
     * @param event its type, or empty
     * @param zone its zone, or empty
     * @param key its partition key, or empty
     * @param line of the file
     */
    public record Row(long at, String event, String zone, String key, int line) {}

    public Trace {
        rows(file);
    }

    /** The rows in the order of their instants; equal instants stay in file order. */
    public List<Row> rows() {
        return rows(file);
    }

    @Override
    public double meanRate() {
        return Double.NaN;
    }

    @Override
    public boolean scripted() {
        return true;
    }

    private static List<Row> rows(TextFile file) {
        List<String> lines = file.lines();
        int first = 0;
        while (first < lines.size() && lines.get(first).startsWith("#")) {
            first++;
        }
        List<String> header = first == lines.size() ? List.of() : cells(lines.get(first));
        if (!header.contains("time")) {
            throw new IllegalArgumentException("file: '" + file.path()
                    + "' must begin with a header that has a column 'time', such as time,event,zone,key");
        }
        List<Row> rows = new ArrayList<>();
        for (int i = first + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(file.path(), header, cells(lines.get(i)), i + 1));
            }
        }
        rows.sort(Comparator.comparingLong(Row::at));
        return rows;
    }

    private static Row row(String path, List<String> header, List<String> cells, int line) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException("file: " + path + " line " + line + " has " + cells.size()
                    + " cells, expected " + header.size() + " as in its header");
        }
        try {
            long at = TIME.parseWhole(cells.get(header.indexOf("time")), Long.MAX_VALUE);
            return new Row(
                    at, cell(header, cells, "event"), cell(header, cells, "zone"), cell(header, cells, "key"), line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("file: " + path + " line " + line + ": " + e.getMessage(), e);
        }
    }

    private static String cell(List<String> header, List<String> cells, String column) {
        int index = header.indexOf(column);
        return index < 0 ? "" : cells.get(index);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }
}
