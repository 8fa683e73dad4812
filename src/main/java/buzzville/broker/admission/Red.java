package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.metric.Readings;
import buzzville.random.Draws;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import buzzville.unit.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * Random early detection (Floyd and Jacobson 1993): sheds newcomers by chance, the more the longer the queue is on average,
 * before it is full.
 *
 * <p>At each arrival the average becomes (1 - w) avg + w q, with q the number waiting; after an idle time m * s, with s the
 * service time, (1 - w)^m avg. Below the lower threshold nobody is shed, from the upper one on everybody. In between
 * p_b = max_p (avg - min) / (max - min) and, with count the messages let pass since the last one shed in that region,
 * p_a = p_b / (1 - count p_b), which makes the distance between two shed ones uniform over 1 to 1/p_b (at constant p_b). Gentle (Floyd 2000): from the upper threshold on p_b rises
 * from max_p to 1 at twice that threshold.
 *
 * @param minThreshold average number waiting from which on messages are shed by chance, at least 0
 * @param maxThreshold average number waiting from which on all are shed, above the lower one
 * @param serviceTime in which the stage works off one message, above 0: a worker's time divided by the workers
 * @param maxProbability of being shed at the upper threshold, above 0 and at most 1
 * @param weight of the newest queue length in the average, above 0 and at most 1
 * @param gentle whether the probability goes on rising beyond the upper threshold instead of jumping to 1
 */
@Doc("Sheds by chance, more the longer the queue is on average (RED).")
@Manual(
        rule =
                "At each arrival avg = (1 - weight) avg + weight * waiting; after m service times of idleness avg = (1 - weight)^m"
                        + " avg. avg < min: nobody is shed. min <= avg < max: p_b = max_p (avg - min) / (max - min), shed with probability"
                        + " p_b / (1 - count p_b), count = messages let pass since the last one shed. avg >= max: all are shed; with `gentle` p_b"
                        + " rises from max_p to 1 at 2 max.",
        source =
                "Floyd and Jacobson 1993, `Random Early Detection Gateways for Congestion Avoidance`; Floyd 2000 for gentle;"
                        + " RFC 2309.",
        use =
                "Where senders slow down when they miss an answer: a few early losses keep the queue short and hit the senders who"
                        + " send most, instead of a whole burst at once.",
        hurts =
                "City sensors do not slow down: then RED only drops earlier than a full lane would, and alarms like statistics."
                        + " With weight 0.002 the average needs some 500 arrivals to follow the queue, so a short crisis is over before it"
                        + " acts. CoDel needs no thresholds.",
        names =
                "WRED (Cisco) is one RED for each priority. `ECN` marks instead of shedding. Not `random drop`, which picks any"
                        + " waiting message when the queue is full.",
        example = "red(min-threshold=10, max-threshold=60, service-time=10ms, weight=0.02)")
public record Red(
        @Doc("Average number waiting from which on some are shed.") @Count
        double minThreshold,

        @Doc("Average number waiting from which on all are shed.") @Count
        double maxThreshold,

        @Doc("Time in which the stage works off one message: service time / workers.") @DurationNanos
        long serviceTime,

        @Doc("Probability of being shed at the upper threshold.") @Default("10%") @Ratio
        double maxProbability,

        @Doc("Weight of the newest queue length in the average.") @Default("0.002") @Count
        double weight,

        @Doc("Whether beyond the upper threshold the probability rises instead of jumping to 1.") @Default("false")
        boolean gentle)
        implements AdmissionPolicy {
    public Red {
        if (!(0 <= minThreshold && minThreshold < maxThreshold)) {
            throw new IllegalArgumentException("min-threshold must be from 0 to below max-threshold");
        }
        if (!(maxThreshold <= 1e9)) {
            throw new IllegalArgumentException("max-threshold must be at most 1000000000");
        }
        if (!(serviceTime > 0)) {
            throw new IllegalArgumentException("service-time must be longer than 0s");
        }
        if (!(0 < maxProbability && maxProbability <= 1)) {
            throw new IllegalArgumentException("max-probability must be above 0% and at most 100%");
        }
        if (!(0 < weight && weight <= 1)) {
            throw new IllegalArgumentException("weight must be above 0 and at most 1");
        }
    }

    @Override
    public boolean tells() {
        return false;
    }

    @Override
    public boolean watchesQueue() {
        return true;
    }

    @Override
    public Admission start(GuardedStage stage) {
        return new Detector(stage);
    }

    /** Probability of shedding, before it is spaced out. */
    double probability(double average) {
        if (average < minThreshold) {
            return 0;
        } else if (average < maxThreshold) {
            return maxProbability * (average - minThreshold) / (maxThreshold - minThreshold);
        }
        return gentle && average < 2 * maxThreshold
                ? maxProbability + (1 - maxProbability) * (average - maxThreshold) / maxThreshold
                : 1;
    }

    private final class Detector implements Admission {
        private final GuardedStage stage;
        private final Draws draws;
        private double average;
        private int passed;
        private long emptySince;

        Detector(GuardedStage stage) {
            this.stage = stage;
            this.draws = stage.draws("shed");
        }

        @Override
        public void begin(@Nullable Admission former, long now) {
            emptySince = now;
            if (former instanceof Detector other) {
                average = other.average;
                passed = other.passed;
                emptySince = other.emptySince;
            }
        }

        @Override
        public long admit(Copy copy, long now) {
            int waiting = stage.waiting();
            if (waiting > 0) {
                average += weight * (waiting - average);
            } else {
                average *= StrictMath.pow(1 - weight, (double) (now - emptySince) / serviceTime);
                emptySince = now;
            }
            double p = probability(average);
            if (p == 0) {
                passed = 0;
                return now;
            }
            double rest = 1 - passed * p;
            if (rest <= p || draws.of(copy.message.identity, 0).nextDouble() < p / rest) {
                passed = 0;
                return SHED;
            }
            passed++;
            return now;
        }

        @Override
        public boolean serve(Copy copy, long now) {
            noteEmpty(now);
            return true;
        }

        @Override
        public void left(Copy copy, boolean served, long now) {
            if (!served && copy.dispatchedAt < copy.queuedAt) {
                noteEmpty(now); // it was lost out of the queue
            }
        }

        @Override
        public void showAtDoor(Copy copy, long now, Readings to) {
            to.number("average", average).number("min-threshold", minThreshold).number("max-threshold", maxThreshold);
            to.share("probability", probability(average)).number("waiting", stage.waiting());
        }

        private void noteEmpty(long now) {
            if (stage.waiting() == 0) {
                emptySince = now;
            }
        }
    }
}
