package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.metric.Readings;
import org.jspecify.annotations.Nullable;

/** An admission policy at work before one stage. */
public interface Admission {
    /** Instead of an instant: the newcomer is shed. */
    long SHED = -1;

    /**
     * This policy begins in the middle of a run, before anything else is asked of it.
     *
     * @param former the same policy with other parameters, or before other lanes, whose memory this one takes over; null if
     *     it has none
     */
    default void begin(@Nullable Admission former, long now) {}

    /**
     * One whom the former of this policy has put off may enter when? Asked once, after {@link #begin}.
     *
     * @param place how many that the former has put off and not yet let go come before it
     * @param until when it was to enter, later than now
     */
    default long putOff(int place, long until) {
        return until;
    }

    /**
     * Decides about a newcomer, once for each.
     *
     * @param now virtual nanoseconds
     * @return from when on it may enter: {@code now} for at once, a later instant for a wait before the stage, or {@link #SHED}
     */
    default long admit(Copy copy, long now) {
        return now;
    }

    /** It has entered the stage, after all other policies and the lane's own let it in. */
    default void entered(Copy copy, long now) {}

    /**
     * Its turn to be dispatched has come; {@code copy.queuedAt} says since when it has stood in the queue.
     *
     * @return whether it may be served; otherwise it is shed
     */
    default boolean serve(Copy copy, long now) {
        return true;
    }

    /**
     * Asked before each turn, and again until it says null: one that still stands in a lane and is not to wait any longer.
     * It is shed.
     */
    default @Nullable Copy overdue(long now) {
        return null;
    }

    /**
     * It leaves the stage for good.
     *
     * @param served whether it was worked on to the end, and not lost
     */
    default void left(Copy copy, boolean served, long now) {}

    /** Whatever this policy has put off and not yet let go is lost: the stage's memory is gone. */
    default void lostPutOff(long now) {}

    /** Shows the numbers behind its last answer to a newcomer; only when somebody explains that message. */
    default void showAtDoor(Copy copy, long now, Readings to) {}

    /** Shows the numbers behind its last answer about one whose turn has come; only when somebody explains that message. */
    default void showAtTurn(Copy copy, long now, Readings to) {}
}
