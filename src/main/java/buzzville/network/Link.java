package buzzville.network;

import buzzville.random.Sampler;
import org.jspecify.annotations.Nullable;

/**
 * The quality of a way as it is towards one zone.
 *
 * @param latency draws the one-way delay in nanoseconds; null for none
 * @param loss probability that a message never arrives
 */
public record Link(@Nullable Sampler latency, double loss) {
    /** No delay and no loss. */
    public static final Link IDEAL = new Link(null, 0);
}
