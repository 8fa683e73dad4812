package buzzville.consumer.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scaling policies as tables: what they read and what they decide. Sources: the Kubernetes documentation, "Horizontal Pod
 * Autoscaling" (algorithm details, configurable scaling behavior), and KEDA's, "Apache Kafka" and "ScaledObject".
 */
class ScalingTablesTest {
    private static final long SECOND = 1_000_000_000;

    private static TargetUtilization hpa(double target, int min, int max, double tolerance, long window) {
        return new TargetUtilization(
                target, min, max, 15 * SECOND, tolerance, 0, window, 1, 4, 15 * SECOND, 1, 0, 15 * SECOND, null, 0);
    }

    private static TargetUtilization paced(long upWindow, double downShare, int downWorkers, long downPeriod) {
        return new TargetUtilization(
                0.5,
                10,
                200,
                15 * SECOND,
                0.1,
                upWindow,
                0,
                1,
                4,
                15 * SECOND,
                downShare,
                downWorkers,
                downPeriod,
                null,
                0);
    }

    private static Lag lag(int threshold, int min, int max, Lag.Cap cap, long window) {
        return new Lag(threshold, 0, min, max, 30 * SECOND, 300 * SECOND, cap, 0.1, window, null, 0);
    }

    /** All of them ready, busy for this many thousandths of the time. */
    private static Reading busy(long seconds, int workers, int thousandths) {
        return busy(seconds, workers, workers, thousandths);
    }

    private static Reading busy(long seconds, int workers, int ready, int thousandths) {
        return new Reading(
                seconds * SECOND,
                workers,
                ready,
                0,
                0,
                BigInteger.valueOf((long) ready * thousandths),
                BigInteger.valueOf(ready * 1000L));
    }

    private static Reading lagging(long seconds, int workers, long lag) {
        return new Reading(seconds * SECOND, workers, workers, 0, lag, BigInteger.ZERO, BigInteger.ONE);
    }

    private static Reading waiting(long seconds, int workers, long waiting) {
        return new Reading(seconds * SECOND, workers, workers, waiting, 0, BigInteger.ZERO, BigInteger.ONE);
    }

    @ParameterizedTest
    @CsvSource({
        // the documentation: a metric of 200m with a desired 100m doubles the replicas, 50m halves them
        "400, 800, 6, 12, 12, scale up",
        "400, 800, 4, 8, 8, scale up",
        "400, 200, 6, 3, 3, scale down",
        "400, 200, 5, 3, 3, scale down",
        // the Kubernetes blog on tolerance: 50 replicas at 90 % with a target of 75 % become 60
        "750, 900, 50, 60, 60, scale up",
        // within a tenth of the target nothing changes, and a little beyond it does
        "500, 550, 40, 44, 40, within tolerance",
        "500, 551, 40, 45, 45, scale up",
        "500, 450, 40, 36, 40, within tolerance",
        "500, 449, 40, 36, 36, scale down",
        // ceil is exact: 7 workers at 100 % with 70 % make 10 and not 11
        "700, 1000, 7, 10, 10, scale up",
        "700, 0, 3, 0, 1, min",
        "100, 1000, 40, 400, 60, max"
    })
    void theHorizontalPodAutoscalerMultipliesByTheRatioAndRoundsUp(
            int target, int busy, int workers, int raw, int applied, String reason) {
        Decision decision = hpa(target / 1000.0, 1, 60, 0.1, 0).start(1).decide(busy(15, workers, busy));
        assertThat(decision.raw()).isEqualTo(raw);
        assertThat(decision.applied()).isEqualTo(applied);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.metric()).isEqualTo(busy / 1000.0);
        assertThat(decision.target()).isEqualTo(target / 1000.0);
    }

    @Test
    void fewerWorkersAreTheHighestRecommendationOfTheWindow() {
        Scaler scaler = hpa(0.5, 1, 20, 0.1, 60 * SECOND).start(1);
        // 10 at first, which counts for 60 s from the first evaluation; 8 asked for at 45, and 2 otherwise
        assertThat(run(scaler, 10, new int[][] {{15, 100}, {30, 100}, {45, 400}, {60, 100}, {74, 100}}))
                .containsExactly(
                        "2 -> 10 stabilization",
                        "2 -> 10 stabilization",
                        "8 -> 10 stabilization",
                        "2 -> 10 stabilization",
                        "2 -> 10 stabilization");
        // at 75 what was recommended at 15 no longer counts, so the 8 of 45 do, until 105; then the 2s, scaled with the
        // workers
        assertThat(decide(scaler, busy(75, 10, 100))).isEqualTo("2 -> 8 stabilization");
        assertThat(decide(scaler, busy(90, 8, 100))).isEqualTo("2 -> 8 stabilization");
        assertThat(decide(scaler, busy(105, 8, 100))).isEqualTo("2 -> 2 scale down");
        // more are asked for: at once
        assertThat(decide(scaler, busy(120, 2, 1000))).isEqualTo("4 -> 4 scale up");
    }

    @Test
    void moreWorkersAreTheLowestRecommendationOfTheirOwnWindow() {
        Scaler scaler = paced(30 * SECOND, 1, 0, 15 * SECOND).start(1);
        assertThat(decide(scaler, busy(15, 10, 800))).isEqualTo("16 -> 10 stabilization"); // the 10 that there are
        assertThat(decide(scaler, busy(30, 10, 900))).isEqualTo("18 -> 10 stabilization");
        assertThat(decide(scaler, busy(45, 10, 1000))).isEqualTo("20 -> 18 stabilization"); // 18 of 30, 20 of now
        assertThat(decide(scaler, busy(60, 18, 500))).isEqualTo("18 -> 18 within tolerance");
    }

    @Test
    void byDefaultTheyAtMostDoubleOrGrowByFourWithin15Seconds() {
        Scaler scaler = hpa(0.02, 1, 60, 0.1, 0).start(1);
        int workers = 1;
        List<String> steps = new ArrayList<>();
        for (int seconds = 15; seconds <= 90; seconds += 15) {
            Decision decision = scaler.decide(busy(seconds, workers, 1000));
            workers = decision.applied();
            steps.add(workers + " " + decision.reason());
        }
        assertThat(steps)
                .containsExactly(
                        "5 limited: 4 per 15s",
                        "10 limited: 100% per 15s",
                        "20 limited: 100% per 15s",
                        "40 limited: 100% per 15s",
                        "60 max",
                        "60 max");
    }

    @Test
    void changesWithinAPeriodCountTowardsItsLimit() {
        Scaler scaler = hpa(0.02, 1, 60, 0.1, 0).start(1);
        assertThat(scaler.decide(busy(5, 4, 1000)).applied()).isEqualTo(8); // 4 more, which is double
        assertThat(scaler.decide(busy(10, 8, 1000)).applied()).isEqualTo(8); // 4 at the beginning of the period
        assertThat(scaler.decide(busy(19, 8, 1000)).applied()).isEqualTo(8);
        assertThat(scaler.decide(busy(20, 8, 1000)).applied())
                .isEqualTo(16); // 15 s after the change it no longer counts
    }

    @Test
    void theExampleOfTheDocumentationShrinksByATenthAndThenByFour() {
        // policies Pods 4 and Percent 10, both per 60 s: from 80 by 8; 10 % of 72 are 7.2, rounded up to 8; below 40 by
        // 4
        Scaler scaler = paced(0, 0.1, 4, 60 * SECOND).start(1);
        int workers = 80;
        List<Integer> steps = new ArrayList<>();
        for (int minute = 1; minute <= 15; minute++) {
            workers = scaler.decide(busy(60L * minute, workers, 1)).applied();
            steps.add(workers);
        }
        assertThat(steps).containsExactly(72, 64, 57, 51, 45, 40, 36, 32, 28, 24, 20, 16, 12, 10, 10);
    }

    @Test
    void workersThatAreNotReadyCountAsIdleWhenMoreAreAskedFor() {
        Scaler scaler = hpa(0.5, 1, 20, 0.1, 0).start(1);
        // 4 ready at 100 %: ratio 2, 8 workers; with 4 more idle ones it is 1: no change
        assertThat(decide(scaler, busy(15, 8, 4, 1000))).isEqualTo("8 -> 8 others are not ready yet");
        // with 1 more idle one it is 4/5/0.5 = 1.6: 8 workers
        assertThat(decide(scaler, busy(30, 5, 4, 1000))).isEqualTo("8 -> 8 scale up");
        // below the target they are left out: ceil(4 * 0.25 / 0.5)
        assertThat(decide(scaler, busy(45, 8, 4, 250))).isEqualTo("2 -> 2 scale down");
        assertThat(decide(scaler, busy(60, 8, 0, 0))).isEqualTo("8 -> 8 nobody is ready");
    }

    @ParameterizedTest
    @CsvSource({
        "45, 2, 5, 5, scale up", // ceil(45 / 10)
        "50, 2, 5, 5, scale up",
        "51, 2, 6, 6, scale up",
        "21, 2, 3, 2, within tolerance", // 21 / 20 = 1.05
        "23, 2, 3, 3, scale up",
        "9, 3, 1, 1, scale down",
        "0, 3, 0, 1, min",
        "170, 10, 16, 16, capped at partitions", // 16 partitions
        "1000, 16, 16, 16, capped at partitions",
        "1000, 2, 16, 6, limited: 4 per 15s" // double would be 4
    })
    void kedaHasAWorkerForEveryThresholdOfLag(int lag, int workers, int raw, int applied, String reason) {
        assertThat(decide(lag(10, 1, 100, Lag.Cap.PARTITIONS, 0).start(16), lagging(30, workers, lag)))
                .isEqualTo(raw + " -> " + applied + " " + reason);
    }

    @Test
    void withoutACapOnlyTheMaximumBounds() {
        assertThat(decide(lag(10, 1, 12, Lag.Cap.NONE, 0).start(1), lagging(30, 10, 1000)))
                .isEqualTo("100 -> 12 max");
    }

    @Test
    void aServiceSleepsWhenTheCooldownIsOverAndWakesWithTheNextLag() {
        Scaler scaler = lag(10, 0, 100, Lag.Cap.NONE, 0).start(1);
        assertThat(decide(scaler, lagging(30, 1, 5))).isEqualTo("1 -> 1 as it should be");
        assertThat(decide(scaler, lagging(60, 1, 0))).isEqualTo("0 -> 1 min");
        assertThat(decide(scaler, lagging(330, 1, 0))).isEqualTo("0 -> 1 min"); // 300 s since 30 s are not over
        assertThat(decide(scaler, lagging(360, 1, 0))).isEqualTo("0 -> 0 cooldown is over");
        assertThat(decide(scaler, lagging(390, 0, 0))).isEqualTo("0 -> 0 asleep");
        assertThat(decide(scaler, lagging(420, 0, 70))).isEqualTo("7 -> 1 activated");
        assertThat(decide(scaler, lagging(450, 1, 70))).isEqualTo("7 -> 5 limited: 4 per 15s");
    }

    @Test
    void aThresholdStepsUpAndDownAndRestsInBetween() {
        Scaler scaler = new Threshold(50, 5, 2, 1, 6, 60 * SECOND, 120 * SECOND, null, 0).start(1);
        assertThat(decide(scaler, waiting(60, 1, 49))).isEqualTo("1 -> 1 between down and up");
        assertThat(decide(scaler, waiting(120, 1, 50))).isEqualTo("3 -> 3 scale up");
        assertThat(decide(scaler, waiting(180, 3, 500))).isEqualTo("5 -> 3 cooldown");
        assertThat(decide(scaler, waiting(240, 3, 500))).isEqualTo("5 -> 5 scale up"); // 120 s later
        assertThat(decide(scaler, waiting(360, 5, 500))).isEqualTo("7 -> 6 max");
        assertThat(decide(scaler, waiting(420, 6, 500))).isEqualTo("8 -> 6 max"); // no change, so no cooldown
        assertThat(decide(scaler, waiting(480, 6, 5))).isEqualTo("4 -> 4 scale down");
        assertThat(decide(scaler, waiting(600, 4, 6))).isEqualTo("4 -> 4 between down and up");
        assertThat(decide(scaler, waiting(660, 4, 0))).isEqualTo("2 -> 2 scale down");
        assertThat(decide(scaler, waiting(780, 2, 0))).isEqualTo("0 -> 1 min");
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> hpa(0, 1, 2, 0.1, 0)).hasMessage("target must be above 0% and at most 100%");
        assertThatThrownBy(() -> hpa(Double.NaN, 1, 2, 0.1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hpa(0.5, 3, 2, 0.1, 0))
                .hasMessage("min must be at most max, but min is 3 and max is 2");
        assertThatThrownBy(() -> hpa(0.5, 1, 2, Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lag(0, 1, 2, Lag.Cap.NONE, 0)).hasMessage("threshold must be at least 1, but is 0");
        assertThatThrownBy(() -> new Threshold(5, 5, 1, 1, 2, SECOND, 0, null, 0))
                .hasMessage("down must be from 0 to below up, but down is 5 and up is 5");
        assertThatThrownBy(() -> new Threshold(5, 1, 1, 1, 2, 0, 0, null, 0))
                .hasMessage("every must be longer than 0s and at most 365d");
        assertThatThrownBy(() -> new Threshold(5, 1, 1, 1, 2, SECOND, 0, null, -1))
                .hasMessage("rebalance must be from 0s to 365d");
    }

    private static List<String> run(Scaler scaler, int workers, int[][] readings) {
        List<String> decisions = new ArrayList<>();
        for (int[] reading : readings) {
            decisions.add(decide(scaler, busy(reading[0], workers, reading[1])));
        }
        return decisions;
    }

    private static String decide(Scaler scaler, Reading reading) {
        Decision decision = scaler.decide(reading);
        return decision.raw() + " -> " + decision.applied() + " " + decision.reason();
    }
}
