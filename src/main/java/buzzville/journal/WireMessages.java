package buzzville.journal;

import buzzville.message.EventKind;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.random.Streams;
import buzzville.wire.Composer;
import buzzville.wire.Geography;
import buzzville.wire.Timekeeper;
import buzzville.wire.WireMessage;
import buzzville.wire.WirePrinter;
import buzzville.wire.WireReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the messages on the wire again out of a journal, in the order in which they occurred: what was made up when the run was
 * traced is made up in the same way, what somebody gave is in the journal.
 */
public final class WireMessages {
    /** How many wait behind one whose consumers are not known: then it is told without. */
    private static final int PATIENCE = 100_000;

    private static final byte OLD = 0;
    private static final byte NEW = 1;

    private static final class Line {
        final Told told;

        @Nullable
        List<String> consumers;

        Line(Told told) {
            this.told = told;
        }
    }

    /** Who said it, with the states that it went through. */
    private record Voice(Told told) implements Origin {
        @Override
        public String name() {
            return told.producer();
        }

        @Override
        public String state(int state) {
            String name = state == NEW ? told.newState() : told.oldState();
            return name == null ? "" : name;
        }
    }

    private final Composer composer;
    private final List<String> zones;
    private final Map<String, EventKind> kinds = new HashMap<>();
    private final Deque<Line> lines = new ArrayDeque<>();
    private final Map<Long, Line> unwritten = new HashMap<>();
    private final Consumer<? super String> out;
    private final long from;
    private final long until;
    private int ready;

    /**
     * @param from only messages that occurred then or later, virtual nanoseconds
     * @param until only messages that occurred before or then
     * @param out takes each message as a line of JSON
     */
    public WireMessages(JournalHeader header, long from, long until, Consumer<? super String> out) {
        List<Geography.Site> sites = header.zones().stream()
                .map(zone -> new Geography.Site(zone.name(), zone.latitude(), zone.longitude(), zone.radius()))
                .toList();
        this.composer = new Composer(
                new Streams(header.seed(), 0),
                new Geography(header.latitude(), header.longitude(), sites),
                header.start(),
                header.devices()::contains);
        this.zones = header.zoneNames();
        this.from = from;
        this.until = until;
        this.out = out;
    }

    /** The next entry; {@link #finish} follows the last. */
    public void take(Entry entry) {
        if (entry instanceof Entry.Occurred occurred) {
            Line line = new Line(occurred.message());
            lines.add(line);
            unwritten.put(occurred.message().number(), line);
        } else if (entry instanceof Entry.Routed routed) {
            settle(routed.message(), routed.consumers());
        } else if (entry instanceof Entry.Settled settled) {
            settle(settled.message(), List.of());
        } else if (entry instanceof Entry.Ended ended && ended.fate() == null) {
            settle(ended.message(), List.of());
        }
    }

    private void settle(Told told, List<String> consumers) {
        Line line = unwritten.get(told.number());
        if (line == null || line.consumers != null) {
            return;
        }
        line.consumers = consumers;
        ready++;
        for (Line first = lines.peek();
                first != null && (first.consumers != null || ready > PATIENCE);
                first = lines.peek()) {
            write(lines.remove());
        }
    }

    /** Tells of those whose consumers never became known. */
    public void finish() {
        while (!lines.isEmpty()) {
            write(lines.remove());
        }
    }

    private void write(Line line) {
        unwritten.remove(line.told.number());
        ready -= line.consumers == null ? 0 : 1;
        long at = line.told.occurredAt();
        if (from <= at && at <= until) {
            out.accept(WirePrinter.line(message(line.told, line.consumers)));
        }
    }

    private WireMessage message(Told told, @Nullable List<String> consumers) {
        Long local = told.local();
        composer.keep(local == null ? Timekeeper.RIGHT : (who, at) -> local);
        WireMessage given =
                told.content() == null ? null : WireReader.read(told.content()).message();
        if (given == null) {
            return composer.compose(message(told), told.incidentNumber(), consumers);
        }
        return new WireMessage(
                given.type(),
                given.producer(),
                given.timestamp(),
                given.id(),
                given.cause(),
                given.incident(),
                given.place(),
                given.payload(),
                given.merged(),
                consumers,
                given.actions(),
                given.priority(),
                given.lamport());
    }

    private Message message(Told told) {
        EventKind kind = kinds.computeIfAbsent(
                told.kind().name(),
                name -> new EventKind(
                        kinds.size(), name, told.kind().priority(), told.kind().key(), null, 0));
        Message message = new Message(
                told.id(),
                kind,
                new Voice(told),
                told.instance(),
                told.ordinal(),
                zones.indexOf(told.zone()),
                0,
                told.occurredAt());
        message.cause = told.cause();
        message.incident = told.incident();
        message.rootAt = told.rootAt();
        if (told.newState() != null) {
            message.oldState = OLD;
            message.newState = NEW;
        }
        return message;
    }
}
