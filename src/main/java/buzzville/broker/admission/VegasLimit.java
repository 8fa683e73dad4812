package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.random.Draws;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * A limit on the messages at a stage that follows an estimate of the queue in it, as TCP Vegas does (Brakmo and Peterson 1995;
 * the rule, its names and its defaults are those of {@code VegasLimit} in Netflix' concurrency-limits).
 *
 * <p>With L the limit, l the larger of 1 and floor(log10 floor(L)), s the stay of the message that leaves and s0 the shortest
 * stay seen, the queue is estimated as q = ceil(L (1 - s0/s)), and then:
 *
 * <ul>
 *   <li>the message was lost: L - l;
 *   <li>twice the number present at its entry is less than L: no change;
 *   <li>q at most {@code threshold} l: L + {@code beta} l;
 *   <li>q below {@code alpha} l: L + l;
 *   <li>q above {@code beta} l: L - l.
 * </ul>
 *
 * <p>The result is kept within 1 and {@code max}, and L moves to it by the part {@code smoothing}. A message whose stay is a
 * new shortest changes s0 only. After {@code probe} j L messages, with j drawn from 0.5 to 1 each time, the next stay is taken
 * as s0 even if it is longer: what an idle stage takes may change. The limit is floor(L).
 *
 * @param smoothing part of the way to the new limit, more than 0, at most 1
 */
@Doc("Limits those at the stage by an estimate of the queue in it.")
@Manual(
        rule =
                "A newcomer is refused when as many as the limit L are at the stage. When a message leaves after a stay s, and s0"
                        + " is the shortest seen, the queue is q = ceil(L (1 - s0/s)). With l = max(1, floor(log10 L)): lost: L - l;"
                        + " present at its entry below L/2: L; q <= `threshold` l: L + `beta` l; q < `alpha` l: L + l; q > `beta` l:"
                        + " L - l. From 1 to `max`. Every `probe` (0.5 to 1) L messages s0 is measured anew.",
        source = "Netflix concurrency-limits, `VegasLimit`; Brakmo and Peterson, \"TCP Vegas\", IEEE JSAC 1995.",
        use =
                "A stage whose service times vary little: finds by itself how many it can hold without a queue of more than a few.",
        hurts =
                "Where stays differ for other reasons than queueing. One very quick message sets s0, and everything after it"
                        + " looks like a queue: the limit shrinks far below what the workers could do, until the next probe. A"
                        + " message that is lost soon after it came has the same effect.",
        names = "`limit` in the library is this rule behind a `SimpleLimiter`, sample by sample, without its windows.")
public record VegasLimit(
        @Doc("Limit to begin with.") @Default("20") @Count int initial,

        @Doc("Largest limit.") @Default("1000") @Count int max,

        @Doc("Queue below which the limit grows by one step, in log10 of the limit.") @Default("3") @Count
        int alpha,

        @Doc("Queue above which it shrinks, in log10 of the limit; also the size of the large step up.")
        @Default("6")
        @Count
        int beta,

        @Doc("Queue up to which it grows by the large step, in log10 of the limit.") @Default("1") @Count
        int threshold,

        @Doc("Part of the way that it moves to its new value, from more than 0 to 1.") @Default("1") @Count
        double smoothing,

        @Doc("The shortest stay is measured anew after so many messages for each message of the limit.")
        @Default("30")
        @Count
        int probe)
        implements AdmissionPolicy {
    public VegasLimit {
        Bounds.check("max must be 1 or more", 1 <= max, max);
        Bounds.check("initial must be from 1 to max (" + max + ")", 1 <= initial && initial <= max, initial);
        Bounds.check("threshold must be 0 or more", 0 <= threshold, threshold);
        Bounds.check("alpha must be threshold (" + threshold + ") or more", threshold <= alpha, alpha);
        Bounds.check("beta must be alpha (" + alpha + ") or more", alpha <= beta, beta);
        Bounds.check("smoothing must be more than 0 and at most 1", 0 < smoothing && smoothing <= 1, smoothing);
        Bounds.check("probe must be 1 or more", 1 <= probe, probe);
    }

    @Override
    public Admission start(GuardedStage stage) {
        return new Limiter(new Rule(stage.draws("probe")), stage.tally());
    }

    @Override
    public boolean watchesStay() {
        return true;
    }

    /** The limit at work. */
    final class Rule implements Limiter.Rule {
        private final Draws draws;
        private double limit = initial;
        private long shortest;
        private long sinceProbe;
        private double jitter;

        Rule(Draws draws) {
            this.draws = draws;
            this.jitter = between(draws.of(0, 0).nextDouble());
        }

        @Override
        public int initial() {
            return initial;
        }

        @Override
        public int resume(Limiter.Rule former) {
            if (former instanceof Rule other) {
                limit = Math.min(max, other.limit);
                shortest = other.shortest;
                sinceProbe = other.sinceProbe;
                jitter = other.jitter;
            }
            return (int) limit;
        }

        @Override
        public int next(Copy copy, long stay, int inFlight, boolean dropped) {
            sinceProbe++;
            if (jitter * probe * limit <= sinceProbe) {
                jitter = between(draws.of(copy.message.identity, 0).nextDouble());
                sinceProbe = 0;
                shortest = stay;
            } else if (shortest == 0 || stay < shortest) {
                shortest = stay;
            } else {
                double wanted = Math.max(1, Math.min(max, wanted(stay, inFlight, dropped)));
                if (wanted != limit) { // where it is to stay, no rounding may move it
                    limit = (1 - smoothing) * limit + smoothing * wanted;
                }
            }
            return (int) limit;
        }

        private double wanted(long stay, int inFlight, boolean dropped) {
            int step = Limiter.log10((int) limit);
            if (dropped) {
                return limit - step;
            }
            if (2.0 * inFlight < limit) {
                return limit;
            }
            int queue = (int) Math.ceil(limit * (1 - (double) shortest / stay));
            if (queue <= threshold * step) {
                return limit + beta * step;
            } else if (queue < alpha * step) {
                return limit + step;
            }
            return queue > beta * step ? limit - step : limit;
        }

        private static double between(double uniform) {
            return 0.5 + 0.5 * uniform;
        }
    }
}
