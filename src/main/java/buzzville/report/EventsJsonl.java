package buzzville.report;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Keys;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import buzzville.random.Streams;
import buzzville.scenario.Scenario;
import buzzville.wire.CloudEvent;
import buzzville.wire.Composer;
import buzzville.wire.IncidentRegister;
import buzzville.wire.Timekeeper;
import buzzville.wire.WireMessage;
import buzzville.wire.WirePrinter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code events.jsonl}: the wire message of everything that happened, a line each, in the order of happening; {@code
 * events.cloudevents.jsonl}, if it is wanted, has the same messages as CloudEvents.
 *
 * <p>A message is written when the broker has routed it, since only then its consumers are known; one that is lost before has
 * none. Whatever happened later waits for it, so memory holds the messages that are on their way to their subscriptions and
 * at most {@value #PATIENCE} behind one that stays at the broker: then that one is written without {@code consommateurs}.
 */
public final class EventsJsonl implements Recorder, Closeable {
    static final String FILE = "events.jsonl";
    static final String CLOUD_FILE = "events.cloudevents.jsonl";
    static final int PATIENCE = 100_000;

    private final StreamedFile out;
    private final @Nullable StreamedFile cloud;
    private final Composer composer;
    private final Keys keys;
    private final IncidentRegister incidents = new IncidentRegister();
    private final Deque<Line> lines = new ArrayDeque<>();
    private final IdentityHashMap<Message, Line> unwritten = new IdentityHashMap<>();
    private int ready;

    /** One that is not written yet; its consumers are null as long as they are not known. */
    private static final class Line {
        private final Message message;
        private final @Nullable String incident;
        private @Nullable List<String> consumers;

        Line(Message message, @Nullable String incident) {
            this.message = message;
            this.incident = incident;
        }
    }

    /** A new file of the first replication of this scenario. */
    public EventsJsonl(Path file, Scenario scenario) throws IOException {
        this(file, null, scenario);
    }

    /** @param cloudFile for the same as CloudEvents, or null */
    EventsJsonl(Path file, @Nullable Path cloudFile, Scenario scenario) throws IOException {
        this.out = new StreamedFile(file);
        this.cloud = cloudFile == null ? null : new StreamedFile(cloudFile);
        this.keys = new Keys(List.copyOf(scenario.zones().keySet()));
        this.composer = new Composer(
                new Streams(scenario.seed(), 0), scenario.geography(), scenario.startOrUsual(), scenario::isDevice);
    }

    /** Time stamps are what people's own clocks show, if these are not always right; before anything happens. */
    void keep(@Nullable Timekeeper clocks) {
        composer.keep(clocks == null ? Timekeeper.RIGHT : clocks);
    }

    @Override
    public void occurred(Message message) {
        Line line = new Line(message, incidents.number(message, composer.timestamp(message)));
        lines.add(line);
        unwritten.put(message, line);
    }

    @Override
    public void routed(Message message) {
        settle(message, names(message));
    }

    /** @throws java.io.UncheckedIOException if the disk fails */
    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        if (message.routedAt == Message.NEVER) {
            settle(message, copy == null ? List.of() : names(message));
        }
    }

    private static List<String> names(Message message) {
        return Stream.of(message.route).map(Account::name).toList();
    }

    private void settle(Message message, List<String> consumers) {
        Line line = unwritten.get(message);
        if (line == null || line.consumers != null) {
            return;
        }
        line.consumers = consumers;
        ready++;
        Line first = lines.peek();
        while (first != null && (first.consumers != null || ready > PATIENCE)) {
            write(lines.remove());
            first = lines.peek();
        }
    }

    private void write(Line line) {
        unwritten.remove(line.message);
        if (line.consumers != null) {
            ready--;
        }
        WireMessage message = composer.compose(line.message, line.incident, line.consumers);
        out.line().append(WirePrinter.line(message));
        out.endLine();
        if (cloud != null) {
            cloud.line().append(CloudEvent.line(message, keys.zone(line.message.zone)));
            cloud.endLine();
        }
    }

    @Override
    public void close() throws IOException {
        try (out;
                cloud) {
            while (!lines.isEmpty()) {
                write(lines.remove());
            }
        }
    }
}
