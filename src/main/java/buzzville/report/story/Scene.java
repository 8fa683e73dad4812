package buzzville.report.story;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.EventKind;
import buzzville.message.Message;
import buzzville.metric.Fate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages of one type that somebody published, all for the same reason: one at the start of a story, often many after. */
final class Scene {
    private record Kind(String origin, EventKind kind) {}

    final Scene first;
    /** Who published them: a producer, an incident or a service. */
    final String origin;

    final EventKind kind;
    /** Whether the scenario made it happen just so. */
    final boolean staged;
    /** Its place in the story, from 0. */
    final int number;

    final Moments published = new Moments();
    final Moments arrived = new Moments();
    final Map<Fate, Moments> lostOnTheWay = new EnumMap<>(Fate.class);
    final Moments onTheWay = new Moments();
    /** Those that nobody expected. */
    final Moments unexpected = new Moments();

    final Map<String, Reception> receptions = new LinkedHashMap<>();
    private final Map<Kind, Scene> effects = new LinkedHashMap<>();
    private final long start;
    private int scenes = 1;

    private Scene(@Nullable Scene first, String origin, EventKind kind, long start, boolean staged) {
        this.first = first == null ? this : first;
        this.origin = origin;
        this.kind = kind;
        this.start = start;
        this.staged = staged;
        this.number = first == null ? 0 : first.scenes++;
    }

    /** The first scene of a story: one message. */
    static Scene of(Message message, String origin, boolean staged) {
        return new Scene(null, origin, message.kind, message.occurredAt, staged);
    }

    /** When the story began, virtual nanoseconds. */
    long start() {
        return start;
    }

    Iterable<Scene> effects() {
        return effects.values();
    }

    /** The scene of what {@code origin} published because of messages of this one. */
    Scene effect(String by, EventKind effect) {
        return effects.computeIfAbsent(
                new Kind(by, effect), fresh -> new Scene(first, by, effect, start, first.staged));
    }

    void published(Message message) {
        published.add(message.occurredAt - start);
    }

    /** @param service whose story with the message ended, or null for one that nobody expected */
    void ended(
            Message message,
            Account account,
            @Nullable String service,
            @Nullable Copy copy,
            @Nullable Fate fate,
            long now) {
        if (service == null || message.route.length > 0 && message.route[0] == account) {
            arrived(message, fate, now);
        }
        if (service == null && fate == Fate.UNROUTED) {
            unexpected.add(now - start);
        } else if (service == null && fate != null && message.arrivedAt != Message.NEVER) {
            lostOnTheWay.computeIfAbsent(fate, fresh -> new Moments()).add(now - start);
        } else if (service != null && message.arrivedAt != Message.NEVER) {
            receptions.computeIfAbsent(service, Reception::new).ended(start, copy, fate, now);
        }
    }

    /** Once for each message. */
    private void arrived(Message message, @Nullable Fate fate, long now) {
        if (message.arrivedAt != Message.NEVER) {
            arrived.add(message.arrivedAt - start);
        } else if (fate == null) {
            onTheWay.add(now - start);
        } else {
            lostOnTheWay.computeIfAbsent(fate, fresh -> new Moments()).add(now - start);
        }
    }
}
