package buzzville.causality.log;

import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.clock.HybridStamp;
import buzzville.clock.Stamps;
import buzzville.clock.VectorStamp;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the line of one event. Stamps may be as wrong as they like, as long as they are stamps. */
final class EventLine {
    private static final List<String> KNOWN = List.of(
            "id",
            "process",
            "number",
            "kind",
            "what",
            "message",
            "received",
            "sent",
            "true_ns",
            "local_ns",
            "bound_ns",
            "lamport",
            LogWriter.VECTOR,
            "hlc",
            "after",
            "hidden",
            "arrived_ns",
            "held",
            "commit_ns",
            "visible_ns",
            "state",
            "partition",
            "offset",
            "forwards",
            "incident");
    private static final List<String> KNOWN_OF_CHANGES =
            Stream.concat(KNOWN.stream(), Stream.of(LogWriter.CHANGES)).toList();
    private static final List<String> KINDS =
            Stream.of(Kind.values()).map(LogWriter::word).toList();

    private final HeaderLine header;
    private final Fields line;
    private final VectorStamp[] latest;

    /** @param latest vector of each process so far; changed if the event has another one */
    EventLine(HeaderLine header, Fields line, VectorStamp[] latest) {
        this.header = header;
        this.line = line;
        this.latest = latest;
    }

    /**
     * Its process is -1 if that is none.
     *
     * @param numbering of the events before it
     */
    LoggedEvent read(Numbering numbering) {
        line.only(header.inChanges ? KNOWN_OF_CHANGES : KNOWN);
        int id = id(numbering);
        int process = process();
        int number = number(process, numbering);
        Kind kind = Kind.values()[line.choice("kind", KINDS)];
        List<String> received = line.list("received");
        List<String> sent = line.list("sent");
        check(kind, received, sent);
        return new LoggedEvent(
                id,
                process,
                number,
                kind,
                line.words("what"),
                List.copyOf(received),
                List.copyOf(sent),
                line.number("true_ns", 0, Fields.MOST),
                stamps(process),
                circumstances(id));
    }

    private int id(Numbering numbering) {
        long expected = numbering.expected();
        if (!line.isNumber("id", 1, LogReader.MOST_EVENTS)) {
            line.wrongIs("id", expected + ", as events are numbered one by one");
            numbering.skip();
            return (int) expected;
        }
        long id = line.number("id", 1, LogReader.MOST_EVENTS);
        if (numbering.isNext(id)) {
            return (int) id;
        }
        line.wrongIs("id", expected + ", as events are numbered one by one");
        return (int) expected;
    }

    private int process() {
        String name = line.words("process");
        int process = header.number(name);
        if (process < 0 && !name.isEmpty() && header.isNew(name)) {
            line.wrong("process", header.unknown(name));
        }
        return process;
    }

    private int number(int process, Numbering numbering) {
        int number = (int) line.number("number", 1, LogReader.MOST_EVENTS);
        if (process < 0 || !line.isNumber("number", 1, LogReader.MOST_EVENTS)) {
            numbering.nobodys();
            return number;
        }
        int expected = numbering.expected(process);
        if (!numbering.isNext(process, number)) {
            line.wrongIs("number", expected + ", as the events of a process are numbered one by one");
        }
        return number;
    }

    private void check(Kind kind, List<String> received, List<String> sent) {
        // what came by telephone has no name, and what was sent by somebody left out may have none
        if (kind != Kind.RECEIVE && !received.isEmpty()) {
            line.wrongIs("received", "empty, as the event is a " + LogWriter.word(kind));
        }
        if (kind == Kind.SEND && sent.isEmpty()) {
            line.wrongIs("sent", "the messages that went out, as the event is a send");
        } else if (kind == Kind.LOCAL && !sent.isEmpty()) {
            line.wrongIs("sent", "empty, as the event is a local");
        }
        String message = line.optionalWords("message");
        String expected = received.isEmpty() ? sent.isEmpty() ? null : sent.get(0) : received.get(0);
        if (expected == null ? message != null : !expected.equals(message)) {
            line.wrongIs("message", expected == null ? "absent" : "\"" + expected + "\", the first of those named");
        }
    }

    private Stamps stamps(int process) {
        Fields hybrid = line.object("hlc");
        HybridStamp stamp = new HybridStamp(0, 0);
        if (hybrid != null) {
            hybrid.only(List.of("l", "c"));
            stamp = new HybridStamp(
                    hybrid.number("l", -Fields.MOST, Fields.MOST), (int) hybrid.number("c", 0, Integer.MAX_VALUE));
        }
        return new Stamps(
                line.number("local_ns", -Fields.MOST, Fields.MOST),
                line.number("bound_ns", 0, Fields.MOST),
                line.number("lamport", -Fields.MOST, Fields.MOST),
                vector(process),
                stamp);
    }

    private VectorStamp vector(int process) {
        boolean inChanges = header.inChanges && line.has(LogWriter.CHANGES);
        if (inChanges && line.has(LogWriter.VECTOR)) {
            line.wrong(LogWriter.CHANGES, "stands beside vector: one of the two is enough");
        }
        Fields vector = line.object(inChanges ? LogWriter.CHANGES : LogWriter.VECTOR);
        SortedMap<Integer, Integer> counts = vector == null ? new TreeMap<>() : counts(vector);
        VectorStamp before = inChanges && process >= 0 ? latest[process] : VectorStamp.NONE;
        VectorStamp now = before.with(
                counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                counts.values().stream().mapToInt(Integer::intValue).toArray());
        if (process >= 0) {
            latest[process] = now;
        }
        return now;
    }

    private SortedMap<Integer, Integer> counts(Fields vector) {
        int entries = header.rules.entries();
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        for (String name : vector.names()) {
            int entry = entries == 0 ? header.number(name) : entry(name, entries);
            if (entry >= 0) {
                counts.put(entry, (int) vector.number(name, 0, Integer.MAX_VALUE));
            } else if (header.isNew(name)) {
                vector.wrong(
                        name,
                        entries == 0
                                ? header.unknown(name)
                                : "must be an entry from 0 to " + (entries - 1) + ", as vectors have " + entries);
            }
        }
        return counts;
    }

    private static int entry(String name, int entries) {
        if (!name.matches("0|[1-9]\\d{0,5}")) {
            return -1;
        }
        int entry = Integer.parseInt(name);
        return entry < entries ? entry : -1;
    }

    private Circumstances circumstances(int id) {
        return new Circumstances(
                List.copyOf(line.earlier("after", id)),
                List.copyOf(line.earlier("hidden", id)),
                line.optional("arrived_ns", Fields.MOST),
                (int) line.optional("held", Integer.MAX_VALUE),
                line.optional("commit_ns", Fields.MOST),
                line.optional("visible_ns", Fields.MOST),
                line.optionalWords("state"),
                (int) line.optional("partition", Integer.MAX_VALUE),
                line.optional("offset", Fields.MOST),
                line.optionalWords("forwards"),
                line.optionalWords("incident"));
    }
}
