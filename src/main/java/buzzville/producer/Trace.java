package buzzville.producer;

import buzzville.random.TextFile;
import buzzville.unit.Dimension;
import buzzville.unit.Doc;
import buzzville.unit.Quantity;
import buzzville.wire.Mistake;
import buzzville.wire.Piece;
import buzzville.wire.Reading;
import buzzville.wire.WireMessage;
import buzzville.wire.WireReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded elsewhere: messages as they stand on the wire, if the file's name ends in {@code .jsonl} or {@code .json},
 * one after the other, each in a line or over several; or a CSV file with a header and the columns {@code time} (such as {@code 12.5s}, since the
 * producer starts), and optionally {@code event}, {@code zone} and {@code key}, in any order. An empty cell stands for what
 * the producer says otherwise. Lines before the header that begin with {@code #} are passed over. The crowd has one member.
 *
 * <p>Of messages on the wire, those with a {@code cause} are passed over: the services make them again. The others keep their
 * ids, places and payloads.
 *
 * @param file the recording
 */
@Doc("What was recorded elsewhere: a CSV file, or messages on the wire.")
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
     * @param message the whole message, if it was recorded on the wire
     */
    public record Row(
            long at,
            String event,
            String zone,
            String key,
            int line,
            @Nullable WireMessage message) {
        /** A row of a CSV file. */
        public Row(long at, String event, String zone, String key, int line) {
            this(at, event, zone, key, line, null);
        }
    }

    /**
     * What a file of wire messages holds.
     *
     * @param messages occurrences by the line of the file at which they begin, in file order
     * @param mistakes everything that is wrong with other lines
     */
    public record Wire(Map<Integer, WireMessage> messages, List<Piece.Slip> mistakes) {}

    public Trace {
        if (!isWire(file)) {
            header(file);
        }
    }

    /** Whether the file has messages on the wire. */
    public boolean isWire() {
        return isWire(file);
    }

    private static boolean isWire(TextFile file) {
        return file.path().endsWith(".jsonl") || file.path().endsWith(".json");
    }

    /** The rows of a CSV file in the order of their instants; equal instants stay in file order; wrong ones are left out. */
    public List<Row> rows() {
        return rows(new LinkedHashMap<>());
    }

    /** What is wrong with lines of a CSV file, by the line; begins with a colon or a verb. */
    public Map<Integer, String> mistakes() {
        Map<Integer, String> mistakes = new LinkedHashMap<>();
        rows(mistakes);
        return mistakes;
    }

    /** The messages of a file on the wire. */
    public Wire wire() {
        Map<Integer, WireMessage> messages = new LinkedHashMap<>();
        List<Piece.Slip> mistakes = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        for (Piece piece : Piece.of(file.lines())) {
            Reading reading = WireReader.read(piece.text());
            reading.mistakes().forEach(mistake -> mistakes.add(piece.slip(mistake)));
            WireMessage message = reading.message();
            if (message == null || message.cause() != null || message.merged() != null) {
                continue;
            }
            Integer before = message.id() == null ? null : ids.putIfAbsent(message.id(), piece.line());
            if (before != null) {
                mistakes.add(piece.slip(new Mistake("id", "is also that of line " + before)));
            } else {
                messages.put(piece.line(), message);
            }
        }
        return new Wire(messages, mistakes);
    }

    @Override
    public double meanRate() {
        return Double.NaN;
    }

    @Override
    public boolean scripted() {
        return true;
    }

    private List<Row> rows(Map<Integer, String> mistakes) {
        List<String> lines = file.lines();
        int first = header(file);
        List<String> header = cells(lines.get(first));
        List<Row> rows = new ArrayList<>();
        for (int i = first + 1; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            int line = i + 1;
            if (lines.get(i).isBlank()) {
                continue;
            } else if (cells.size() != header.size()) {
                mistakes.put(line, " has " + cells.size() + " cells, expected " + header.size() + " as in its header");
                continue;
            }
            try {
                rows.add(row(header, cells, line));
            } catch (IllegalArgumentException e) {
                mistakes.put(line, ": " + e.getMessage());
            }
        }
        rows.sort(Comparator.comparingLong(Row::at));
        return rows;
    }

    /** The index of the line that names the columns. */
    private static int header(TextFile file) {
        List<String> lines = file.lines();
        int first = 0;
        while (first < lines.size() && lines.get(first).startsWith("#")) {
            first++;
        }
        if (first == lines.size() || !cells(lines.get(first)).contains("time")) {
            throw new IllegalArgumentException("file: '" + file.path()
                    + "' must begin with a header that has a column 'time', such as time,event,zone,key");
        }
        return first;
    }

    private static Row row(List<String> header, List<String> cells, int line) {
        long at = TIME.parseWhole(cells.get(header.indexOf("time")), Long.MAX_VALUE);
        return new Row(at, cell(header, cells, "event"), cell(header, cells, "zone"), cell(header, cells, "key"), line);
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
