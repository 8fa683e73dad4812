package buzzville.report.clocks.export;

import buzzville.causality.log.ClockRules.Granularity;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.causality.log.LoggedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every message that was sent, as CloudEvents 1.0.2 (Cloud Native Computing Foundation) has it in JSON, a line each.
 *
 * <p>Attributes are what components know, so true time is none of them: {@code time} is what the sender's clock showed. The data has
 * the fields of the brief's messages, as far as the log knows them, and the stamps. Names of attributes are of small letters and
 * values are plain, so a vector is a text, and so is a number of more than 32 bits.
 */
public final class CloudEventLines {
    private static final String UNRESERVED = "-._~";

    private final EventLog log;
    private final long[] sent;

    private CloudEventLines(EventLog log) {
        this.log = log;
        this.sent = new long[log.processes().size()];
    }

    /** Writes the file. */
    public static void write(EventLog log, Appendable out) throws IOException {
        CloudEventLines lines = new CloudEventLines(log);
        for (LoggedEvent event : log.events()) {
            for (String message : event.sent()) {
                out.append(Plain.json(lines.envelope(event, message))).append('\n');
            }
        }
    }

    private ObjectNode envelope(LoggedEvent event, String message) {
        ObjectNode envelope = Plain.object();
        envelope.put("specversion", "1.0").put("id", message).put("source", source(event));
        envelope.put("type", "city.buzzville." + event.what());
        String incident = event.circumstances().incident();
        if (incident != null) {
            envelope.put("subject", incident);
        }
        envelope.put("time", Plain.date(log, event.stamps().local()));
        envelope.put("datacontenttype", "application/json");
        envelope.put("sequence", String.format(Locale.ROOT, "%010d", ++sent[event.process()]));
        String cause = cause(event);
        if (cause != null) {
            envelope.put("causationid", cause);
        }
        if (incident != null) {
            envelope.put("correlationid", incident);
        }
        stamps(event, envelope);
        data(event, message, envelope.putObject("data"));
        return envelope;
    }

    /** Which run, and who in it: what has the same id elsewhere is another message. */
    private String source(LoggedEvent event) {
        EventLog.Source run = log.source();
        return "/buzzville/" + percentEncoded(run.scenario()) + "/" + percentEncoded(run.strategy()) + "/" + run.seed()
                + "/" + run.replication() + "/" + percentEncoded(log.who(event));
    }

    /** The message that this one follows from, if the log leaves no doubt of it. */
    private @Nullable String cause(LoggedEvent event) {
        boolean oneStep = log.rules().granularity() == Granularity.STEP
                && event.received().size() == 1;
        return oneStep ? event.received().get(0) : event.circumstances().forwards();
    }

    private void stamps(LoggedEvent event, ObjectNode envelope) {
        long lamport = event.stamps().lamport();
        if (lamport == (int) lamport) {
            envelope.put("lamporttimestamp", (int) lamport);
        } else {
            envelope.put("lamporttimestamp", Long.toString(lamport));
        }
        String vector = Plain.vector(log, event.stamps().vector(), CloudEventLines::percentEncoded);
        if (!vector.isEmpty()) {
            envelope.put("vectorclock", vector);
        }
        envelope.put("hlc", Plain.hybrid(log, event.stamps().hybrid()));
        String broken = Plain.broken(log);
        if (!broken.isEmpty()) {
            envelope.put("brokenrules", broken);
        }
    }

    private void data(LoggedEvent event, String message, ObjectNode data) {
        data.put("type", event.what()).put("producteur", log.who(event));
        data.put("timestamp", Plain.date(log, event.stamps().local())).put("id", message);
        if (event.circumstances().incident() != null) {
            data.put("incident_id", event.circumstances().incident());
        }
        data.put("lamport_timestamp", event.stamps().lamport());
        data.put("event", event.id()).put("number", event.place());
        data.put("local_ns", event.stamps().local())
                .put("bound_ns", event.stamps().bound());
        data.set("vector", LogWriter.vector(log, event.stamps().vector()));
        data.set("hlc", LogWriter.hybrid(event.stamps().hybrid()));
        if (event.circumstances().state() != null) {
            data.put("state", event.circumstances().state());
        }
        if (event.circumstances().partition() >= 0) {
            data.put("partition", event.circumstances().partition());
        }
        if (event.circumstances().offset() >= 0) {
            data.put("offset", event.circumstances().offset());
        }
        if (event.circumstances().forwards() != null) {
            data.put("forwards", event.circumstances().forwards());
        }
    }

    /** As a segment of a URI reference (RFC 3986), which the source of an event is. */
    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
