package buzzville.city.anomaly;

import java.util.Locale;

/** What can be wrong; in this order within one instant. */
public enum AnomalyKind {
    /** A service delivered nothing for some buckets while messages waited for it. */
    STUCK,
    /** A circuit breaker was open. */
    BREAKER_OPEN,
    /** Every worker was busy all the time, and messages waited. */
    WORKERS_SATURATED,
    /** More came than was served: a queue grew bucket after bucket. */
    QUEUE_GROWING,
    /** A lane was filled to 80 % of its capacity or more, but not full. */
    LANE_NEARLY_FULL,
    /** A lane was full. */
    LANE_FULL,
    /** Producers stood before the broker. */
    PRODUCERS_BLOCKED,
    /** Backpressure kept producers from sending. */
    PRODUCERS_THROTTLED,
    /** Messages were lost. */
    MESSAGES_LOST,
    /** An incident was over for as long as it had lasted, and what it left was still waiting. */
    NOT_DRAINED,
    /** So much of what an objective allows has gone wrong. */
    OBJECTIVE_IN_DANGER,
    /** More has gone wrong than an objective allows; nothing can mend it. */
    OBJECTIVE_BROKEN;

    /** The name in files, such as {@code lane-full}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
