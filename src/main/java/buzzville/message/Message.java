package buzzville.message;

import buzzville.clock.Carried;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, on its way from whoever noticed to everybody who wants to know.
 *
 * <p>The upper fields say what happened and never change; the lower ones are the instants of its life, written by the
 * stage that it passes. All instants are virtual nanoseconds, {@link #NEVER} until they come.
 */
public sealed class Message permits Aggregate {
    /** An instant that has not come. */
    public static final long NEVER = -1;

    /** Instead of a deadline: by the time to live of the kind. */
    private static final long DRAWN = Long.MIN_VALUE;

    /** A number that depends on who made the message and nothing else: it aims every draw that belongs to it. */
    public final long identity;

    public final EventKind kind;
    /** Ordinal of the kind's priority: asked for at every step. */
    public final int priority;

    public final Origin origin;
    /** Which of the origin's instances, from 0. */
    public final int instance;
    /** The how-manieth of its instance, from 0. */
    public final long ordinal;
    /** Index of the zone, or -1 outside all zones. */
    public final int zone;
    /** Hash of the partition key (murmur2 of its UTF-8 bytes); meaningless when the key rule is NONE. */
    public final int keyHash;

    public final long occurredAt;
    /** The last instant at which a service may start with it; {@link Long#MAX_VALUE} when it never expires. */
    public final long deadline;

    /** Identity of the message that caused this one; 0 for an occurrence of its own. */
    public long cause;
    /**
     * Which happening it is about in the end: its own identity, that of the happening which it and others report, or what its
     * cause is about.
     */
    public long incident;
    /** When that happening happened. */
    public long rootAt;
    /** A key given by a trace, instead of the one that the key rule makes. */
    public @Nullable String givenKey;

    /** How long backpressure kept it where it came from. */
    public long heldAtSource;
    /** Sent on its way: when it occurred, when whoever reports it had noticed, or when backpressure let it go. */
    public long publishedAt = NEVER;
    /** Reached the broker's door, after the network. */
    public long arrivedAt = NEVER;
    /** Admitted to the broker, after blocking at its door. */
    public long admittedAt = NEVER;
    /** A broker thread began with it. */
    public long brokeredAt = NEVER;
    /** Handed to the subscriptions. */
    public long routedAt = NEVER;
    /** Partition of the broker. */
    public int partition;

    /** How many times its producer has published it before. */
    public int retries;
    /** It is told by calls and does not pass the broker. */
    public boolean called;

    /** Where the broker has written it down; null where it keeps no journal. */
    public @Nullable Entry entry;

    /** What it carries of its sender's clocks; null where nobody stamps messages, and of one of which clocks do not know. */
    public @Nullable Carried carried;

    /** What all attempts to publish it share; null where there is one and no more. */
    public @Nullable Publication publication;
    /** This attempt ended before it came to any subscription. */
    public boolean turnedAway;
    /** The broker has taken this attempt. */
    boolean taken;

    /** Which way it went with others when it occurred; null before that, and of aggregates. */
    @Nullable
    Course course;

    /** Who expects it, in file order. */
    public Account[] route = NOBODY;
    /** How many of them are not done with it. */
    int unsettled;
    /** How many of them did not get it. */
    int missed;
    /** When the first of several that expect it had it. */
    long firstAt = NEVER;
    /** How many of its copies a full lane holds back right now. */
    public int held;
    /** If it tells of a light that changed, the numbers of its states before and after, else -1; its origin knows their names. */
    public byte oldState = -1;

    public byte newState = -1;

    static final Account[] NOBODY = {};

    public Message(
            long identity,
            EventKind kind,
            Origin origin,
            int instance,
            long ordinal,
            int zone,
            int keyHash,
            long occurredAt) {
        this(identity, kind, origin, instance, ordinal, zone, keyHash, occurredAt, DRAWN);
    }

    /** @param deadline or {@link #DRAWN} */
    Message(
            long identity,
            EventKind kind,
            Origin origin,
            int instance,
            long ordinal,
            int zone,
            int keyHash,
            long occurredAt,
            long deadline) {
        this.identity = identity;
        this.kind = kind;
        this.priority = kind.priority().ordinal();
        this.origin = origin;
        this.instance = instance;
        this.ordinal = ordinal;
        this.zone = zone;
        this.keyHash = keyHash;
        this.occurredAt = occurredAt;
        this.incident = identity;
        this.rootAt = occurredAt;
        Lifetime lifetime = kind.lifetime();
        this.deadline = deadline != DRAWN
                ? deadline
                : lifetime == null ? Long.MAX_VALUE : Math.addExact(occurredAt, lifetime.of(this));
    }

    /**
     * The same message once more, on a way of its own.
     *
     * @param attempt how many came before it
     */
    public Message again(int attempt) {
        Message again = new Message(identity, kind, origin, instance, ordinal, zone, keyHash, occurredAt, deadline);
        again.cause = cause;
        again.incident = incident;
        again.rootAt = rootAt;
        again.givenKey = givenKey;
        again.heldAtSource = heldAtSource;
        again.publishedAt = publishedAt;
        again.oldState = oldState;
        again.newState = newState;
        again.publication = publication;
        again.carried = carried;
        again.course = course;
        again.route = route;
        again.retries = attempt;
        again.partition = partition;
        return again;
    }

    /** The one that stands in the books for all attempts to publish it. */
    public Message first() {
        return publication == null ? this : publication.message();
    }

    /** Whether its producer was promised that it is kept. */
    public boolean isAcknowledged() {
        return publication != null ? publication.isAcknowledged() : entry != null && entry.acknowledged;
    }

    /** Makes it one that another brought about, however indirectly: it is about the same happening. */
    public void causedBy(Message other) {
        cause = other.identity;
        incident = other.incident;
        rootAt = other.rootAt;
    }

    /** Time held back at the broker's door. */
    public long heldAtDoor() {
        return admittedAt - arrivedAt;
    }
}
