package buzzville.metric;

import java.util.Locale;

/** How the story of a message ends, once for the broker and once at every subscription that expected it. */
public enum Fate {
    /** Processed (at a subscription) or handed to every subscription (at the broker). */
    DELIVERED(Kind.DELIVERED),
    /** Refused by a full lane, and the sender was told. */
    REJECTED(Kind.LOST),
    /** The newcomer of a full lane, dropped silently (tail drop). */
    DROPPED_NEWEST(Kind.LOST),
    /** The oldest of a full lane, dropped silently for a newcomer (head drop). */
    DROPPED_OLDEST(Kind.LOST),
    /** Pushed out of a shared capacity by a more urgent newcomer. */
    EVICTED(Kind.LOST),
    /** Turned away by an admission policy. */
    SHED(Kind.LOST),
    /** Its time to live ended before a worker began with it. */
    EXPIRED(Kind.LOST),
    /** Was in the memory of something that crashed, or knocked at its door while it was down. */
    CRASHED(Kind.LOST),
    /** Lost on the way. */
    NETWORK(Kind.LOST),
    /** Failed at its last attempt. */
    DEAD_LETTERED(Kind.LOST),
    /** A sample that a throttled source did not take. */
    SUPPRESSED(Kind.LOST),
    /** The source's own buffer was full. */
    SOURCE_FULL(Kind.LOST),
    /** Malformed. */
    INVALID(Kind.LOST),
    /** Became part of an aggregate. */
    MERGED(Kind.SET_APART),
    /** Left out by sampling. */
    SAMPLED(Kind.SET_APART),
    /** Recognised as a repetition. */
    DEDUPLICATED(Kind.SET_APART),
    /** Nobody subscribes to it; only the broker's ledger knows this fate. */
    UNROUTED(Kind.SET_APART);

    /** Delivered, lost, or counted apart from both. */
    public enum Kind {
        DELIVERED,
        LOST,
        SET_APART
    }

    private final Kind kind;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Fate(Kind kind) {
        this.kind = kind;
    }

    public boolean isLoss() {
        return kind == Kind.LOST;
    }

    /** Whether the sender hears of it whoever caused it; of what is {@link #SHED}, the policy that shed it decides. */
    public boolean isTold() {
        return this == REJECTED || this == SUPPRESSED || this == SOURCE_FULL;
    }

    /** The name in results and objectives, such as {@code dropped-newest}. */
    public String label() {
        return label;
    }
}
