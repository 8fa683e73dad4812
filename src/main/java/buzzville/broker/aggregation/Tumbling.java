package buzzville.broker.aggregation;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;

/**
 * Windows by the clock, [k * window, (k + 1) * window) from zero, one after the other; a window in which nothing comes emits
 * nothing. Of Poisson arrivals of rate r in a group, (1 - exp(-r * window)) / window aggregates a second are left, and each
 * message waits half a window on average (Akidau et al., "The Dataflow Model", 2015: fixed windows).
 *
 * @param window how long each is, longer than 0
 */
@Doc("What comes in a window by the clock becomes one message at its end.")
@Manual(
        rule =
                "A message that comes at t belongs to window k = floor(t / window); all of one group that belong to window k go"
                        + " on as one message at (k + 1) * window. A window without messages emits nothing.",
        source =
                "Fixed windows of Akidau et al., The Dataflow Model (2015); tumbling windows of Kafka Streams and Apache"
                        + " Flink. Output of Poisson arrivals of rate r: (1 - exp(-r * window)) / window per group.",
        use =
                "For many readings of which the receiver only needs one figure per interval: 300 movements a second in 10 groups"
                        + " become 10 messages a second with `tumbling(1s)`.",
        hurts =
                "Every message waits for the end of its window, half a window on average, even when nothing is overloaded, and"
                        + " all windows of all groups close at the same instant, in a burst.",
        names =
                "Kafka Streams and Flink: tumbling window; Beam: fixed window. A hopping or sliding window overlaps; this one"
                        + " does not.",
        example = "tumbling(500ms)")
public record Tumbling(
        @Doc("How long each window is.") @DurationNanos long window) implements WindowPolicy {
    public Tumbling {
        FromFirst.check("window", window);
    }

    @Override
    public long closesAt(long opened) {
        return Math.multiplyExact(opened / window + 1, window);
    }
}
