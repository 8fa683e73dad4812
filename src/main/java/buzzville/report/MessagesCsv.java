package buzzville.report;

import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Keys;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import buzzville.report.text.Numbers;
import buzzville.report.text.SafeText;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code messages.csv}: the whole life of every message, a row for each subscription that expected it, in the order in which
 * the stories ended. Warm-up included; a spreadsheet can check every figure of a run with it.
 *
 * <ul>
 *   <li>{@code id}: 16 hexadecimal digits, the same under every strategy; {@code cause}: the id of the message that this one
 *       follows from, empty for an occurrence
 *   <li>{@code instance}: of the producer, from 0; {@code zone} and {@code key}: empty without
 *   <li>{@code partition}: of the broker, empty before it was admitted
 *   <li>{@code subscription}: a service or its instance, empty for a message that nobody expects
 *   <li>{@code occurred_ns} to {@code ended_ns}: virtual nanoseconds since the start, empty for what never came: the
 *       occurrence; at the broker's door; admitted; a broker thread began; handed to this subscription, or refused by it;
 *       entered the subscription's queue or service; and, of the last attempt, dispatched, reached the worker, service began; the end
 *   <li>{@code worker}: from 0; {@code attempts}: starts of service
 *   <li>{@code fate}: delivered, lost, merged, sampled, deduplicated, unrouted or in_flight; {@code reason}: of a loss
 *   <li>{@code incident}: what it is about in the end: the id of the happening at the root of it, shared by all that report it
 *       and all that follows; {@code root_ns}: when that happened; {@code published_ns}: when it was sent, empty before;
 *       {@code detection_ns}: how long after it occurred; {@code confirms}: 1 if the subscription recognised it as a later
 *       report of what it had handled, else empty
 *   <li>{@code aggregate}: the id of the message that this one had become part of, empty if none; {@code originals}: of how many
 *       messages this one was made, empty for one that occurred. An aggregate of several instances or zones has none
 * </ul>
 */
public final class MessagesCsv implements Recorder, Closeable {
    static final String FILE = "messages.csv";

    private static final String COLUMNS = "id,event,priority,producer,instance,zone,key,partition,subscription,cause,"
            + "occurred_ns,arrived_ns,admitted_ns,brokered_ns,routed_ns,entered_ns,dispatched_ns,received_ns,started_ns,"
            + "ended_ns,worker,attempts,fate,reason,incident,published_ns,root_ns,detection_ns,confirms,aggregate,originals";

    private final StreamedFile out;
    private final Keys keys;

    /**
     * A new file.
     *
     * @param zones of the scenario, in file order
     */
    public MessagesCsv(Path file, List<String> zones) throws IOException {
        this.out = new StreamedFile(file);
        this.keys = new Keys(zones);
        out.line().append(COLUMNS);
        out.endLine();
    }

    /** A row is written when a story ends. */
    @Override
    public void occurred(Message message) {}

    /** @throws java.io.UncheckedIOException if the disk fails */
    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        row(message, account, copy, fate, now, null);
    }

    /** @throws java.io.UncheckedIOException if the disk fails */
    @Override
    public void ended(
            Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now, Aggregate into) {
        row(message, account, copy, fate, now, into);
    }

    private void row(
            Message message,
            Account account,
            @Nullable Copy copy,
            @Nullable Fate fate,
            long now,
            @Nullable Aggregate into) {
        StringBuilder line = out.line();
        happening(line, message);
        line.append(',').append(SafeText.csv(account.index() < 0 ? "" : account.name()));
        line.append(',').append(message.cause == 0 ? "" : Numbers.hex(message.cause));
        instant(line, message.occurredAt);
        instant(line, message.arrivedAt);
        instant(line, message.admittedAt);
        instant(line, message.brokeredAt);
        instant(line, into != null && copy != null ? copy.offeredAt : routed(message, copy, fate, now));
        instant(line, copy == null ? Message.NEVER : copy.enteredAt);
        instant(line, copy == null ? Message.NEVER : copy.dispatchedAt);
        instant(line, copy == null ? Message.NEVER : copy.receivedAt);
        instant(line, copy == null ? Message.NEVER : copy.startedAt);
        instant(line, fate == null ? Message.NEVER : now);
        instant(line, copy == null ? -1 : copy.worker);
        line.append(',').append(copy == null ? 0 : copy.attempts);
        line.append(',').append(fate(fate));
        line.append(',').append(fate != null && fate.isLoss() ? fate.label() : "");
        line.append(',').append(Numbers.hex(message.incident));
        instant(line, message.publishedAt);
        instant(line, message.rootAt);
        instant(line, message.publishedAt == Message.NEVER ? Message.NEVER : message.publishedAt - message.occurredAt);
        line.append(',').append(copy != null && copy.confirms ? "1" : "");
        line.append(',').append(into == null ? "" : Numbers.hex(into.identity));
        line.append(',').append(message instanceof Aggregate aggregate ? Integer.toString(aggregate.size()) : "");
        out.endLine();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /**
     * When the broker was rid of this copy. In a fan-out that a full lane holds back, copies go where there is room, so each has
     * an instant of its own; one that the broker kept for somebody who came later was routed with its message.
     */
    private static long routed(Message message, @Nullable Copy copy, @Nullable Fate fate, long now) {
        if (copy == null || copy.replayed) {
            return message.routedAt;
        } else if (copy.enteredAt != Message.NEVER) {
            return copy.enteredAt;
        }
        return fate == null ? Message.NEVER : now;
    }

    private void happening(StringBuilder line, Message message) {
        String producer = message.origin.name();
        String key = key(message);
        line.append(Numbers.hex(message.identity));
        line.append(',').append(SafeText.csv(message.kind.name()));
        line.append(',').append(message.kind.priority().label());
        line.append(',').append(SafeText.csv(producer));
        instant(line, message.instance);
        line.append(',').append(SafeText.csv(keys.zone(message.zone)));
        line.append(',').append(SafeText.csv(key));
        instant(line, message.admittedAt == Message.NEVER ? -1 : message.partition);
    }

    /** Several messages have a key together if all have the same. */
    private String key(Message message) {
        if (message instanceof Aggregate aggregate) {
            String last = key(aggregate.last());
            return aggregate.parts().stream().allMatch(part -> key(part).equals(last)) ? last : "";
        }
        return message.givenKey != null
                ? message.givenKey
                : keys.text(message.kind, message.origin.name(), message.instance, message.zone);
    }

    private static void instant(StringBuilder line, long instant) {
        line.append(',');
        if (instant >= 0) {
            line.append(instant);
        }
    }

    private static String fate(@Nullable Fate fate) {
        return fate == null ? "in_flight" : fate.isLoss() ? "lost" : fate.name().toLowerCase(Locale.ROOT);
    }
}
