package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.CityPlanner;
import buzzville.city.Timeline;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;

/** How much the variance of a difference shrinks when both sides meet the same city, where theory knows it. */
class CommonRandomNumbersTest {
    private static final int REPLICATIONS = 200;
    private static final int SECONDS = 5;
    private static final double RATE = 100;

    /**
     * The variance of the ratio of two estimated variances: each has 199 degrees of freedom, so its logarithm a standard deviation of
     * sqrt(2 / 199) = 0.10; that of the ratio is 0.14, and four of them are a factor of 1.76.
     */
    private static final double TOLERANCE = 1.76;

    private static Variant variant(String name, long seed, String service) {
        String city = """
                seed: %d
                duration: %ds
                series: %2$ds
                drain: true
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(100/s)}}
                services: {s: {subscribes: [e], %s}}
                measures: {mean: s sojourn mean}
                """.formatted(seed, SECONDS, service);
        return new Variant(name, Timeline.scenario(city), name);
    }

    /** One strategy, another on the same days, and the other on days of its own. */
    private static Map<String, Findings> experiment(String service, String other) {
        Experiment experiment = new Experiment(
                List.of(variant("one", 1, service), variant("other", 1, other), variant("strange", 2, other)),
                new StoppingRule.Fixed(REPLICATIONS),
                2);
        experiment.run(
                (variant, replication) ->
                        RunResult.of(CityPlanner.plan(variant.scenario(), variant.strategy(), replication)
                                .finish()),
                (variant, replication, run) -> {});
        return experiment.findings();
    }

    private static Sample mean(Map<String, Findings> found, String variant) {
        return found.get(variant).measures().get("mean").sample();
    }

    /** Squared width of the interval with seeds of its own over that of the paired one: the ratio of the variances. */
    private static double gain(Map<String, Findings> found) {
        double paired =
                mean(found, "one").minus(mean(found, "other")).estimate().halfWidth();
        double strange =
                mean(found, "one").minus(mean(found, "strange")).estimate().halfWidth();
        return strange * strange / (paired * paired);
    }

    /**
     * With unlimited workers a sojourn is the service alone. Services of mean 10 ms and 8 ms drawn by the same chance are E and 0.8 E, so
     * the variances of their differences are as (10 - 8)^2 paired and 10^2 + 8^2 apart: 41 times.
     */
    @Test
    void ofServicesAloneTheGainIsThatOfPencilAndPaper() {
        Map<String, Findings> found = experiment(
                "workers: unlimited, service-time: exponential(10ms)",
                "workers: unlimited, service-time: exponential(8ms)");

        for (int k = 0; k < REPLICATIONS; k++) {
            double same = mean(found, "one").value(k);
            assertThat(mean(found, "other").value(k)).isCloseTo(0.8 * same, within(1e-6 * same));
        }
        assertThat(gain(found)).isBetween(41 / TOLERANCE, 41 * TOLERANCE);
    }

    /**
     * Two M/D/1 queues, services of 8 ms and 7 ms, by Lindley's recursion on arrivals of our own: W' = max(0, W + s - A). The gain is
     * (V1 + V2) / (V1 + V2 - 2 C).
     */
    @Test
    void ofQueuesItIsThatOfLindleysRecursion() {
        int runs = 20_000;
        double[] slow = new double[runs];
        double[] quick = new double[runs];
        SplittableRandom random = new SplittableRandom(2026);
        for (int run = 0; run < runs; run++) {
            double one = 0;
            double other = 0;
            int n = 0;
            double gap = -Math.log(1 - random.nextDouble()) / RATE;
            for (double at = gap; at < SECONDS; n++) {
                slow[run] += one;
                quick[run] += other;
                gap = -Math.log(1 - random.nextDouble()) / RATE;
                at += gap;
                one = Math.max(0, one + 0.008 - gap);
                other = Math.max(0, other + 0.007 - gap);
            }
            slow[run] /= n;
            quick[run] /= n;
        }
        double apart = new Covariance().covariance(slow, slow) + new Covariance().covariance(quick, quick);
        double expected = apart / (apart - 2 * new Covariance().covariance(slow, quick));
        assertThat(expected).isGreaterThan(2);

        Map<String, Findings> found = experiment("workers: 1, service-time: 8ms", "workers: 1, service-time: 7ms");

        assertThat(gain(found)).isBetween(expected / (1.4 * TOLERANCE), expected * 1.4 * TOLERANCE);
    }
}
