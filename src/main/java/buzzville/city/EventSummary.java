package buzzville.city;

import buzzville.message.Priority;
import buzzville.metric.Handled;
import buzzville.metric.LatencyHistogram;
import org.jspecify.annotations.Nullable;

/**
 * What became of one type of event.
 *
 * @param handled when it was handled by all who expected it
 * @param sinceHappening from the happening behind it to the end of processing, over all deliveries; null unless services
 *     publish it
 */
public record EventSummary(
        Priority priority, Handled handled, @Nullable LatencyHistogram sinceHappening) {
    /** Adds what became of the same type in another run. */
    public void add(EventSummary other) {
        handled.add(other.handled);
        if (sinceHappening != null && other.sinceHappening != null) {
            sinceHappening.add(other.sinceHappening);
        }
    }
}
