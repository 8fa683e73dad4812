package buzzville.city.life;

import org.jspecify.annotations.Nullable;

/** What can happen to a message, and what it does from then on. */
public enum What {
    OCCURRED(Phase.NOTICING),
    /** Backpressure does not let it go yet. */
    HELD(Phase.HELD),
    /** Backpressure lets it go. */
    LET_GO(null),
    PUBLISHED(Phase.TO_BROKER),
    ARRIVED(Phase.DOOR),
    /** Its caller sends a request. */
    REQUESTED(Phase.TO_SERVICE),
    /** A policy at the entrance looked at it and let it pass. */
    PASSED(null),
    PUT_OFF(Phase.PUT_OFF),
    /** Came into the window of an aggregation. */
    GATHERED(Phase.WINDOW),
    /** Became part of an aggregate. */
    MERGED(Phase.MERGED),
    /** Stands before a full lane. */
    HELD_OUTSIDE(Phase.OUTSIDE),
    /** Takes the place of another in a full lane. */
    PUSHED_OUT(null),
    ENTERED(Phase.LANE),
    /** Its turn came and a policy looked at it once more. */
    PASSED_AT_TURN(null),
    DISPATCHED(Phase.TO_SERVICE),
    RECEIVED(Phase.PREFETCHED),
    STARTED(Phase.SERVICE),
    FINISHED(null),
    /** Served by the broker; some subscription has no room. */
    HANDING(Phase.HANDING),
    FAILED(Phase.PAUSE),
    /** Somebody will try again, or gives up. */
    RETRY(Phase.PAUSE),
    /** In the lane again after a failure. */
    REJOINED(Phase.LANE),
    /** In the lane again because its worker went down. */
    PUT_BACK(Phase.LANE),
    ROUTED(null),
    LOST(null),
    /** Its story at one subscription is over. */
    ENDED(null);

    private final @Nullable Phase begins;

    What(@Nullable Phase begins) {
        this.begins = begins;
    }

    /** What the message does from then on; null if that goes on as before. */
    public @Nullable Phase begins() {
        return begins;
    }
}
