package buzzville.broker.backpressure;

import buzzville.message.Message;
import buzzville.metric.Readings;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import buzzville.unit.RatePerSecond;
import java.util.List;

/**
 * A sender that has been too fast is told how long to keep quiet: X = (O - T)/T · W, without any error or loss. O is its rate
 * over the window W, T the quota.
 *
 * <p>As in Kafka ({@code QuotaUtils}, {@code Rate}, {@code SampledStat}, version 4): counts are kept in samples of
 * {@code window} each, the newest {@code samples} and the one that they push out of sight, until nothing has been counted in it
 * for samples x window. W is the time since the oldest sample began, but never less than samples - 1 whole windows and the part
 * of the newest, as if the past had been silent; so a new sender may send about (samples - 1) · window · T at once. Since O = C/W,
 * X is C/T - W: the time after which the C messages counted would have been within the quota. Kafka counts bytes and rounds
 * to milliseconds; here messages count, to the nanosecond. The answer to each message says X; what a sender sends before it hears
 * of it counts too, so at most {@code inFlight} messages go without an answer (Kafka's {@code
 * max.in.flight.requests.per.connection}, 5). One that is not answered within 30 s ({@code request.timeout.ms}) counts no longer.
 */
@Doc("Tells a sender that is too fast how long to keep quiet.")
@Manual(
        rule =
                "The broker counts what it accepts from each sender in `samples` windows. If the observed rate O exceeds the"
                        + " quota T, the sender keeps quiet for X = (O - T)/T x W from hearing of it, W being the time that the"
                        + " samples cover, at least `samples` - 1 windows. 30 messages within 10 s at a quota of 2/s: O = 3/s,"
                        + " X = (3 - 2)/2 x 10 s = 5 s.",
        source = "Kafka: `QuotaUtils.throttleTime`, `quota.window.num` 11, `quota.window.size.seconds` 1.",
        use = "To share a broker fairly among tenants: no sender can take more than its due, and none is refused.",
        hurts = "The backlog moves into the producer, where nobody looks for it; a fresh sender may burst for almost"
                + " samples x window first; quotas know nothing of how busy the city really is.",
        names = "Kafka client quota, `throttle_time_ms`.",
        example = "quota(rate=1.5/s, window=500ms)")
public record Quota(
        @Doc("Messages per second that each sender may send.") @RatePerSecond
        double rate,

        @Doc("Length of one sample.") @Default("1s") @DurationNanos
        long window,

        @Doc("How many samples make up the window, from 2 to 1000.") @Default("11") @Count
        int samples,

        @Doc("Most messages of a sender without an answer, since only answers tell it to be quiet.")
        @Default("5")
        @Count
        int inFlight)
        implements BackpressurePolicy {
    public Quota {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate must be greater than 0/s");
        }
        if (!(window > 0)) {
            throw new IllegalArgumentException("window must be longer than 0s");
        }
        if (!(2 <= samples && samples <= 1000)) {
            throw new IllegalArgumentException("samples must be from 2 to 1000, but is " + samples);
        }
        if (!(1 <= inFlight)) {
            throw new IllegalArgumentException("in-flight must be at least 1, but is " + inFlight);
        }
    }

    @Override
    public List<String> figures() {
        return List.of("signals", "throttle_times");
    }

    @Override
    public Pressure start(Setting setting) {
        return sender -> new Meter(this);
    }

    /** Kafka's request.timeout.ms. */
    private static final long TIMEOUT = 30_000_000_000L;

    private static final class Meter implements Valve {
        private final Window unanswered;
        private Quota quota;
        private long[] begun;
        private long[] last;
        private int[] counts;
        private int used;
        private int current = -1;
        private long quietUntil;

        Meter(Quota quota) {
            this.unanswered = new Window(credit(quota));
            this.quota = quota;
            this.begun = new long[quota.samples() + 1];
            this.last = new long[quota.samples() + 1];
            this.counts = new int[quota.samples() + 1];
        }

        private static Credit credit(Quota quota) {
            return new Credit(quota.inFlight(), Credit.Returns.ACCEPTED, 1, TIMEOUT);
        }

        /** What has been counted stays, unless samples are others; so does the time to keep quiet. */
        @Override
        public void keepTo(BackpressurePolicy other, long now) {
            if (other instanceof Quota next) {
                unanswered.keepTo(credit(next), now);
                if (next.samples() != quota.samples() || next.window() != quota.window()) {
                    begun = new long[next.samples() + 1];
                    last = new long[next.samples() + 1];
                    counts = new int[next.samples() + 1];
                    used = 0;
                    current = -1;
                }
                quota = next;
            }
        }

        @Override
        public long when(Message message, long now) {
            return Math.max(quietUntil, unanswered.when(message, now));
        }

        @Override
        public void show(long now, Readings to) {
            to.rate("quota", quota.rate()).duration("quiet-for", Math.max(0, quietUntil - now));
            unanswered.show(now, to);
        }

        @Override
        public void sent(Sending sending, long now) {
            unanswered.sent(sending, now);
        }

        @Override
        public long atRefusal(Sending sending, long now) {
            return sending.accepted ? SILENCE : 0;
        }

        @Override
        public long atAcceptance(Sending sending, long now) {
            count(now);
            long expiry = quota.samples() * quota.window();
            long oldest = now;
            long sum = 0;
            for (int i = 0; i < used; i++) {
                if (now - last[i] >= expiry) {
                    begin(i, now);
                }
                oldest = Math.min(oldest, begun[i]);
                sum += counts[i];
            }
            long elapsed = now - oldest;
            long missing = quota.samples() - 1 - elapsed / quota.window();
            if (missing > 0) {
                elapsed += missing * quota.window();
            }
            double excess = sum / quota.rate() * 1e9 - elapsed;
            return excess > 0 ? Math.round(excess) : 0;
        }

        private void count(long now) {
            if (current < 0 || now - begun[current] >= quota.window()) {
                current = (current + 1) % begun.length;
                used = Math.max(used, current + 1);
                begin(current, now);
            }
            counts[current]++;
            last[current] = now;
        }

        private void begin(int sample, long now) {
            begun[sample] = now;
            last[sample] = now;
            counts[sample] = 0;
        }

        @Override
        public void hear(About about, Sending sending, long said, long now) {
            unanswered.hear(about, sending, said, now);
            if (said > 0) {
                quietUntil = Math.max(quietUntil, now + said);
                sending.sender.terms().books().figure("throttle_times", 1);
            }
        }
    }
}
