package buzzville.retry;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import buzzville.unit.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * The count-based circuit breaker of Resilience4j, with its defaults. Closed, it keeps the results of the last {@code window}
 * calls and opens when at least min(minimum, window) are kept and the share of failed ones reaches {@code failure-rate}, or that
 * of slow ones {@code slow-rate}. Open, it allows nothing for {@code open}. Half-open, it allows {@code trials} calls; once
 * min(minimum, trials) of them have ended it opens again if a share is reached, else it closes and forgets everything.
 *
 * <p>Nygard, "Release It!", 2007; Resilience4j, "CircuitBreaker". Without {@code slow-after} no call is slow.
 *
 * @param failureRate share of failed calls at which it opens, above 0
 * @param window how many calls it looks back
 * @param minimum how many results it needs before it judges
 * @param open how long it stays open, nanoseconds
 * @param trials how many calls it allows while half-open
 * @param slowRate share of slow calls at which it opens, above 0
 * @param slowAfter a call is slow if it took longer, nanoseconds; null if none is
 */
@Doc("Stops calls while too many fail, and tries a few after a while.")
@Manual(
        rule =
                "CLOSED: keep the results of the last `window` calls in a ring; after each, once min(`minimum`, `window`) are"
                        + " kept, go OPEN if failed/kept ≥ `failure-rate` or slow/kept ≥ `slow-rate`. OPEN: allow nothing for `open`,"
                        + " then go HALF_OPEN. HALF_OPEN: allow `trials` calls; when min(`minimum`, `trials`) have ended, go OPEN"
                        + " if a rate is reached, else CLOSED with an empty ring.",
        source =
                "Resilience4j, CircuitBreaker, COUNT_BASED window with automatic transition (50 %, 100 calls, 60 s, 10 trials);"
                        + " Nygard, Release It!, 2007.",
        use =
                "Somebody who is down for a while and whose failures cost: the breaker saves the time of failed attempts and leaves"
                        + " the other side in peace to recover.",
        hurts = "Failures that hit single messages at random: at a rate just above the threshold everything stops for"
                + " `open` although half of it would have worked. For a consumer, what arrives meanwhile waits, so a short"
                + " `open` and bounded lanes belong to it.",
        names =
                "`trials` is `permittedNumberOfCallsInHalfOpenState`, `open` is `waitDurationInOpenState`. An open breaker"
                        + " stops calls: as with a fuse, closed is the good state.",
        example = "circuit-breaker(window=20, open=5s, trials=5)")
public record CircuitBreaker(
        @Doc("Share of failed calls at which it opens.") @Default("50%") @Ratio
        double failureRate,

        @Doc("How many calls it looks back.") @Default("100")
        int window,

        @Doc("How many results it needs before it judges; more than it keeps counts as all that it keeps.")
        @Default("100")
        int minimum,

        @Doc("How long it stays open.") @Default("60s") @DurationNanos
        long open,

        @Doc("How many calls it allows while half-open.") @Default("10")
        int trials,

        @Doc("Share of slow calls at which it opens.") @Default("100%") @Ratio
        double slowRate,

        @Doc("A call is slow if it took longer; absent: none is.") @Nullable @DurationNanos
        Long slowAfter)
        implements BreakerPolicy {
    private static final int MOST = 1_000_000;

    public CircuitBreaker {
        if (!(failureRate > 0 && failureRate <= 1)) {
            throw new IllegalArgumentException("failure-rate must be above 0% and at most 100%");
        }
        if (!(slowRate > 0 && slowRate <= 1)) {
            throw new IllegalArgumentException("slow-rate must be above 0% and at most 100%");
        }
        check("window", window);
        check("minimum", minimum);
        check("trials", trials);
        if (!(open > 0 && open <= Fixed.LONGEST)) {
            throw new IllegalArgumentException("open must be longer than 0s and at most 168h");
        }
        if (slowAfter != null && !(slowAfter > 0)) {
            throw new IllegalArgumentException("slow-after must be longer than 0s");
        }
    }

    private static void check(String name, int value) {
        if (!(1 <= value && value <= MOST)) {
            throw new IllegalArgumentException(name + " must be from 1 to " + MOST + ", but is " + value);
        }
    }

    @Override
    public Breaker start(Breaker.Watcher watcher) {
        return new CountingBreaker(this, watcher);
    }
}
