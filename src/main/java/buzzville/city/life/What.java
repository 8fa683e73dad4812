package buzzville.city.life;

import org.jspecify.annotations.Nullable;

/** What can happen to a message, and what it does from then on. */
public enum What {
    OCCURRED(Phase.NOTICING),
    /** Backpressure does not let it go yet. */
    HELD(Phase.HELD),
    /** Backpressure lets it go. */
    LET_GO(null),
    /** It has got its timestamp, and its sender waits until that is past. */
    STAMPED(Phase.COMMIT),
    /** Its timestamp is past for certain. */
    PAST(null),
    /** Its sender keeps it until those before it are acknowledged. */
    BUFFERED(Phase.OUTBOX),
    PUBLISHED(Phase.TO_BROKER),
    /** Nobody has acknowledged it in time. */
    UNACKNOWLEDGED(null),
    /** Published once more. */
    SENT_AGAIN(Phase.TO_BROKER),
    /** Published once more while an attempt before is on its way or with the broker. */
    SENT_MEANWHILE(null),
    /** An attempt is lost, and it is nowhere but in its sender's outbox. */
    ATTEMPT_LOST(Phase.OUTBOX),
    /** An attempt is lost, and another is on its way or with the broker. */
    ATTEMPT_LOST_MEANWHILE(null),
    /** Its sender has heard that the broker did not take it. */
    REFUSED(null),
    /** Its sender has heard that the broker has it. */
    ACKNOWLEDGED(null),
    /** Its sender makes no more attempts. */
    GIVEN_UP(null),
    /** Its sender has crashed and does not know it any more. */
    FORGOTTEN(null),
    /** The broker's log has it. */
    WRITTEN(Phase.LOG),
    /** The broker's log has another attempt of it. */
    WRITTEN_TWICE(null),
    /** Nobody serves its partition any more. */
    UNSERVED(Phase.UNSERVED),
    /** Somebody does, and it goes on from where the log has it. */
    SERVED_LOG(Phase.LOG),
    /** Somebody does, and it is in its lane again. */
    SERVED_LANE(Phase.LANE),
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
    /** Held back for the sake of order. */
    HELD_BACK(Phase.ORDER),
    /** Its turn has come. */
    ITS_TURN(null),
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
    /** Delivered again although it had been delivered: somebody has forgotten that. */
    REDELIVERED(Phase.LANE),
    /** The service recognised that it had it before. */
    RECOGNISED(null),
    /** Served to the end for nothing. */
    SERVED_AGAIN(null),
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
