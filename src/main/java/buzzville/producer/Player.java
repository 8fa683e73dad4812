package buzzville.producer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Content;
import buzzville.message.EventKind;
import buzzville.message.Keys;
import buzzville.message.Message;
import buzzville.message.Murmur2;
import buzzville.message.Origin;
import buzzville.message.Publisher;
import buzzville.metric.SourceTally;
import buzzville.random.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A producer that says what it is told to say, at the instants it is told: a recording, or a happening that an incident asks
 * for.
 */
public final class Player implements Origin {
    /**
     * One happening.
     *
     * @param at virtual nanoseconds
     * @param kind its type
     * @param zone index of its zone, or -1
     * @param key its partition key; empty to use the rule of its type
     * @param identity that its message had elsewhere; 0 for one of the player's own
     * @param incident that it reports together with other messages; 0 for one of its own
     * @param content what its message says, or null
     */
    public record Happening(
            long at,
            EventKind kind,
            int zone,
            String key,
            long identity,
            long incident,
            @Nullable Content content) {}

    /** Instead of an order: in the order of scheduling. */
    public static final long BY_TURN = -1;

    private final String name;
    private final long key;
    private final long order;
    private final List<Happening> happenings;
    private final Publisher publisher;
    private final Keys keys;
    private final Census census;
    private final SourceTally tally;
    private final @Nullable Witnesses witnesses;
    private final @Nullable Detection detection;
    private final EventType play;
    private int next;

    /**
     * A player whose first happening is pending.
     *
     * @param key hash of the name, for the identities of its messages
     * @param rank of its events among those of one instant
     * @param order among events of that rank at one instant, or {@link #BY_TURN}
     * @param happenings in the order of their instants, all before the end
     * @param witnesses those who notice them; none when the player reports itself
     * @param detection where their reports wait; needed if there are any
     */
    public Player(
            Simulation simulation,
            String name,
            long key,
            Rank rank,
            long order,
            List<Happening> happenings,
            Publisher publisher,
            Keys keys,
            Census census,
            SourceTally tally,
            List<WitnessRules> witnesses,
            @Nullable Detection detection) {
        this.name = name;
        this.key = key;
        this.order = order;
        this.happenings = happenings;
        this.publisher = publisher;
        this.keys = keys;
        this.census = census;
        this.tally = tally;
        this.witnesses = witnesses.isEmpty() ? null : new Witnesses(witnesses, this, keys, tally);
        this.detection = detection;
        this.play = simulation.eventType(name + "/play", rank, this::onPlay);
        if (order == BY_TURN) {
            scheduleByTurn();
        } else {
            scheduleNext();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void held(Message message, long nanos) {
        tally.held(message.occurredAt, nanos);
    }

    @Override
    public @Nullable Content content(Message message) {
        return happenings.get((int) message.ordinal).content();
    }

    private void onPlay(long now, long index) {
        Happening happening = happenings.get((int) index);
        EventKind kind = happening.kind();
        boolean given = !happening.key().isEmpty();
        int keyHash = given ? Murmur2.hash(happening.key()) : keys.hash(kind, name, 0, happening.zone());
        long identity = happening.identity() != 0 ? happening.identity() : Identity.occurrence(key, 0, index);
        Message message = new Message(identity, kind, this, 0, index, happening.zone(), keyHash, now);
        if (happening.incident() != 0) {
            message.incident = happening.incident();
        }
        if (given) {
            message.givenKey = happening.key();
        }
        census.add(message);
        tally.occurred(now);
        if (order != BY_TURN) {
            scheduleNext();
        }
        if (witnesses == null || detection == null) {
            publisher.publish(message, now);
            return;
        }
        for (Witnesses.Report report : witnesses.of(message)) {
            census.add(report.message());
            detection.report(report.message(), report.delay(), now);
        }
    }

    private void scheduleNext() {
        if (next < happenings.size()) {
            play.at(happenings.get(next).at(), order, next++);
        }
    }

    /** All of them, so that nothing planned later gets in between. */
    private void scheduleByTurn() {
        for (int i = 0; i < happenings.size(); i++) {
            play.at(happenings.get(i).at(), i);
        }
    }
}
