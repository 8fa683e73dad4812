package buzzville.causality.log;

import buzzville.causality.log.ClockRules.Granularity;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import buzzville.unit.NearWord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads the first line of a log. */
final class HeaderLine {
    private static final int MOST_PROCESSES = 10_000;
    private static final long NANOS = 1_000_000_000;
    private static final List<String> KNOWN = List.of(
            "format",
            "version",
            "buzzville",
            "scenario",
            "strategy",
            "seed",
            "replication",
            "start",
            "timezone",
            "rules",
            "broken",
            "processes",
            "events",
            "left_out",
            "left_out_because");
    private static final List<String> BECAUSE =
            List.of("events", "later", "processes", "other_processes", "incidents", "other_incidents");
    private static final List<String> RULES =
            List.of("granularity", "broker", "lamport", "vector", "entries", "hybrid");
    private static final List<String> PARTY = List.of("name", "kind", "lamport_start");

    final EventLog.Source source;
    final ClockRules rules;
    final List<Party> processes;
    /** Numbers of processes by name. */
    final Map<String, Integer> numbers = new LinkedHashMap<>();

    private final Set<String> told = new HashSet<>();

    /** Whether events may have only what changes of their vectors. */
    final boolean inChanges;

    final int events;
    final long leftOut;
    final @Nullable LeftOut why;

    private HeaderLine(Fields line, boolean inChanges) {
        this.inChanges = inChanges;
        source = new EventLog.Source(
                line.words("scenario"),
                line.words("strategy"),
                line.number("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                line.number("replication", 0, Long.MAX_VALUE),
                start(line),
                line.words("buzzville"),
                zone(line));
        rules = rules(line);
        List<String> broken = LogWriter.broken(rules);
        if (!line.list("broken").equals(broken)) {
            line.wrongIs("broken", broken.isEmpty() ? "[], as all rules are right" : broken + ", as the rules say");
        }
        processes = processes(line);
        events = (int) line.number("events", 0, LogReader.MOST_EVENTS);
        leftOut = line.number("left_out", 0, Fields.MOST);
        why = why(line, leftOut);
    }

    private static @Nullable LeftOut why(Fields header, long leftOut) {
        Fields line = header.has("left_out_because") ? header.object("left_out_because") : null;
        if (line == null) {
            return null;
        }
        line.only(BECAUSE);
        LeftOut why = new LeftOut(
                (int) line.number("events", 1, LogReader.MOST_EVENTS),
                line.number("later", 0, leftOut),
                line.list("processes"),
                line.number("other_processes", 0, leftOut),
                line.list("incidents"),
                line.number("other_incidents", 0, leftOut));
        if (why.total() != leftOut) {
            header.wrongIs("left_out", why.total() + ", as left_out_because has in all");
        }
        return why;
    }

    /** Null if it is no header, or one of another version; then only that is noted. */
    static @Nullable HeaderLine of(String text, ObjectNode node, List<LogProblem> problems) {
        Fields line = new Fields(text, 1, node, problems);
        if (!node.path("format").asString("").equals(LogWriter.FORMAT)) {
            line.wrongIs("format", "\"" + LogWriter.FORMAT + "\": the first line of a log says what it is");
            return null;
        }
        int version = node.path("version").isInt() ? node.path("version").asInt() : 0;
        if (version != LogWriter.VERSION && version != LogWriter.VERSION_OF_CHANGES) {
            line.wrongIs(
                    "version",
                    LogWriter.VERSION + " or " + LogWriter.VERSION_OF_CHANGES + ", those that this program reads");
            return null;
        }
        line.only(KNOWN);
        return new HeaderLine(line, version == LogWriter.VERSION_OF_CHANGES);
    }

    private static long start(Fields line) {
        String text = line.words("start");
        try {
            Instant instant = Instant.parse(text);
            long nanos = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
            if (Math.abs(nanos) <= Fields.MOST) {
                return nanos;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // said below
        }
        if (!text.isEmpty()) {
            line.wrongIs("start", "a UTC time such as 2024-12-10T14:32:00Z between 1850 and 2090");
        }
        return 0;
    }

    private static ZoneId zone(Fields line) {
        if (!line.has("timezone")) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(line.words("timezone"));
        } catch (DateTimeException e) {
            line.wrongIs("timezone", "a time zone such as Europe/Paris");
            return ZoneOffset.UTC;
        }
    }

    private static ClockRules rules(Fields header) {
        Fields line = header.object("rules");
        if (line == null) {
            return ClockRules.TEXTBOOK;
        }
        line.only(RULES);
        return new ClockRules(
                Granularity.values()[
                        line.choice(
                                "granularity",
                                words(Stream.of(Granularity.values()).map(Granularity::word)))],
                line.choice("broker", List.of(LogWriter.TRANSPARENT, LogWriter.PARTICIPANT)) == 1,
                LamportClock.Rule.values()[
                        line.choice(
                                "lamport",
                                words(Stream.of(LamportClock.Rule.values()).map(LamportClock.Rule::word)))],
                VectorClock.Rule.values()[
                        line.choice(
                                "vector",
                                words(Stream.of(VectorClock.Rule.values()).map(VectorClock.Rule::word)))],
                (int) line.number("entries", 0, MOST_PROCESSES),
                HybridClock.Rule.values()[
                        line.choice(
                                "hybrid",
                                words(Stream.of(HybridClock.Rule.values()).map(HybridClock.Rule::word)))]);
    }

    private static List<String> words(Stream<String> words) {
        return words.toList();
    }

    private List<Party> processes(Fields header) {
        List<Party> parties = new ArrayList<>();
        List<String> kinds = words(Stream.of(Party.Kind.values()).map(LogWriter::word));
        List<Fields> all = header.objects("processes");
        if (all.size() > MOST_PROCESSES) {
            header.wrong("processes", "must be at most " + MOST_PROCESSES + ", but are " + all.size());
            return parties;
        }
        for (Fields line : all) {
            line.only(PARTY);
            String name = line.words("name");
            if (name.chars().anyMatch(Character::isWhitespace)) {
                line.wrongIs("name", "a name without white space");
            }
            if (numbers.putIfAbsent(name, parties.size()) != null && !name.isEmpty()) {
                line.wrong("name", "must be the name of no other process, but '" + name + "' stands there twice");
            }
            parties.add(new Party(
                    name,
                    Party.Kind.values()[line.choice("kind", kinds)],
                    line.number("lamport_start", 0, Fields.MOST)));
        }
        return parties;
    }

    /** Number of a process; -1 if there is none of that name. */
    int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    /** Whether a name that is wrong has not come before: once is enough to say so. */
    boolean isNew(String name) {
        return told.add(name);
    }

    /** What to say of a process that is not there. */
    String unknown(String name) {
        return "names no process of this log: '" + name + "'" + NearWord.hint(name, numbers.keySet(), "processes");
    }
}
