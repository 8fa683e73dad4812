package buzzville.report.clocks.export;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.HybridStamp;
import buzzville.clock.VectorStamp;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the formats for machines have in common: dates, stamps and JSON in one line, in no language. */
final class Plain {
    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final long MICRO = 1000;

    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Plain() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** In one line, without blanks. */
    static String json(ObjectNode object) {
        return MAPPER.writeValueAsString(object);
    }

    /** Text as a JSON string, quotes included. */
    static String json(String text) {
        return MAPPER.writeValueAsString(text);
    }

    /** An instant as RFC 3339 has it, in UTC, exactly: three digits after the second, or six or nine if it takes those. */
    static String date(EventLog log, long nanos) {
        return date(log, nanos, ZoneOffset.UTC) + "Z";
    }

    /** The same as people in the city read it, with the name of their zone. */
    static String dateThere(EventLog log, long nanos) {
        ZoneId zone = log.source().zone();
        return zone.equals(ZoneOffset.UTC)
                ? date(log, nanos)
                : date(log, nanos, zone) + instant(log, nanos).atZone(zone).getOffset() + " (" + zone.getId() + ")";
    }

    private static String date(EventLog log, long nanos, ZoneId zone) {
        Instant instant = instant(log, nanos);
        long rest = Math.floorMod(log.source().start() + nanos, SECOND);
        String digits = String.format(Locale.ROOT, "%09d", rest);
        int needed = rest % MILLI == 0 ? 3 : rest % MICRO == 0 ? 6 : 9;
        return TO_THE_SECOND.format(instant.atZone(zone)) + "." + digits.substring(0, needed);
    }

    private static Instant instant(EventLog log, long nanos) {
        long all = log.source().start() + nanos;
        return Instant.ofEpochSecond(Math.floorDiv(all, SECOND), Math.floorMod(all, SECOND));
    }

    /** A vector as {@code feu=1;accident=2}, or by number of the entry if processes share those. */
    static String vector(EventLog log, VectorStamp stamp, UnaryOperator<String> name) {
        StringJoiner text = new StringJoiner(";");
        for (int i = 0; i < stamp.size(); i++) {
            int entry = stamp.process(i);
            String key = log.rules().entries() == 0
                    ? name.apply(log.processes().get(entry).name())
                    : Integer.toString(entry);
            text.add(key + "=" + stamp.count(entry));
        }
        return text.toString();
    }

    /** A hybrid stamp as nanoseconds since 1970 and the count, {@code 1733841320000000000.2}. */
    static String hybrid(EventLog log, HybridStamp stamp) {
        return (log.source().start() + stamp.time()) + "." + stamp.count();
    }

    /** A kind as the log has it. */
    static String kind(LoggedEvent event) {
        return event.kind().name().toLowerCase(Locale.ROOT);
    }

    /** What an event does, as {@code receive m1 send m2 accident}. */
    static String deed(LoggedEvent event) {
        StringJoiner text = new StringJoiner(" ");
        if (event.received().isEmpty() && event.sent().isEmpty()) {
            text.add(kind(event));
        }
        if (!event.received().isEmpty()) {
            text.add("receive " + String.join(", ", event.received()));
        }
        if (!event.sent().isEmpty()) {
            text.add("send " + String.join(", ", event.sent()));
        }
        return SafeText.line(text + " " + event.what()).strip();
    }

    /** How many events are not in the log. */
    static String leftOut(EventLog log, ReportLanguage language) {
        return new Human(language).count(log.leftOut())
                + language.choose(
                        " events are not in the log; what was known of them was passed on",
                        " événements ne sont pas dans le journal ; ce qu'on en savait a été transmis");
    }

    /** The rules that are broken on purpose, as {@code lamport: no-merge, vector: copy}; empty if none is. */
    static String broken(EventLog log) {
        return String.join(", ", LogWriter.broken(log.rules()));
    }
}
