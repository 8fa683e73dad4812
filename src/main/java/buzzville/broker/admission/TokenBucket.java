package buzzville.broker.admission;

import buzzville.unit.Count;
import buzzville.unit.CountOrUnlimited;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import buzzville.unit.RatePerSecond;
import org.jspecify.annotations.Nullable;

/**
 * A rate in the long run and a burst at once. The bucket starts full; after a time dt without messages it holds
 * min(burst, tokens + rate * dt). A message takes one token, or as many as it has bytes; without enough tokens it is excess.
 *
 * <p>Between two instants at most burst + rate * dt tokens' worth of messages pass, however they come (Turner 1986, "New
 * directions in communications"; RFC 2697 for the form used by routers).
 *
 * @param rate tokens per second, above 0 and at most 1,000,000,000
 * @param burst tokens that the bucket holds, at least 1 and at least the tokens of one tick
 * @param refill when tokens come back
 * @param excess what happens to a message without a token
 * @param queue most messages that wait for tokens; only with {@link Excess#DELAY}, and then 100 if it is not given
 * @param per what a token is for
 * @param tells whether the sender hears that its message was shed
 */
@Doc("A long-run rate and a burst at once; the excess is shed or waits.")
@Manual(
        rule =
                "tokens = min(burst, tokens + rate * dt), full at the start; a message takes 1 token, or its bytes with `per:"
                        + " byte`. Too few tokens: it is shed (`excess: drop`) or waits in order until they have come (`excess:"
                        + " delay`), at most `queue` at a time. With `refill: every(100ms)` the tokens of a tick come at its end. In"
                        + " any span dt at most burst + rate * dt pass.",
        source = "Turner 1986, `New directions in communications`; RFC 2697; the limiters of most web services.",
        use =
                "To promise a stage what it can take: rate a little below its capacity (300/s for three workers of 10 ms), burst as"
                        + " many as its queue may hold without anybody being late.",
        hurts =
                "It counts messages, not work, and knows neither priorities nor the state of the queue: an alarm is shed like a"
                        + " statistic, and idle capacity does not help once the tokens are gone. With a coarse tick a burst passes after"
                        + " each tick.",
        names =
                "A leaky bucket that drops (a meter) is the same thing with other words: burst = queue + 1. A leaky bucket that"
                        + " delays is a token bucket of burst 1 with `excess: delay`. Linux `tc tbf` is this with `excess: delay`,"
                        + " `per: byte`; policing is `drop`, shaping is `delay`.",
        example = "token-bucket(rate=80/s, burst=40)")
public record TokenBucket(
        @Doc("Tokens that come back per second.") @RatePerSecond
        double rate,

        @Doc("Most tokens that the bucket holds; it starts full.") @Default("1") @Count
        int burst,

        @Doc("When tokens come back: all the time, or by tick.") @Default("continuous")
        Refill refill,

        @Doc("What happens to a message that finds too few tokens.") @Default("drop")
        Excess excess,

        @Doc("Most messages that wait for tokens, with `excess: delay`; absent: 100.") @Nullable @CountOrUnlimited
        Integer queue,

        @Doc("What a token is for: a message, or a byte of it.") @Default("message")
        Per per,

        @Doc("Whether the sender hears that its message was shed.") @Default("true")
        boolean tells)
        implements AdmissionPolicy {
    /** What a token is for. */
    public enum Per {
        /** One message, whatever its size. */
        MESSAGE,
        /** One byte of a message, by the size of its event. */
        BYTE
    }

    /** How many wait for tokens unless it is said. */
    static final int QUEUE = 100;

    public TokenBucket {
        Bucket.check(rate, burst, refill.step());
        if (queue != null && excess == Excess.DROP) {
            throw new IllegalArgumentException("queue has nothing to hold with excess 'drop'; expected 'delay'");
        }
    }

    @Override
    public Admission start(GuardedStage stage) {
        int waiting = excess == Excess.DROP ? 0 : queue == null ? QUEUE : queue;
        Bucket.Price price = per == Per.BYTE ? copy -> copy.message.kind.size() : copy -> 1;
        return new Bucket(rate, burst, refill.step(), waiting, price);
    }
}
