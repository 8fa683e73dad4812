package buzzville.causality.log;

import buzzville.clock.VectorStamp;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what {@link LogWriter} wrote, or says why a file is not a log.
 *
 * <p>Whether stamps are right is another question. A log whose stamps are wrong can be read; one whose events contradict each
 * other, so that nobody can say what happened before what, cannot.
 */
public final class LogReader {
    /** As many events a log may have. */
    public static final int MOST_EVENTS = 1_000_000;

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int LONGEST_LINE = 4_000_000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Reader in;
    private final List<LogProblem> problems = new ArrayList<>();
    private final List<LoggedEvent> events = new ArrayList<>();
    /** Which event sent a message. */
    private final Map<String, Integer> senders = new HashMap<>();
    /** Where a message that nobody had sent yet was received first. */
    private final Map<String, Fields> unsent = new HashMap<>();

    /** The latest vector of each process. */
    private VectorStamp[] latest = {};

    private final Numbering numbering = new Numbering();
    private final char[] buffer = new char[1 << 13];
    private int from;
    private int to;
    private int line;
    private boolean isWhole = true;

    private LogReader(Reader in) {
        this.in = in;
    }

    /** The log that a text holds. */
    public static LogReading read(String text) {
        try {
            return read(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    /** The log that stands there; {@code in} is not closed. */
    public static LogReading read(Reader in) throws IOException {
        LogReader reader = new LogReader(in);
        EventLog log = reader.log();
        List<LogProblem> problems = reader.problems;
        return problems.isEmpty()
                ? new LogReading(log, problems)
                : new LogReading(null, problems.subList(0, Math.min(problems.size(), LogReading.MOST)));
    }

    private @Nullable EventLog log() throws IOException {
        String first = next();
        if (first == null) {
            wrong(1, "is not there: the file is empty; expected the first line of a log");
            return null;
        }
        ObjectNode node = object(first);
        HeaderLine header = node == null ? null : HeaderLine.of(first, node, problems);
        if (header == null || !problems.isEmpty()) {
            return null;
        }
        latest = new VectorStamp[header.processes.size()];
        Arrays.fill(latest, VectorStamp.NONE);
        for (String text = next(); text != null && problems.size() < LogReading.MOST; text = next()) {
            event(header, text);
        }
        if (problems.isEmpty()) {
            checkEnd(header);
        }
        return new EventLog(header.source, header.rules, header.processes, events, header.leftOut, header.why);
    }

    /** The next line without its line feed; null at the end. */
    private @Nullable String next() throws IOException {
        if (!fill()) {
            return null;
        }
        line++;
        isWhole = false;
        StringBuilder text = new StringBuilder();
        while (!isWhole && fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            text.append(buffer, from, end - from);
            isWhole = end < to;
            from = isWhole ? end + 1 : end;
            if (text.length() > LONGEST_LINE) {
                wrong(LONGEST_LINE, "goes on beyond " + LONGEST_LINE + " characters");
                return null;
            }
        }
        return text.toString();
    }

    /** Whether there is more to read. */
    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return from < to;
    }

    private void wrong(int column, String sentence) {
        problems.add(new LogProblem(Math.max(line, 1), column, "", sentence));
    }

    private @Nullable ObjectNode object(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
            wrong(1, "must be a JSON object, but is " + (node.isMissingNode() ? "empty" : Fields.shown(node)));
        } catch (JacksonException e) {
            if (line == 1 && text.startsWith(BYTE_ORDER_MARK)) {
                wrong(1, "begins with a byte order mark; expected UTF-8 without one");
                return null;
            }
            TokenStreamLocation at = e.getLocation();
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
            String cut = isWhole ? "" : "; the file ends in the middle of it";
            wrong(at == null ? 1 : Math.max(at.getColumnNr(), 1), twice ? "has a field twice" : "is not JSON" + cut);
        }
        return null;
    }

    private void event(HeaderLine header, String text) {
        ObjectNode node = object(text);
        int id = events.size() + 1;
        if (node == null || id > MOST_EVENTS) {
            if (node == null) {
                numbering.unreadable();
            } else {
                wrong(1, "is one event too many: a log holds at most " + MOST_EVENTS);
            }
            return;
        }
        int before = problems.size();
        Fields fields = new Fields(text, line, node, problems);
        LoggedEvent event = new EventLine(header, fields, latest).read(numbering);
        if (problems.size() == before && event.process() >= 0) {
            check(event, fields);
        }
        events.add(event);
    }

    /** What the events before it say of an event. */
    private void check(LoggedEvent event, Fields fields) {
        if (!events.isEmpty() && events.get(events.size() - 1).trueTime() > event.trueTime()) {
            fields.wrongIs(
                    "true_ns",
                    "at least " + events.get(events.size() - 1).trueTime()
                            + ", as events stand in the order in which they happened");
        }
        Set<String> once = new HashSet<>();
        for (String message : event.received()) {
            if (!once.add(message)) {
                fields.wrong("received", "has '" + message + "' twice");
            }
            if (!senders.containsKey(message)) {
                unsent.putIfAbsent(message, fields);
            }
        }
        for (String message : event.sent()) {
            Integer other = senders.putIfAbsent(message, event.id());
            Fields receiver = unsent.remove(message);
            if (other != null) {
                fields.wrong("sent", "has '" + message + "', which event " + other + " has sent");
            } else if (receiver != null) {
                receiver.wrong("received", "has '" + message + "' before event " + event.id() + " sends it");
            }
        }
    }

    private void checkEnd(HeaderLine header) {
        if (events.size() != header.events) {
            line++;
            wrong(
                    1,
                    events.size() < header.events
                            ? "is missing: the first line says that there are " + header.events
                                    + " events, but the file ends after " + events.size()
                            : "stands behind " + events.size() + " events, but the first line says that there are "
                                    + header.events);
        } else if (header.leftOut == 0) {
            // ordered by line, as events stand; who left events out may have left out those that sent
            events.stream()
                    .flatMap(event -> event.received().stream())
                    .distinct()
                    .forEach(message -> {
                        Fields receiver = unsent.get(message);
                        if (receiver != null) {
                            receiver.wrong("received", "has '" + message + "', which no event sends");
                        }
                    });
        }
    }
}
