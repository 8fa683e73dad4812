package buzzville.city.life;

/** What a message does between two moments of its life; together they are all of its time. */
public enum Phase {
    /** It has happened and nobody has sent it yet. */
    NOTICING,
    /** Backpressure keeps it where it came from. */
    HELD,
    /** Its sender waits until its timestamp is past for certain. */
    COMMIT,
    /** In its sender's outbox and nowhere else: it waits for those before it, or for an acknowledgement that does not come. */
    OUTBOX,
    /** On its way to the broker. */
    TO_BROKER,
    /** Before the broker's door, behind a lane that blocks. */
    DOOR,
    /** In the broker's log, which is not copied or flushed yet. */
    LOG,
    /** In the broker's log, of which nobody serves the partition. */
    UNSERVED,
    /** An admission policy makes it wait. */
    PUT_OFF,
    /** In an aggregation's window. */
    WINDOW,
    /** Part of an aggregate, whose life is its own. */
    MERGED,
    /** Held back until what happened before it is there. */
    ORDER,
    /** Held back before a full lane. */
    OUTSIDE,
    /** Waiting in a lane. */
    LANE,
    /** On its way from the lane to a worker, or from a caller to a service. */
    TO_SERVICE,
    /** In the hands of a worker who is busy with another. */
    PREFETCHED,
    /** Being served. */
    SERVICE,
    /** Served by the broker, whose thread waits for a subscription to let it in. */
    HANDING,
    /** Between a failure and the next attempt. */
    PAUSE
}
