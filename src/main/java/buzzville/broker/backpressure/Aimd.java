package buzzville.broker.backpressure;

import buzzville.message.Message;
import buzzville.metric.Readings;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import buzzville.unit.RatePerSecond;
import buzzville.unit.Ratio;
import java.util.List;

/**
 * Each sender has a rate of its own, which grows by a constant and is cut to a fraction when somebody refuses a message: additive
 * increase, multiplicative decrease.
 *
 * <p>Time goes in steps of {@code every}, beginning with the sender's first message. After a step in which it heard of no
 * refusal, rate = min(max, rate + increase). When it hears of one, at once rate = max(min, rate · decrease), at most once per
 * step: more refusals in the same step tell of the same overload. After a message the next may go 1/rate later, with the rate as
 * it is when the first goes; there are no bursts. Sources: Chiu and Jain, "Analysis of the increase and decrease algorithms for
 * congestion avoidance" (1989); TCP Reno halves. Netflix' concurrency limits use the same rule on messages in flight, with 0.9.
 */
@Doc("A rate for each sender: grows slowly, is cut at each refusal.")
@Manual(
        rule =
                "Each step of `every` without a refusal: rate = min(max, rate + increase). A refusal heard: rate = max(min, rate"
                        + " x decrease), once per step. The next message goes 1/rate after the one before.",
        source =
                "Chiu and Jain, 1989; TCP congestion avoidance (Jacobson, 1988). Netflix concurrency-limits cut to 0.9.",
        use = "Many senders that share a bottleneck nobody has measured: they converge to fair shares of it.",
        hurts =
                "It learns only from refusals, so lanes must refuse (`reject`); silent drops teach it nothing. Until it has"
                        + " found the rate it loses messages, and a sawtooth leaves about a quarter of the bottleneck unused.",
        names = "Congestion avoidance; not the concurrency limit of the same name, which counts messages in flight.",
        example = "aimd(initial=2/s, increase=0.2/s)")
public record Aimd(
        @Doc("Rate of a new sender, messages per second.") @Default("1/s") @RatePerSecond
        double initial,

        @Doc("Added to the rate after each step without a refusal.") @Default("0.1/s") @RatePerSecond
        double increase,

        @Doc("What is left of the rate after a refusal, above 0% and below 100%.") @Default("50%") @Ratio
        double decrease,

        @Doc("Rate that no refusal goes below.") @Default("0.01/s") @RatePerSecond
        double min,

        @Doc("Rate that no sender goes beyond.") @Default("1000/s") @RatePerSecond
        double max,

        @Doc("Length of a step.") @Default("1s") @DurationNanos
        long every)
        implements BackpressurePolicy {
    public Aimd {
        if (!(0 < min && min <= initial && initial <= max)) {
            throw new IllegalArgumentException("expected 0/s < min <= initial <= max, but min is " + min
                    + "/s, initial is " + initial + "/s and max is " + max + "/s");
        }
        if (!(increase > 0)) {
            throw new IllegalArgumentException("increase must be greater than 0/s, or a rate would never recover");
        }
        if (!(0 < decrease && decrease < 1)) {
            throw new IllegalArgumentException("decrease must be between 0% and 100%");
        }
        if (!(every > 0)) {
            throw new IllegalArgumentException("every must be longer than 0s");
        }
    }

    @Override
    public List<String> figures() {
        return List.of("signals", "cuts");
    }

    @Override
    public Pressure start(Setting setting) {
        return sender -> new Pacer(this);
    }

    private static final class Pacer implements Valve {
        private static final long NEVER = -1;

        private Aimd rules;
        private double rate;
        private long begin = NEVER;
        /** The step that the rate is up to date for. */
        private long step;

        private boolean cut;
        private long nextAt;

        Pacer(Aimd rules) {
            this.rules = rules;
            this.rate = rules.initial();
        }

        /** The rate goes on from where it is; a gap that has begun lasts, and steps count from now if they are of another length. */
        @Override
        public void keepTo(BackpressurePolicy other, long now) {
            if (other instanceof Aimd next) {
                if (begin != NEVER) {
                    catchUp(now);
                }
                if (begin != NEVER && next.every() != rules.every()) {
                    begin = now;
                    step = 0;
                    cut = false;
                }
                rules = next;
                rate = Math.min(rules.max(), Math.max(rules.min(), rate));
            }
        }

        @Override
        public long when(Message message, long now) {
            return nextAt;
        }

        @Override
        public void sent(Sending sending, long now) {
            if (begin == NEVER) {
                begin = now;
            }
            catchUp(now);
            nextAt = now + Math.round(1e9 / rate);
        }

        @Override
        public long atRefusal(Sending sending, long now) {
            return 0;
        }

        @Override
        public void hear(About about, Sending sending, long said, long now) {
            catchUp(now);
            if (!cut) {
                cut = true;
                rate = Math.max(rules.min(), rate * rules.decrease());
                sending.sender.terms().books().figure("cuts", 1);
            }
        }

        @Override
        public void show(long now, Readings to) {
            to.rate("rate", rate).duration("next-in", Math.max(0, nextAt - now));
        }

        private void catchUp(long now) {
            long present = (now - begin) / rules.every();
            long quiet = present - step - (cut ? 1 : 0);
            if (present > step) {
                rate = Math.min(rules.max(), rate + quiet * rules.increase());
                step = present;
                cut = false;
            }
        }
    }
}
