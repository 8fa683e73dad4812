package buzzville.wire;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A message in the envelope of CloudEvents 1.0.2 (Cloud Native Computing Foundation), in its JSON format. */
public final class CloudEvent {
    private static final String UNRESERVED = "-._~";

    private CloudEvent() {}

    /**
     * The event in one line: the wire message is its data.
     *
     * @param message with an id
     * @param zone that it is in, its subject unless it is an incident; empty outside all zones
     */
    public static String line(WireMessage message, String zone) {
        JsonWriter out = new JsonWriter(false);
        out.open('{');
        out.key("specversion").text("1.0");
        out.key("id").text(Objects.requireNonNull(message.id()));
        out.key("source").text("/buzzville/" + percentEncoded(message.producer()));
        out.key("type").text("city.buzzville." + message.type());
        String subject = message.incident() != null ? message.incident() : zone;
        if (!subject.isEmpty()) {
            out.key("subject").text(subject);
        }
        out.key("time").text(WirePrinter.timestamp(message.timestamp()));
        out.key("datacontenttype").text("application/json");
        out.key("data");
        WirePrinter.write(message, out);
        out.close('}');
        return out.toString();
    }

    /** As a segment of a URI reference (RFC 3986), which the source of an event is. */
    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
