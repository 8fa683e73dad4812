package buzzville.broker.admission;

import buzzville.unit.CountOrUnlimited;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import buzzville.unit.RatePerSecond;

/**
 * One message after the other at a constant rate, T = 1/rate apart.
 *
 * <p>With {@link Excess#DELAY} it is a queue with a hole: messages wait before the stage and go T apart, and one that finds
 * {@code queue} others waiting is shed. With {@link Excess#DROP} it is a meter, the generic cell rate algorithm in its
 * virtual scheduling form (ITU-T I.371): with TAT the theoretical arrival time, a message at t conforms if
 * TAT - t is at most queue * T, and then TAT = max(TAT, t) + T; it passes at once. Both shed the very same messages; they
 * differ in when the others pass.
 *
 * @param rate messages per second, above 0 and at most 1,000,000,000
 * @param queue messages that the bucket holds beside the one that leaves
 * @param excess whether the messages in the bucket wait, or only their number is counted
 * @param tells whether the sender hears that its message was shed
 */
@Doc("One message after the other at a constant rate; the excess is shed.")
@Manual(
        rule =
                "T = 1/rate. `excess: delay`: messages leave the bucket T apart; one that finds `queue` others waiting is shed."
                        + " `excess: drop`: nothing waits; with TAT the theoretical arrival time, a message at t passes at once if TAT - t"
                        + " <= queue * T, and then TAT = max(TAT, t) + T; otherwise it is shed. Both shed the same messages.",
        source =
                "ITU-T I.371, the generic cell rate algorithm; Turner 1986; nginx `limit_req` (`burst` is `queue`, `nodelay`"
                        + " is `drop`).",
        use =
                "`delay` to smooth a burst for a service that cannot take two messages at once, where a wait of queue/rate at"
                        + " most does no harm; `drop` to police a sender.",
        hurts =
                "`delay` makes messages wait even while the workers behind it are idle, alarms too: at 10/s the tenth of a burst is"
                        + " 0.9 s late. `drop` hurts as a token bucket does.",
        names =
                "The trap: as a meter (`drop`) it is a token bucket of burst queue + 1 and lets bursts through; only as a"
                        + " queue (`delay`) it makes the stream even. Texts that say `leaky bucket` may mean either.",
        example = "leaky-bucket(rate=90/s, queue=40)")
public record LeakyBucket(
        @Doc("Messages that leave it per second.") @RatePerSecond
        double rate,

        @Doc("Most messages that it holds beside the one that leaves.") @Default("100") @CountOrUnlimited
        int queue,

        @Doc("Whether messages wait in it or are only counted.") @Default("delay")
        Excess excess,

        @Doc("Whether the sender hears that its message was shed.") @Default("true")
        boolean tells)
        implements AdmissionPolicy {
    public LeakyBucket {
        if (queue == Integer.MAX_VALUE && excess == Excess.DROP) {
            throw new IllegalArgumentException(
                    "a meter without limit lets everything pass; expected a number as 'queue'");
        }
        Bucket.check(rate, burst(queue, excess), 1);
    }

    @Override
    public Admission start(GuardedStage stage) {
        return new Bucket(rate, burst(queue, excess), 1, excess == Excess.DROP ? 0 : queue, copy -> 1);
    }

    private static int burst(int queue, Excess excess) {
        return excess == Excess.DROP ? queue + 1 : 1;
    }
}
