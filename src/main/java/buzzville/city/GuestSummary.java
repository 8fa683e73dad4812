package buzzville.city;

import buzzville.message.Attendance;

/**
 * What became of a service that does not listen all the time, and what it cost the broker. Several instances or replications
 * are added; of what is kept, the most that any of them needed.
 *
 * @param joins when it joined, virtual nanoseconds; 0 for the start
 * @param leaves when it left, or {@link Attendance#FOR_EVER}
 * @param fromEarliest whether it was handed what was routed before it joined
 * @param handed messages handed over to it
 * @param replayed how many of these came out of what the broker had kept
 * @param tooOld messages that were kept for a time, but not until it joined
 * @param mostKept the largest number of messages kept for it at a time, warm-up included
 * @param mostKeptBytes the same in bytes, by the sizes of the events
 * @param listened how long it listened within the measured interval, nanoseconds
 */
public record GuestSummary(
        long joins,
        long leaves,
        boolean fromEarliest,
        long handed,
        long replayed,
        long tooOld,
        long mostKept,
        long mostKeptBytes,
        long listened) {
    private static final double SECOND = 1e9;

    static GuestSummary of(Attendance attendance) {
        return new GuestSummary(
                attendance.joins(),
                attendance.leaves(),
                attendance.fromEarliest(),
                attendance.handed(),
                attendance.replayed(),
                attendance.tooOld(),
                attendance.mostKept(),
                attendance.mostKeptBytes(),
                attendance.listened());
    }

    GuestSummary with(GuestSummary other) {
        return new GuestSummary(
                joins,
                leaves,
                fromEarliest,
                handed + other.handed,
                replayed + other.replayed,
                tooOld + other.tooOld,
                Math.max(mostKept, other.mostKept),
                Math.max(mostKeptBytes, other.mostKeptBytes),
                listened + other.listened);
    }

    /** Messages handed over at once per second of listening, at each instance; NaN if it did not listen while measured. */
    public double livePerSecond() {
        return (handed - replayed) * SECOND / listened;
    }
}
