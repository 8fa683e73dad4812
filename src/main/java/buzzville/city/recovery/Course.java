package buzzville.city.recovery;

import static buzzville.city.recovery.Episode.NEVER;

/** One window from its beginning to the end of the run, as it is observed. */
final class Course {
    final Window window;
    private final Count own = new Count();
    private final Count incident;

    private long before;
    private long highest;
    private long detected = NEVER;
    private long peak;
    private long drained = NEVER;
    private long closedAt = NEVER;
    private long breach = NEVER;
    private boolean overdue;
    private long earliestLost = Long.MAX_VALUE;
    private long latestLost = Long.MIN_VALUE;

    /** @param incident what becomes of copies in all windows of the incident */
    Course(Window window, Count incident) {
        this.window = window;
        this.incident = incident;
    }

    /**
     * It begins.
     *
     * @param waiting just before
     * @param most that waited at any time before
     */
    void begin(long waiting, long most) {
        before = waiting;
        highest = most;
    }

    /** So many waited at every instant from {@code since} until just before {@code till}. */
    void stood(long waiting, long since, long till) {
        long start = Math.max(since, window.from());
        peak = Math.max(peak, waiting);
        if (detected == NEVER && waiting > highest) {
            detected = start;
        }
        if (till > window.until() && waiting <= before) {
            drained = Math.max(start, window.until());
        }
    }

    boolean isDrained() {
        return drained != NEVER;
    }

    /** That it is drained was found when everything before this instant had happened. */
    void close(long at) {
        closedAt = at;
    }

    long closedAt() {
        return closedAt;
    }

    /** A copy was delivered that should have been before the window was over. */
    void delayed(int priority, long story) {
        own.delayed[priority]++;
        incident.once(incident.delayed, priority, story);
    }

    /** A copy was served for nothing. */
    void duplicated(int priority, long story) {
        own.duplicated[priority]++;
        incident.once(incident.duplicated, priority, story);
    }

    /** A copy was lost. */
    void lost(int priority, long occurredAt, long now, long story) {
        own.lost[priority]++;
        incident.once(incident.lost, priority, story);
        if (detected == NEVER) {
            detected = now;
        }
        earliestLost = Math.min(earliestLost, occurredAt);
        latestLost = Math.max(latestLost, occurredAt);
    }

    /** Whether a message that occurred then is one of those by whose latencies it is known when the city is back. */
    boolean concerns(long occurredAt) {
        return window.from() <= occurredAt && (drained == NEVER || occurredAt <= drained);
    }

    /** Such a message broke the bound of an objective. */
    void broken(long now) {
        breach = now;
    }

    /** The run ends, and such a message will break one. */
    void overdue() {
        overdue = true;
    }

    /** @param bounded whether any objective has a bound */
    Episode episode(boolean bounded) {
        long back = breach == NEVER ? window.from() : breach;
        return new Episode(
                window,
                detected,
                before,
                peak,
                drained,
                drained == NEVER || overdue ? NEVER : bounded ? back : drained,
                rpo(),
                Toll.of(own.delayed),
                Toll.of(own.lost),
                Toll.of(own.duplicated));
    }

    /** The stretch of time, the beginning of the window in it, that something is missing of. */
    private long rpo() {
        if (earliestLost > latestLost) {
            return 0;
        }
        // what occurred at that very instant is something too, however short
        return Math.max(1, Math.max(latestLost, window.from()) - Math.min(earliestLost, window.from()));
    }
}
