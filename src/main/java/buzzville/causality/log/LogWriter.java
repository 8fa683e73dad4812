package buzzville.causality.log;

import buzzville.clock.HybridStamp;
import buzzville.clock.VectorStamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a log as a file of lines, each a JSON object: the first says where the log comes from and how its stamps were made, every
 * other is an event. Lines end with a line feed; {@link LogReader} reads them back.
 */
public final class LogWriter {
    static final String FORMAT = "buzzville-clocks";
    /** With every vector in full. */
    static final int VERSION = 1;

    /** With what changes of vectors. */
    static final int VERSION_OF_CHANGES = 2;

    /** Logs whose vectors have more counts than this, all together, are written with what changes of them. */
    static final long MOST_COUNTS = 100_000;

    static final String VECTOR = "vector";
    static final String CHANGES = "vector_changes";
    static final String PARTICIPANT = "participant";
    static final String TRANSPARENT = "transparent";

    private static final long NANOS = 1_000_000_000;
    private static final JsonMapper MAPPER = new JsonMapper();

    private LogWriter() {}

    /** How vectors stand in a file. */
    public enum Vectors {
        /** Every one in full, however long the file becomes. */
        WHOLE,
        /** Of long logs with many processes, what changes from event to event of a process. */
        SHORT
    }

    /** The whole file. */
    public static String text(EventLog log) {
        StringBuilder text = new StringBuilder();
        try {
            write(log, Vectors.SHORT, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return text.toString();
    }

    /** Writes the whole file, line by line. */
    public static void write(EventLog log, Vectors vectors, Appendable out) throws IOException {
        out.append(header(log, vectors)).append('\n');
        for (Iterator<String> lines = lines(log, vectors).iterator(); lines.hasNext(); ) {
            out.append(lines.next()).append('\n');
        }
    }

    /** The lines of all events, in order, without line feeds. */
    public static Stream<String> lines(EventLog log, Vectors vectors) {
        if (!inChanges(log, vectors)) {
            return log.events().stream()
                    .map(event ->
                            line(log, event, VECTOR, vector(log, event.stamps().vector())));
        }
        VectorStamp[] latest = new VectorStamp[log.processes().size()];
        Arrays.fill(latest, VectorStamp.NONE);
        return log.events().stream().map(event -> {
            VectorStamp now = event.stamps().vector();
            ObjectNode changes = JsonNodeFactory.instance.objectNode();
            for (int entry : now.changedSince(latest[event.process()])) {
                changes.put(entry(log, entry), now.count(entry));
            }
            latest[event.process()] = now;
            return line(log, event, CHANGES, changes);
        });
    }

    private static boolean inChanges(EventLog log, Vectors vectors) {
        return vectors == Vectors.SHORT
                && log.events().stream()
                                .mapToLong(event -> event.stamps().vector().size())
                                .sum()
                        > MOST_COUNTS;
    }

    /** The first line, without a line feed. */
    public static String header(EventLog log, Vectors vectors) {
        EventLog.Source source = log.source();
        ClockRules rules = log.rules();
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("format", FORMAT).put("version", inChanges(log, vectors) ? VERSION_OF_CHANGES : VERSION);
        header.put("buzzville", source.version());
        header.put("scenario", source.scenario()).put("strategy", source.strategy());
        header.put("seed", source.seed()).put("replication", source.replication());
        header.put("start", start(source.start()));
        if (!source.zone().equals(ZoneOffset.UTC)) {
            header.put("timezone", source.zone().getId());
        }
        header.putObject("rules")
                .put("granularity", rules.granularity().word())
                .put("broker", rules.brokerTakesPart() ? PARTICIPANT : TRANSPARENT)
                .put("lamport", rules.lamport().word())
                .put("vector", rules.vector().word())
                .put("entries", rules.entries())
                .put("hybrid", rules.hybrid().word());
        words(header, "broken", broken(rules));
        for (Party party : log.processes()) {
            header.withArray("processes")
                    .addObject()
                    .put("name", party.name())
                    .put("kind", word(party.kind()))
                    .put("lamport_start", party.lamportStart());
        }
        header.put("events", log.events().size()).put("left_out", log.leftOut());
        LeftOut why = log.why();
        if (why != null) {
            ObjectNode because = header.putObject("left_out_because");
            because.put("events", why.events()).put("later", why.later());
            words(because, "processes", why.processes());
            because.put("other_processes", why.otherProcesses());
            words(because, "incidents", why.incidents());
            because.put("other_incidents", why.otherIncidents());
        }
        return MAPPER.writeValueAsString(header);
    }

    private static String line(EventLog log, LoggedEvent event, String key, ObjectNode vector) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", event.id()).put("process", log.who(event)).put("number", event.place());
        line.put("kind", word(event.kind())).put("what", event.what());
        String message = event.received().isEmpty()
                ? event.sent().isEmpty() ? null : event.sent().get(0)
                : event.received().get(0);
        if (message != null) {
            line.put("message", message);
        }
        words(line, "received", event.received());
        words(line, "sent", event.sent());
        line.put("true_ns", event.trueTime());
        line.put("local_ns", event.stamps().local());
        line.put("bound_ns", event.stamps().bound());
        line.put("lamport", event.stamps().lamport());
        line.set(key, vector);
        line.set("hlc", hybrid(event.stamps().hybrid()));
        circumstances(line, event.circumstances());
        return MAPPER.writeValueAsString(line);
    }

    private static void circumstances(ObjectNode line, Circumstances more) {
        numbers(line, "after", more.after());
        numbers(line, "hidden", more.hidden());
        put(line, "arrived_ns", more.arrivedAt());
        put(line, "held", more.held());
        put(line, "commit_ns", more.commit());
        put(line, "visible_ns", more.visibleAt());
        put(line, "state", more.state());
        put(line, "partition", more.partition());
        put(line, "offset", more.offset());
        put(line, "forwards", more.forwards());
        put(line, "incident", more.incident());
    }

    /** A vector as an object: by name of the process, or by number of the entry if processes share those. */
    public static ObjectNode vector(EventLog log, VectorStamp stamp) {
        ObjectNode vector = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < stamp.size(); i++) {
            vector.put(entry(log, stamp.process(i)), stamp.countAt(i));
        }
        return vector;
    }

    /** A hybrid stamp as an object. */
    public static ObjectNode hybrid(HybridStamp stamp) {
        return JsonNodeFactory.instance.objectNode().put("l", stamp.time()).put("c", stamp.count());
    }

    private static String entry(EventLog log, int entry) {
        return log.rules().entries() == 0 ? log.processes().get(entry).name() : Integer.toString(entry);
    }

    /** The rules that are broken on purpose, such as {@code lamport: no-merge}; none if all are right. */
    public static List<String> broken(ClockRules rules) {
        List<String> broken = new ArrayList<>();
        if (rules.lamport().isBroken()) {
            broken.add("lamport: " + rules.lamport().word());
        }
        if (rules.vector().isBroken()) {
            broken.add("vector: " + rules.vector().word());
        }
        if (rules.hybrid().isBroken()) {
            broken.add("hybrid: " + rules.hybrid().word());
        }
        return List.copyOf(broken);
    }

    /** A kind as files have it. */
    static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String start(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
                .toString();
    }

    private static void words(ObjectNode object, String key, List<String> words) {
        words.forEach(object.putArray(key)::add);
    }

    private static void numbers(ObjectNode object, String key, List<Integer> numbers) {
        if (!numbers.isEmpty()) {
            numbers.forEach(object.putArray(key)::add);
        }
    }

    private static void put(ObjectNode object, String key, long number) {
        if (number != Circumstances.NEVER) {
            object.put(key, number);
        }
    }

    private static void put(ObjectNode object, String key, @Nullable String text) {
        if (text != null) {
            object.put(key, text);
        }
    }
}
