package buzzville.report;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Keys;
import buzzville.message.Message;
import buzzville.message.Priority;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import buzzville.report.text.Numbers;
import buzzville.scenario.Scenario;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * {@code events.jsonl}: the wire message of everything that happened, a line each, in the order of happening. The field
 * names are French, as the city's own messages have them.
 */
public final class EventsJsonl implements Recorder, Closeable {
    static final String FILE = "events.jsonl";

    /** When a scenario that names no {@code start} begins. */
    private static final OffsetDateTime DEFAULT_START = OffsetDateTime.of(2024, 12, 10, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    private final StreamedFile out;
    private final Keys keys;
    private final OffsetDateTime start;

    /** A new file of a run of this scenario. */
    public EventsJsonl(Path file, Scenario scenario) throws IOException {
        this.out = new StreamedFile(file);
        this.keys = new Keys(List.copyOf(scenario.zones().keySet()));
        this.start = Objects.requireNonNullElse(scenario.start(), DEFAULT_START).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** @throws java.io.UncheckedIOException if the disk fails */
    @Override
    public void occurred(Message message) {
        StringBuilder line = out.line();
        field(line, "{\"type\":\"", message.kind.name());
        field(line, "\",\"producteur\":\"", producer(message));
        line.append("\",\"timestamp\":\"").append(TIMESTAMP.format(start.plusNanos(message.occurredAt)));
        line.append("\",\"id\":\"").append(Numbers.hex(message.identity));
        if (message.zone >= 0) {
            field(line, "\",\"zone\":\"", keys.zone(message.zone));
        }
        line.append("\",\"priorite\":\"")
                .append(french(message.kind.priority()))
                .append("\"}");
        out.endLine();
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {}

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** One of several sensors alike is named with its number, such as {@code capteur_collision_001}. */
    private static String producer(Message message) {
        String number = Integer.toString(message.instance);
        return message.origin.name() + "_" + "0".repeat(Math.max(0, 3 - number.length())) + number;
    }

    private static String french(Priority priority) {
        return switch (priority) {
            case CRITICAL -> "critique";
            case HIGH -> "haute";
            case NORMAL -> "normale";
            case INFO -> "info";
        };
    }

    private static void field(StringBuilder line, String before, String text) {
        line.append(before);
        JsonStringEncoder.getInstance().quoteAsString(text, line);
    }
}
