package buzzville.broker.journal;

import buzzville.random.Draws;
import buzzville.random.Sampler;
import org.jspecify.annotations.Nullable;

/** A disk that does one flush at a time: what is asked for meanwhile is done together by the next one (group commit). */
public final class Disk {
    private final @Nullable Sampler time;
    private final Draws draws;
    private final int replica;
    private long end = Long.MIN_VALUE;
    private long next = Long.MIN_VALUE;
    private long flushes;
    private double slowness = 1;

    /**
     * An idle disk.
     *
     * @param time draws how long a flush takes, nanoseconds; null for none
     */
    public Disk(@Nullable Sampler time, Draws draws, int replica) {
        this.time = time;
        this.draws = draws;
        this.replica = replica;
    }

    /** When everything appended by {@code asked} is on disk if a flush is asked for then; instants do not go back. */
    public long flush(long asked) {
        if (time == null) {
            flushes++;
            return asked;
        }
        if (asked >= end && next > end) {
            end = next; // the flush that was next has been running
        }
        if (asked >= end) {
            end = asked + draw();
            next = end;
            return end;
        }
        if (next <= end) {
            next = end + draw();
        }
        return next;
    }

    /** From now on a flush takes {@code factor} times as long as before. */
    void slowBy(double factor) {
        slowness *= factor;
    }

    /** It stood still from {@code since} to {@code now}: the flush that was running has as much left as it had. */
    void stoodStill(long since, long now) {
        end += end > since ? now - since : 0;
        next += next > since ? now - since : 0;
    }

    /** How many flushes have been asked for and begun. */
    public long flushes() {
        return flushes;
    }

    private long draw() {
        return time == null ? 0 : Math.max(0, Math.round(slowness * time.sample(draws.of(++flushes, replica))));
    }
}
