package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.city.Timeline;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whether intervals hold what they promise: many independent experiments on queues whose true figures are known, and how often
 * the interval holds the truth.
 *
 * <p>By itself a small version runs, which still fails when an estimator is wrong. The whole one takes minutes:
 * {@code ./mvnw test -Dtest=CoverageTest -Dcoverage=whole}; it prints the table of docs/statistics.md.
 */
class CoverageTest {
    private static final boolean WHOLE = "whole".equals(System.getProperty("coverage"));
    private static final int EXPERIMENTS = WHOLE ? 500 : 60;
    private static final int REPLICATIONS = WHOLE ? 15 : 8;
    private static final int SECONDS = WHOLE ? 100 : 10;
    private static final int WARMUP = WHOLE ? 5 : 2;
    private static final int THREADS = 2;

    private static final String MEAN = "mean wait in M/M/1";
    private static final String TAIL = "p95 of the sojourn in M/M/1";
    private static final String LOSS = "loss of M/M/1/5";
    private static final String DIFFERENCE = "difference of mean sojourns, 6 ms less 5 ms";
    private static final String OF_TAILS = "difference of their p95";
    private static final String OF_LOSSES = "difference of losses, room 5 less room 10";
    private static final String STRANGE = "difference of mean sojourns, 5 ms with seeds of its own";
    private static final String NAIVE = "mean sojourn in M/M/1, messages taken as independent";

    /** Poisson arrivals of 100/s at one worker with exponential service; it forgets how it began within a second. */
    private static final String QUEUE = """
            seed: %1$d
            duration: %2$ds
            series: %2$ds
            warmup: %5$ds
            drain: true
            events: {e: {}}
            producers: {p: {emits: e, arrivals: poisson(100/s)}}
            services: {s: {subscribes: [e], workers: 1, service-time: exponential(%3$s)%4$s}}
            measures: {wait: s wait mean, mean: s sojourn mean, tail: s sojourn p95, lost: s loss}
            """;

    /** Sojourn in M/M/1 is exponential with mean 1 / (mu - lambda): at 6 ms 15 ms, at 5 ms 10 ms; the wait is rho of it. */
    private static final double SLOW = 15e6;

    private static final double QUICK = 10e6;

    /** The estimates of one experiment by what they are of. */
    private record Outcome(Map<String, Estimate> estimates) {}

    private static final Map<String, Double> TRUTH = new LinkedHashMap<>();
    private static final List<Outcome> OUTCOMES = new ArrayList<>();

    @BeforeAll
    static void experiment() {
        double ln20 = Math.log(20);
        TRUTH.put(MEAN, 0.6 * SLOW);
        TRUTH.put(TAIL, SLOW * ln20);
        TRUTH.put(LOSS, loss(5));
        TRUTH.put(DIFFERENCE, SLOW - QUICK);
        TRUTH.put(OF_TAILS, (SLOW - QUICK) * ln20);
        TRUTH.put(NAIVE, SLOW);
        if (WHOLE) {
            TRUTH.put(OF_LOSSES, loss(5) - loss(10));
            TRUTH.put(STRANGE, SLOW - QUICK);
        }
        Parallel.inOrder(EXPERIMENTS, THREADS, CoverageTest::outcome, (index, outcome) -> OUTCOMES.add(outcome));
        if (WHOLE) {
            System.out.println(table());
        }
    }

    /** M/M/1/K at rho = 0.8: (1 - rho) rho^K / (1 - rho^(K + 1)). */
    private static double loss(int room) {
        return 0.2 * Math.pow(0.8, room) / (1 - Math.pow(0.8, room + 1));
    }

    private static Variant variant(String name, long seed, String service, String lanes) {
        return new Variant(
                name, Timeline.scenario(QUEUE.formatted(seed, SECONDS + WARMUP, service, lanes, WARMUP)), name);
    }

    private static Outcome outcome(int index) {
        String room = ", lanes: {all: {capacity: %d}}";
        List<Variant> variants = new ArrayList<>(List.of(
                variant("slow", index, "6ms", ""),
                variant("quick", index, "5ms", ""),
                variant("narrow", index, "8ms", room.formatted(4))));
        if (WHOLE) {
            variants.add(variant("wide", index, "8ms", room.formatted(9)));
            variants.add(variant("strange", 1_000_000_000L + index, "5ms", ""));
        }
        Experiment experiment = new Experiment(variants, new StoppingRule.Fixed(REPLICATIONS), 1);
        experiment.run(
                (variant, replication) ->
                        RunResult.of(CityPlanner.plan(variant.scenario(), variant.strategy(), replication)
                                .finish()),
                (variant, replication, run) -> {});
        Map<String, Findings> found = experiment.findings();
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        estimates.put(MEAN, sample(found, "slow", "wait").estimate());
        estimates.put(TAIL, sample(found, "slow", "tail").estimate());
        estimates.put(LOSS, sample(found, "narrow", "lost").estimate());
        estimates.put(DIFFERENCE, difference(found, "mean", "slow", "quick"));
        estimates.put(OF_TAILS, difference(found, "tail", "slow", "quick"));
        estimates.put(NAIVE, asIfIndependent(found.get("slow")));
        if (WHOLE) {
            estimates.put(OF_LOSSES, difference(found, "lost", "narrow", "wide"));
            estimates.put(STRANGE, difference(found, "mean", "slow", "strange"));
        }
        return new Outcome(estimates);
    }

    private static Estimate difference(Map<String, Findings> found, String measure, String one, String other) {
        return sample(found, one, measure).minus(sample(found, other, measure)).estimate();
    }

    private static Sample sample(Map<String, Findings> found, String variant, String measure) {
        return found.get(variant).measures().get(measure).sample();
    }

    /** Wrong by design: neighbours wait alike, so a run has far fewer independent messages than messages. */
    private static Estimate asIfIndependent(Findings findings) {
        LatencyHistogram all = findings.summary().services().get("s").all().latency(Latency.SOJOURN);
        double half = 1.96 * all.deviation() / Math.sqrt(all.count());
        return new Estimate(all.mean(), all.mean() - half, all.mean() + half, 1, Estimate.Note.NONE);
    }

    /** How often the interval held the truth. */
    private static double coverage(String figure) {
        double truth = TRUTH.get(figure);
        return OUTCOMES.stream()
                        .map(outcome -> outcome.estimates().get(figure))
                        .filter(estimate -> estimate.low() <= truth && truth <= estimate.high())
                        .count()
                / (double) EXPERIMENTS;
    }

    private static double meanHalfWidth(String figure) {
        return OUTCOMES.stream()
                .mapToDouble(outcome -> outcome.estimates().get(figure).halfWidth())
                .average()
                .orElseThrow();
    }

    private static String table() {
        StringBuilder table = new StringBuilder("%d experiments of %d replications of about %d messages%n"
                .formatted(EXPERIMENTS, REPLICATIONS, 100 * SECONDS));
        TRUTH.forEach((name, truth) -> {
            boolean share = name.contains("loss");
            double mean = OUTCOMES.stream()
                    .mapToDouble(outcome -> outcome.estimates().get(name).estimate())
                    .average()
                    .orElseThrow();
            table.append("| %s | %s | %s | %s | %.1f %% |%n"
                    .formatted(
                            name,
                            figure(truth, share),
                            figure(mean, share),
                            figure(meanHalfWidth(name), share),
                            100 * coverage(name)));
        });
        return table.toString();
    }

    private static String figure(double value, boolean share) {
        return share
                ? String.format(Locale.ROOT, "%.3f %%", 100 * value)
                : String.format(Locale.ROOT, "%.3f ms", value / 1e6);
    }

    private static void isNominal(String figure) {
        // 500 experiments: 95 % and two standard deviations of the binomial, 0.97 %; 60: three of them, 2.8 %
        assertThat(coverage(figure)).as(figure).isBetween(WHOLE ? 0.93 : 0.865, WHOLE ? 0.97 : 1);
    }

    @Test
    void intervalsOfMeansHoldTheTruth() {
        isNominal(MEAN);
    }

    @Test
    void intervalsOfPercentilesHoldTheTruth() {
        isNominal(TAIL);
    }

    @Test
    void intervalsOfLossesHoldTheTruth() {
        isNominal(LOSS);
    }

    @Test
    void intervalsOfPairedDifferencesHoldTheTruth() {
        isNominal(DIFFERENCE);
        isNominal(OF_TAILS);
    }

    @Test
    @EnabledIfSystemProperty(named = "coverage", matches = "whole")
    void intervalsOfPairedDifferencesOfLossesHoldTheTruth() {
        isNominal(OF_LOSSES);
    }

    @Test
    @EnabledIfSystemProperty(named = "coverage", matches = "whole")
    void seedsOfTheirOwnAreNoLieButAWasteOfReplications() {
        isNominal(STRANGE);
        assertThat(meanHalfWidth(STRANGE)).isGreaterThan(1.5 * meanHalfWidth(DIFFERENCE));
    }

    /**
     * The variance of a mean of n sojourns is about n times larger than that of independent ones would allow: at rho = 0.6,
     * (2 + 5 rho - 4 rho^2 + rho^3) rho / (1 - rho)^4 of waits in units of a service (Daley, 1968) against a variance of 5.25,
     * so 17 times, 4 widths: the interval holds the truth about 37 times in 100 and not 95. (Of 60 experiments, with a sojourn's
     * own service beside the wait and a tenth of the messages; four standard deviations above 37 % are 62 %.)
     */
    @Test
    void messagesTakenAsIndependentGiveIntervalsThatLie() {
        assertThat(coverage(NAIVE)).isLessThan(0.62);
    }
}
