package buzzville.broker.backpressure;

import buzzville.message.Message;
import buzzville.metric.Readings;
import buzzville.random.Draws;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import java.util.Arrays;

/**
 * A sender gives up messages by itself, the more of them the fewer are accepted: with probability max(0, (requests - k ·
 * accepts)/(requests + 1)).
 *
 * <p>Each sender counts over the last {@code window}: requests are the messages that it wanted to send, those given up
 * included; accepts are those that the broker accepted and that nobody refused afterwards, as far as it has heard. The window
 * moves on by slices, a 24th of it. In the long run about k times as many messages reach the broker as it accepts, so that
 * with k = 2 it learns quickly when things get better. The draw belongs to the message. Source: Beyer et al., "Site Reliability
 * Engineering" (2016), chapter 21, "Handling Overload": K = 2, two minutes.
 */
@Doc("A sender gives up the more messages the fewer are accepted.")
@Manual(
        rule =
                "A message is given up at the source with probability max(0, (requests - k x accepts)/(requests + 1)), both"
                        + " counted by the sender over the last `window`. 99 requests and 30 accepts with k = 2: (99 - 60)/100 = 39%.",
        source =
                "Google, Site Reliability Engineering, chapter 21 (Handling Overload), client-side throttling: K = 2, 2 min.",
        use = "When even refusing costs the broker something: senders stop bothering it, and nobody keeps a queue.",
        hurts =
                "It loses messages at the source without regard to priority, although they are told; it needs lanes that"
                        + " refuse, and a sender that seldom sends has nothing to count.",
        example = "adaptive-throttling(k=1.1, window=5s)")
public record AdaptiveThrottling(
        @Doc("How many times the accepted messages are let through, at least 1.") @Default("2") @Count
        double k,

        @Doc("How far back requests and accepts are counted.") @Default("2min") @DurationNanos
        long window)
        implements BackpressurePolicy {
    private static final int SLICES = 24;

    public AdaptiveThrottling {
        if (!(1 <= k && k < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("k must be at least 1, but is " + k);
        }
        if (!(window >= SLICES)) {
            throw new IllegalArgumentException("window must be at least 24ns");
        }
    }

    @Override
    public Pressure start(Setting setting) {
        return sender -> new Odds(this, setting.draws());
    }

    private static final class Odds implements Valve {
        private double k;
        private long slice;
        private final Draws draws;
        private final int[] requests = new int[SLICES];
        private final int[] accepts = new int[SLICES];
        private long present;

        Odds(AdaptiveThrottling rules, Draws draws) {
            this.k = rules.k();
            this.slice = rules.window() / SLICES;
            this.draws = draws;
        }

        /** Under another window requests and accepts are counted anew. */
        @Override
        public void keepTo(BackpressurePolicy other, long now) {
            if (other instanceof AdaptiveThrottling next) {
                k = next.k();
                if (next.window() / SLICES != slice) {
                    slice = next.window() / SLICES;
                    present = now / slice;
                    Arrays.fill(requests, 0);
                    Arrays.fill(accepts, 0);
                }
            }
        }

        @Override
        public long when(Message message, long now) {
            moveOn(now);
            long requested = 0;
            long accepted = 0;
            for (int i = 0; i < SLICES; i++) {
                requested += requests[i];
                accepted += accepts[i];
            }
            requests[(int) (present % SLICES)]++;
            double odds = (requested - k * accepted) / (requested + 1);
            boolean gone = odds > 0 && draws.of(message.identity, 0).nextDouble() < odds;
            return gone ? REFUSE : now;
        }

        @Override
        public long atAcceptance(Sending sending, long now) {
            return 1;
        }

        @Override
        public long atRefusal(Sending sending, long now) {
            return sending.accepted ? 0 : SILENCE;
        }

        @Override
        public void hear(About about, Sending sending, long said, long now) {
            moveOn(now);
            accepts[(int) (present % SLICES)] += about == About.ACCEPTED ? 1 : -1;
        }

        @Override
        public void show(long now, Readings to) {
            int requested = Arrays.stream(requests).sum();
            int accepted = Arrays.stream(accepts).sum();
            to.number("requests", requested).number("accepts", accepted).number("k", k);
            to.share("odds", Math.max(0, (requested - k * accepted) / (requested + 1.0)));
        }

        private void moveOn(long now) {
            long slices = now / slice;
            for (long i = Math.max(present + 1, slices - SLICES + 1); i <= slices; i++) {
                requests[(int) (i % SLICES)] = 0;
                accepts[(int) (i % SLICES)] = 0;
            }
            present = Math.max(present, slices);
        }
    }
}
