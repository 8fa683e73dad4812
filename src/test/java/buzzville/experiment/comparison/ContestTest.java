package buzzville.experiment.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.experiment.Estimate;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import buzzville.experiment.comparison.Difference.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Pencil and paper; Student's and Bonferroni's factors for two degrees of freedom from the printed tables. */
class ContestTest {
    /** For one interval, two, three and six that hold together with 95 %. */
    private static final double T_1 = 4.30265;

    private static final double T_2 = 6.20535;
    private static final double T_3 = 7.64886;
    private static final double T_6 = 10.88595;

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    static final Yardstick LATE = yardstick("late", true);
    static final Yardstick IN_TIME = yardstick("in-time", false);

    static Yardstick yardstick(String name, boolean wantsLittle) {
        return new Yardstick(name, name, Yardstick.Kind.OBJECTIVE, Yardstick.Unit.COUNT, wantsLittle);
    }

    private static Map<String, Sample> samples(double[]... values) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            samples.put(String.valueOf((char) ('a' + i)), Sample.mean(values[i]));
        }
        return samples;
    }

    private static double[] of(double... values) {
        return values;
    }

    @Test
    void twoStrategiesHaveOneDifferenceWithTheUsualConfidence() {
        // differences b - a: 4, 5, 9: mean 6, variance (4 + 1 + 9) / 2 = 7, half width t * sqrt(7 / 3)
        Contest contest = Contest.of(LATE, samples(of(1, 2, 3), of(5, 7, 12)), "a", true);

        assertThat(contest.againstBaseline()).isEqualTo(contest.pairs()).hasSize(1);
        Difference difference = contest.pairs().get(0);
        assertThat(difference.strategy()).isEqualTo("b");
        assertThat(difference.than()).isEqualTo("a");
        assertThat(difference.confidence()).isEqualTo(0.95);
        assertThat(difference.estimate().estimate()).isEqualTo(6);
        assertThat(difference.estimate().halfWidth()).isCloseTo(T_1 * Math.sqrt(7.0 / 3), within(1e-4));
        // 6 is less than 6.57
        assertThat(difference.outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void theDifferencesFromTheBaselineHoldTogetherAndSoDoThoseOfEveryPair() {
        Contest contest = Contest.of(LATE, samples(of(1, 2, 3), of(5, 7, 12), of(2, 2, 2)), "b", true);

        assertThat(contest.againstBaseline())
                .extracting(Difference::strategy, Difference::than)
                .containsExactly(tuple("a", "b"), tuple("c", "b"));
        assertThat(contest.pairs())
                .extracting(Difference::strategy, Difference::than)
                .containsExactly(tuple("b", "a"), tuple("c", "a"), tuple("c", "b"));
        // two from the baseline: 1 - 0.05 / 2 each; three pairs: 1 - 0.05 / 3 each
        assertThat(contest.againstBaseline().get(0).confidence()).isCloseTo(0.975, within(1e-12));
        assertThat(contest.againstBaseline().get(0).estimate().halfWidth())
                .isCloseTo(T_2 * Math.sqrt(7.0 / 3), within(1e-4));
        assertThat(contest.pairs().get(0).confidence()).isCloseTo(1 - 0.05 / 3, within(1e-12));
        assertThat(contest.pairs().get(0).estimate().halfWidth()).isCloseTo(T_3 * Math.sqrt(7.0 / 3), within(1e-4));
        // c - a: 1, 0, -1: mean 0, variance 1
        assertThat(contest.pairs().get(1).estimate().halfWidth()).isCloseTo(T_3 * Math.sqrt(1.0 / 3), within(1e-4));
        // and each figure alone has the usual interval: a has variance 1
        Estimate alone = contest.estimates().get("a");
        assertThat(alone).isNotNull();
        assertThat(alone.halfWidth()).isCloseTo(T_1 * Math.sqrt(1.0 / 3), within(1e-4));
    }

    @Test
    void fourStrategiesMakeSixPairs() {
        Contest contest = Contest.of(LATE, samples(of(1, 2, 3), of(2, 2, 2), of(3, 3, 3), of(4, 4, 4)), "a", true);

        assertThat(contest.pairs()).hasSize(6);
        assertThat(contest.pairs().get(0).estimate().halfWidth()).isCloseTo(T_6 * Math.sqrt(1.0 / 3), within(1e-4));
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    private static Outcome outcome(Yardstick yardstick, double[] than, double[] strategy) {
        return Contest.of(yardstick, samples(than, strategy), "a", true)
                .pairs()
                .get(0)
                .outcome();
    }

    @Test
    void whatTheIntervalSaysDependsOnWhatIsWanted() {
        // differences 4, 5, 6: 5 +- 4.30265 * sqrt(1 / 3) = 5 +- 2.48
        assertThat(outcome(LATE, of(1, 2, 3), of(5, 7, 9))).isEqualTo(Outcome.WORSE);
        assertThat(outcome(LATE, of(5, 7, 9), of(1, 2, 3))).isEqualTo(Outcome.BETTER);
        assertThat(outcome(IN_TIME, of(1, 2, 3), of(5, 7, 9))).isEqualTo(Outcome.BETTER);
        assertThat(outcome(IN_TIME, of(5, 7, 9), of(1, 2, 3))).isEqualTo(Outcome.WORSE);
        // 2 +- 2.48
        assertThat(outcome(LATE, of(1, 2, 3), of(2, 4, 6))).isEqualTo(Outcome.OPEN);
    }

    @Test
    void strategiesAreTheSameIfEveryReplicationIs() {
        assertThat(outcome(LATE, of(1, 2, 3), of(1, 2, 3))).isEqualTo(Outcome.SAME);
        // the mean of the differences is zero, they are not
        assertThat(outcome(LATE, of(1, 2, 3), of(3, 2, 1))).isEqualTo(Outcome.OPEN);
    }

    @Test
    void oneReplicationLeavesEverythingOpen() {
        assertThat(outcome(LATE, of(1), of(100))).isEqualTo(Outcome.OPEN);
        assertThat(outcome(LATE, of(1), of(1))).isEqualTo(Outcome.OPEN);
        assertThat(outcome(LATE, of(1), of(INFINITE))).isEqualTo(Outcome.OPEN);
    }

    @Test
    void whatNeverArrivesIsWorseThanWhateverDoes() {
        assertThat(outcome(LATE, of(1, 2, 3), of(INFINITE, INFINITE, INFINITE))).isEqualTo(Outcome.WORSE);
        assertThat(outcome(LATE, of(INFINITE, INFINITE, INFINITE), of(1, 2, 3))).isEqualTo(Outcome.BETTER);
        assertThat(outcome(LATE, of(INFINITE, INFINITE, INFINITE), of(INFINITE, INFINITE, INFINITE)))
                .isEqualTo(Outcome.SAME);
        assertThat(outcome(LATE, of(1, 2, 3), of(1, 2, INFINITE))).isEqualTo(Outcome.OPEN);
    }

    @Test
    void nothingIsSaidWithoutData() {
        double nan = Double.NaN;
        assertThat(outcome(LATE, of(1, 2, 3), of(nan, nan, nan))).isEqualTo(Outcome.NO_DATA);
        assertThat(outcome(LATE, of(nan, nan, nan), of(nan, nan, nan))).isEqualTo(Outcome.NO_DATA);
        // one replication that both have is no interval
        assertThat(outcome(LATE, of(1, 2, nan), of(nan, 5, 6))).isEqualTo(Outcome.OPEN);
        Map<String, Sample> samples = new LinkedHashMap<>();
        samples.put("a", Sample.percentile(0.99, 5, 1000, of(5, 5, 5)));
        samples.put("b", Sample.percentile(0.99, 9, 999, of(9, 9, 9)));
        Contest contest = Contest.of(LATE, samples, "a", true);
        assertThat(contest.pairs().get(0).outcome()).isEqualTo(Outcome.NO_DATA);
        assertThat(contest.pairs().get(0).estimate().note()).isEqualTo(Estimate.Note.NOT_ENOUGH_DATA);
        assertThat(contest.best()).containsExactly("a");
    }

    @Test
    void thePooledFiguresDifferByWhatTheyDiffer() {
        // pooled 10 and 13, replications differ by 2, 3, 4: deviations from 3 are -1, 0, 1
        Map<String, Sample> samples = new LinkedHashMap<>();
        samples.put("a", Sample.ratio(10, of(9, 10, 12)));
        samples.put("b", Sample.ratio(13, of(11, 13, 16)));
        Estimate difference =
                Contest.of(LATE, samples, "a", true).pairs().get(0).estimate();

        assertThat(difference.estimate()).isEqualTo(3);
        assertThat(difference.halfWidth()).isCloseTo(T_1 * Math.sqrt(1.0 / 3), within(1e-4));
    }

    @Test
    void extremesDifferByTheMeanOfTheirDifferences() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        samples.put("a", Sample.extreme(3, of(1, 2, 3)));
        samples.put("b", Sample.extreme(9, of(5, 7, 9)));
        Contest contest = Contest.of(LATE, samples, "a", true);

        assertThat(contest.pairs().get(0).estimate().estimate()).isEqualTo(5);
        assertThat(contest.pairs().get(0).outcome()).isEqualTo(Outcome.WORSE);
        assertThat(contest.estimates().get("b"))
                .isNotNull()
                .extracting(Estimate::low)
                .isEqualTo(Double.NaN);
    }

    @Test
    void independentCitiesAreComparedByWelchsInterval() {
        // both variances 1, so 2 (n - 1) = 4 degrees of freedom: 3 +- 2.77645 * sqrt(1 / 3 + 1 / 3)
        Estimate alike = Sample.mean(of(4, 5, 6)).apart(Sample.mean(of(1, 3, 2)), 0.95);
        assertThat(alike.estimate()).isEqualTo(3);
        assertThat(alike.halfWidth()).isCloseTo(2.77645 * Math.sqrt(2.0 / 3), within(1e-5));
        // one of them never varies, so the degrees of freedom are the other's, 2
        Estimate one = Sample.mean(of(5, 5, 5)).apart(Sample.mean(of(1, 3, 2)), 0.95);
        assertThat(one.halfWidth()).isCloseTo(T_1 * Math.sqrt(1.0 / 3), within(1e-5));
        // pairing would have found 3 +- 2.48 of the differences 3, 2, 4
        Map<String, Sample> samples = samples(of(1, 3, 2), of(4, 5, 6));
        assertThat(Contest.of(LATE, samples, "a", false).pairs().get(0).estimate())
                .isEqualTo(alike);
    }

    @Test
    void independentCitiesNeedNotHaveAsManyReplicationsWithData() {
        Estimate estimate = Sample.mean(of(4, 5, 6)).apart(Sample.mean(of(1, Double.NaN, 3)), 0.95);

        // variances 1 over 3 and 2 over 2: (4/3)^2 / ((1/3)^2 / 2 + 1 / 1) = (16/9) / (19/18) = 32/19 degrees of
        // freedom
        assertThat(estimate.estimate()).isEqualTo(3);
        assertThat(estimate.n()).isEqualTo(2);
        // more than the factor for two degrees of freedom and less than that for one, 12.7062
        assertThat(estimate.halfWidth()).isBetween(T_1 * Math.sqrt(4.0 / 3), 12.7062 * Math.sqrt(4.0 / 3));
    }

    @Test
    void theBestAreThoseThatNobodyIsReallyBetterThan() {
        // three pairs, so 7.64886 * sqrt(1 / 3) = 4.42 either way
        Contest contest = Contest.of(LATE, samples(of(11, 12, 13), of(5, 5, 5), of(8, 8, 8)), "a", true);

        assertThat(contest.best()).containsExactly("b");
        assertThat(contest.isBetter("c", "a")).isFalse();
        assertThat(contest.isBetter("b", "a")).isTrue();
        assertThat(contest.isBetter("b", "c")).isTrue();
        assertThat(contest.isBetter("c", "b")).isFalse();
    }
}
