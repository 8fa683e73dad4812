package buzzville.metric;

import java.util.Locale;

/** The parts of a message's delay that results distinguish, each in nanoseconds. */
public enum Latency {
    /** From entering this stage's queue to the start of service, without the hop after dispatch. */
    WAIT,
    /** From entering this stage's queue to the end of the last attempt. */
    SOJOURN,
    /** From the occurrence to the end of processing. */
    END_TO_END,
    /** Time held back before a full lane. */
    BLOCKED,
    /** Time on the network. */
    NETWORK,
    /** From the happening behind it all to the end of processing; the same as end-to-end but for effects. */
    SINCE_HAPPENING;

    /** The name in results, such as {@code end_to_end}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
