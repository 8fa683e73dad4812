package buzzville.causality.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else there is to know of an event; most of it absent for most.
 *
 * @param after numbers of logged events of which it had news through what is not in the log
 * @param hidden numbers of logged events that brought it about through a channel of which no clock knows
 * @param arrivedAt when the received message came to where it was held back or waited, true nanoseconds; -1 if nothing was received
 * @param held how many messages were held back here for the sake of order when it happened; -1 if none ever are
 * @param commit the timestamp that was waited out before others could see the event, nanoseconds of local time; -1 if none
 * @param visibleAt when that wait was over, true nanoseconds; -1 if none
 * @param state the state of the process from now on, such as the colour of a light; null if it has none
 * @param partition the broker's partition of the received or sent message; -1 if none
 * @param offset its place in that partition's journal; -1 if there is none
 * @param forwards name of the message that a broker passed on in this event under a name of its own; null if none
 * @param incident identity of the happening that it is about, as in the trace of messages; null if unknown
 */
public record Circumstances(
        List<Integer> after,
        List<Integer> hidden,
        long arrivedAt,
        int held,
        long commit,
        long visibleAt,
        @Nullable String state,
        int partition,
        long offset,
        @Nullable String forwards,
        @Nullable String incident) {
    /** None. */
    public static final long NEVER = -1;

    /** Nothing else is known. */
    public static final Circumstances NONE =
            new Circumstances(List.of(), List.of(), NEVER, -1, NEVER, NEVER, null, -1, -1, null, null);

    public Circumstances withAfter(List<Integer> events) {
        return new Circumstances(
                events, hidden, arrivedAt, held, commit, visibleAt, state, partition, offset, forwards, incident);
    }

    public Circumstances withHidden(List<Integer> events) {
        return new Circumstances(
                after, events, arrivedAt, held, commit, visibleAt, state, partition, offset, forwards, incident);
    }

    public Circumstances withArrival(long at, int heldBack) {
        return new Circumstances(
                after, hidden, at, heldBack, commit, visibleAt, state, partition, offset, forwards, incident);
    }

    public Circumstances withCommit(long timestamp, long seenAt) {
        return new Circumstances(
                after, hidden, arrivedAt, held, timestamp, seenAt, state, partition, offset, forwards, incident);
    }

    public Circumstances withState(String now) {
        return new Circumstances(
                after, hidden, arrivedAt, held, commit, visibleAt, now, partition, offset, forwards, incident);
    }

    public Circumstances withPlace(int inPartition, long atOffset) {
        return new Circumstances(
                after, hidden, arrivedAt, held, commit, visibleAt, state, inPartition, atOffset, forwards, incident);
    }

    public Circumstances forwarding(String message) {
        return new Circumstances(
                after, hidden, arrivedAt, held, commit, visibleAt, state, partition, offset, message, incident);
    }

    public Circumstances about(String happening) {
        return new Circumstances(
                after, hidden, arrivedAt, held, commit, visibleAt, state, partition, offset, forwards, happening);
    }
}
