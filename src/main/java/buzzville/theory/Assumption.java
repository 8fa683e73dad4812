package buzzville.theory;

import java.util.Locale;

/** What the arithmetic leaves out or takes for granted about a scenario. */
public enum Assumption {
    /** Every message arrives as soon as it is published, however busy the stages before. */
    NOTHING_IS_HELD_UP,
    /** Backpressure holds nobody back. */
    WITHOUT_BACKPRESSURE,
    /** Closed loops are answered at once, so they talk as fast as they ever can. */
    LOOPS_ANSWERED_AT_ONCE,
    /** Callers do not wait for one service before they call the next. */
    CALLS_AT_ONCE,
    /** Producers do not try again. */
    WITHOUT_RETRIES,
    /** Attempts fail independently, and a failed one is tried again at once. */
    INDEPENDENT_FAILURES,
    /** No circuit breaker opens. */
    WITHOUT_BREAKERS,
    /** Nothing is aggregated. */
    WITHOUT_AGGREGATION,
    /** Admission lets everything in. */
    WITHOUT_ADMISSION,
    /** Services that scale stay at the fewest workers. */
    FEWEST_WORKERS,
    /** What causes itself without end was followed only so far. */
    ENDLESS_EFFECTS,
    /** Lanes that share by weights or deadlines are counted together. */
    LANES_TOGETHER,
    /** What waits in several lanes of one shared capacity is not bounded. */
    UNBOUNDED_SHARED,
    /** Lights keep to their own cycle. */
    LIGHTS_UNCOMMANDED,
    /** No effect waits for a light. */
    EFFECTS_UNHELD,
    /** Nothing is replayed to those who join from the earliest. */
    WITHOUT_REPLAY,
    /** Keys of instances fall evenly on partitions. */
    EVEN_KEYS,
    /** What comes at one instant is spread over its interval. */
    SPREAD_INSTANTS,
    /** Nothing expires. */
    NOTHING_EXPIRES,
    /** Nothing goes wrong at random, in the network, on disks, with single partitions, machines or producers, and nothing is poison. */
    WITHOUT_TROUBLE,
    /** Timetables are late evenly, up to twice their mean delay. */
    MEAN_DELAYS;

    /** Its name in files, such as {@code without-backpressure}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
