package buzzville.network;

import buzzville.message.Message;
import buzzville.message.Way;
import buzzville.random.Draws;
import buzzville.random.Sampler;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What makes one way through the network worse for a while. Each trip draws for itself, by the message's identity and by the
 * name of the trouble, whatever else is wrong with the way.
 */
public final class Trouble {
    /**
     * How bad it is.
     *
     * @param latency draws what comes on top of each trip, nanoseconds; null for nothing
     * @param loss probability that a message never arrives
     * @param duplicate probability that it arrives twice
     * @param held share of the trips that are held up, so that others overtake them
     * @param by draws for how long, nanoseconds; null if none are
     * @param cut whether nothing passes
     */
    public record Effect(
            @Nullable Sampler latency,
            double loss,
            double duplicate,
            double held,
            @Nullable Sampler by,
            boolean cut) {}

    private final Effect effect;
    private final Predicate<Message> concerns;
    private final LongSupplier clock;
    private final Draws latencies;
    private final Draws losses;
    private final Draws duplicates;
    private final Draws holds;
    private final Draws delays;
    private long until;

    /**
     * A trouble that has not begun.
     *
     * @param concerns whether it is about a message on this way
     * @param clock the virtual time
     * @param draws by purpose, of this trouble on this way alone
     */
    public Trouble(Effect effect, Predicate<Message> concerns, LongSupplier clock, Function<String, Draws> draws) {
        this.effect = effect;
        this.concerns = concerns;
        this.clock = clock;
        this.latencies = draws.apply("latency");
        this.losses = draws.apply("loss");
        this.duplicates = draws.apply("duplicate");
        this.holds = draws.apply("reorder");
        this.delays = draws.apply("reorder/by");
    }

    /** It begins, and is known to end at {@code until}. */
    public void lasts(long until) {
        this.until = until;
    }

    boolean doubles(Message message, int trip) {
        return effect.duplicate() > 0
                && concerns.test(message)
                && duplicates.of(message.identity, trip).nextDouble() < effect.duplicate();
    }

    /**
     * How much longer a trip takes.
     *
     * @param lossless whether what is lost is sent again until it arrives, so that it waits where nothing passes
     * @return nanoseconds, at least 0, or {@link Way#LOST}
     */
    long delay(Message message, int trip, boolean lossless) {
        if (!concerns.test(message)) {
            return 0;
        }
        long delay = 0;
        if (effect.cut()) {
            if (!lossless) {
                return Way.LOST;
            }
            delay = Math.max(0, until - clock.getAsLong());
        }
        if (effect.loss() > 0 && !lossless && losses.of(message.identity, trip).nextDouble() < effect.loss()) {
            return Way.LOST;
        }
        if (effect.latency() != null) {
            delay += Math.max(0, Math.round(effect.latency().sample(latencies.of(message.identity, trip))));
        }
        if (effect.by() != null && holds.of(message.identity, trip).nextDouble() < effect.held()) {
            delay += Math.max(0, Math.round(effect.by().sample(delays.of(message.identity, trip))));
        }
        return delay;
    }
}
