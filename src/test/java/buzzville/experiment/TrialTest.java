package buzzville.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import buzzville.city.Evidence;
import buzzville.city.Judgement.Verdict;
import buzzville.city.Reason;
import buzzville.scenario.Objective;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small replications, judged by hand. */
class TrialTest {
    private static final double MS = 1e6;

    private static Evidence evidence(Objective objective, double actual, long basis, @Nullable Reason reason) {
        boolean holds = reason == null && objective.comparison().holds(actual, objective.value());
        return new Evidence(actual, holds, basis, reason);
    }

    /** @param basis messages of all replications together */
    private static Promise judge(String text, double pooled, long basis, double... actuals) {
        Objective objective = Objective.parse(text);
        List<Evidence> runs = Arrays.stream(actuals)
                .mapToObj(actual -> evidence(objective, actual, basis / actuals.length, null))
                .toList();
        Promise promise = new Trial(objective, "", evidence(objective, pooled, basis, null), runs).judge();
        assertThat(promise).isNotNull();
        return promise;
    }

    @Test
    void aPromiseIsMetWhenTheWholeIntervalKeepsIt() {
        // 10 +- 2.776 * sqrt(2.5 / 5) = [8.04, 11.96] per cent
        double[] losses = {0.08, 0.09, 0.10, 0.11, 0.12};
        assertThat(judge("loss < 12%", 0.10, 5000, losses).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge("loss < 11.9%", 0.10, 5000, losses).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge("loss < 11.9%", 0.10, 5000, losses).remark()).isEqualTo(new Remark.Open(1, 5, 1));
        assertThat(judge("loss < 8.1%", 0.10, 5000, losses).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge("loss < 8%", 0.10, 5000, losses).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge("loss < 8%", 0.10, 5000, losses).remark()).isEqualTo(new Remark.Broken(5, 5));
    }

    @Test
    void theFigureIsThatOfThePooledMessagesAndTheIntervalStandsAroundIt() {
        // 1 of 10 and 30 of 90 are 31 of 100, and not the mean of 10 and 33.3 per cent
        Promise promise = judge("loss < 90%", 0.31, 100, 0.1, 1 / 3.0);

        assertThat(promise.actual().estimate()).isEqualTo(0.31);
        // deviations 0.21 and 0.02333: 12.7062 * sqrt((0.0441 + 0.000544) / 2)
        assertThat(promise.actual().high() - 0.31).isCloseTo(12.7062 * Math.sqrt(0.0446444 / 2), within(1e-4));
    }

    @Test
    void anExactPromiseIsMetIfEveryRunMetItAndSaysHowSureThatIs() {
        Promise kept = judge("critical loss = 0", 0, 1000, 0, 0, 0, 0);

        assertThat(kept.verdict()).isEqualTo(Verdict.PASS);
        assertThat(kept.actual().low()).isZero();
        // 1 - 0.05^(1/1000), about 3 in a thousand
        assertThat(kept.actual().high()).isCloseTo(0.0029912, within(1e-7));
        Promise broken = judge("critical loss = 0", 0.00025, 4000, 0, 0, 0.001, 0);
        assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(broken.remark()).isEqualTo(new Remark.Broken(1, 4));
    }

    @Test
    void everythingOnTimeIsAnExactPromiseToo() {
        assertThat(judge("on-time(1s) >= 100%", 1, 50, 1, 1).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge("on-time(1s) >= 100%", 0.98, 50, 1, 0.96).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge("expired <= 0%", 0, 50, 0, 0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void nothingLostAmongFewMessagesProvesLittle() {
        // 0 of 299 is compatible with 1 in 100: 1 - 0.05^(1/299) = 0.00997; 0 of 298 is not: 0.01000
        assertThat(judge("loss < 1%", 0, 299, 0, 0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge("loss < 1%", 0, 298, 0, 0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge("on-time(1s) >= 99%", 1, 299, 1, 1).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge("on-time(1s) >= 99%", 1, 298, 1, 1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge("on-time(1s) >= 99%", 1, 298, 1, 1).remark()).isEqualTo(new Remark.Open(0, 2, 1));
    }

    @Test
    void aPercentileNeedsEnoughMessages() {
        assertThat(judge("p99 < 10ms", 5 * MS, 1000, 5 * MS, 5 * MS).verdict()).isEqualTo(Verdict.PASS);
        Promise few = judge("p99 < 10ms", 5 * MS, 999, 5 * MS, 5 * MS);
        assertThat(few.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(few.remark()).isEqualTo(new Remark.TooFew(999, 1000));
        assertThat(few.actual().estimate()).isNaN();
    }

    @Test
    void aMeanIsTheMeanOfTheRunsAndACountThatOfARun() {
        Promise mean = judge("mean < 1s", Double.NaN, 0, 2 * MS, 4 * MS);
        assertThat(mean.actual().estimate()).isEqualTo(3 * MS);
        // the sum over both is 50
        assertThat(judge("delivered > 24", 50, 0, 25, 25).actual().estimate()).isEqualTo(25);
    }

    @Test
    void aPromiseAboutAMaximumIsAboutEveryRun() {
        Promise kept = judge("queue max < 100", 99, 0, 10, 99, 10);
        assertThat(kept.verdict()).isEqualTo(Verdict.PASS);
        assertThat(kept.actual().estimate()).isEqualTo(99);
        // 1 - 0.05^(1/3)
        assertThat(kept.remark())
                .isInstanceOfSatisfying(
                        Remark.Bound.class, bound -> assertThat(bound.share()).isCloseTo(0.6316, within(1e-4)));
        assertThat(judge("queue max < 100", 100, 0, 10, 100, 10).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aPercentileThatLostMessagesPushOverIsNeverMet() {
        Objective objective = Objective.parse("p99 < 10ms");
        Reason missing = new Reason.Missing(20, 0, 1000);
        Evidence good = evidence(objective, 5 * MS, 1000, null);
        Evidence bad = evidence(objective, 5 * MS, 1000, missing);

        Promise some =
                new Trial(objective, "", evidence(objective, 5 * MS, 3000, null), List.of(good, bad, good)).judge();
        assertThat(some.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(some.actual().low()).isNaN();
        assertThat(some.remark()).isEqualTo(new Remark.Open(1, 3));
        Reason all = new Reason.Missing(40, 0, 2000);
        Promise none = new Trial(objective, "", evidence(objective, 5 * MS, 2000, all), List.of(bad, bad)).judge();
        assertThat(none.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(none.remark()).isEqualTo(new Remark.Because(all));
    }

    @Test
    void aDeadCityKeepsNoPromise() {
        Objective objective = Objective.parse("loss < 50%");
        Evidence dead = evidence(objective, 0, 10, new Reason.NothingDelivered());

        assertThat(new Trial(objective, "", dead, List.of(dead, dead)).judge().verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void whereNothingHappenedNothingIsDecided() {
        Objective objective = Objective.parse("loss < 1%");
        Evidence missing = evidence(objective, Double.NaN, 0, null);

        assertThat(new Trial(objective, "", missing, List.of(missing, missing)).judge())
                .isNull();
    }

    @Test
    void whatOnlyOneReplicationSawIsLeftOpen() {
        Objective objective = Objective.parse("loss < 50%");
        Evidence missing = evidence(objective, Double.NaN, 0, null);
        Evidence seen = evidence(objective, 0.1, 100, null);

        assertThat(new Trial(objective, "", seen, List.of(missing, seen))
                        .judge()
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void anOpenVerdictSaysHowManyMoreReplicationsWouldDecide() {
        // a standard deviation of 1.58114 and a distance of 1: 13 in all, see SampleTest
        double[] losses = {0.08, 0.09, 0.10, 0.11, 0.12};
        assertThat(judge("loss < 11%", 0.10, 5000, losses).remark()).isEqualTo(new Remark.Open(2, 5, 8));
        // a figure that is what was promised may stay there for ever
        assertThat(judge("loss < 10%", 0.10, 5000, losses).remark()).isEqualTo(new Remark.Open(3, 5, Sample.UNKNOWN));
    }

    /** What is promised, pooled, basis and replications, and what it comes to. NaN is a replication without data. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            loss < 1%                | 0      | 1000 | 0 0 0             | PASS
            loss < 1%                | 0      | 100  | 0 0 0             | INCONCLUSIVE
            loss < 0.1%              | 0      | 1000 | 0 0 0             | INCONCLUSIVE
            loss > 1%                | 0      | 1000 | 0 0 0             | FAIL
            loss = 0                 | 0      | 1    | 0                 | PASS
            loss = 0                 | 0.001  | 3000 | 0 0 0.003         | FAIL
            loss >= 0%               | 0      | 1000 | 0 0 0             | PASS
            on-time(1s) >= 99%       | 1      | 1000 | 1 1 1             | PASS
            on-time(1s) >= 99.9%     | 1      | 1000 | 1 1 1             | INCONCLUSIVE
            on-time(1s) >= 100%      | 1      | 10   | 1 1 1             | PASS
            on-time(1s) >= 100%      | 0.9999 | 9000 | 1 1 0.9997        | FAIL
            p99 < 10ms               | 5e6    | 5000 | 5e6 5e6 5.1e6     | PASS
            p99 < 10ms               | 5e6    | 999  | 5e6 5e6 5.1e6     | INCONCLUSIVE
            p99 < 10ms               | 5e6    | 5000 | 5e6               | INCONCLUSIVE
            p99 < 10ms               | 5e6    | 5000 | 5e6 NaN NaN       | INCONCLUSIVE
            p99 > 10ms               | 5e6    | 5000 | 5e6 5e6 5.1e6     | FAIL
            mean < 10ms              | 9e6    | 0    | 9e6 9e6 9e6       | PASS
            mean < 10ms              | 1e7    | 0    | 1e7 1e7 1e7       | FAIL
            mean < 10ms              | 9e6    | 0    | 5e6 9e6 13e6      | INCONCLUSIVE
            max < 10ms               | 9e6    | 0    | 5e6 NaN 9e6       | PASS
            max < 10ms               | 11e6   | 0    | 5e6 9e6 11e6      | FAIL
            delivered = 3            | 9      | 0    | 3 3 3             | PASS
            delivered = 3            | 9      | 0    | 3 2 4             | FAIL
            utilization < 60%        | 0.5    | 0    | 0.49 0.5 0.51     | PASS
            utilization < 50.5%      | 0.5    | 0    | 0.49 0.5 0.51     | INCONCLUSIVE
            """)
    void verdictsAreThoseOfTheTable(String text, double pooled, long basis, String runs, Verdict verdict) {
        double[] actuals =
                Arrays.stream(runs.split(" ")).mapToDouble(Double::parseDouble).toArray();

        assertThat(judge(text, pooled, basis, actuals).verdict()).isEqualTo(verdict);
    }

    @Test
    void whatNeverArrivesInEveryReplicationIsBrokenAndNoNumberIsShown() {
        Objective objective = Objective.parse("p99 < 10ms");
        Reason missing = new Reason.Missing(200, 0, 1000);
        Evidence lost = evidence(objective, 5 * MS, 1000, missing);

        Promise promise =
                new Trial(objective, "", evidence(objective, 5 * MS, 3000, missing), List.of(lost, lost, lost)).judge();

        assertThat(promise.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(promise.actual().low()).isNaN();
    }

    @Test
    void howManyMoreCannotBeSaidWhereSomeNeverArrive() {
        Objective objective = Objective.parse("p99 < 10ms");
        Evidence good = evidence(objective, 5 * MS, 1000, null);
        Evidence lost = evidence(objective, 5 * MS, 1000, new Reason.Missing(20, 0, 1000));

        Promise promise =
                new Trial(objective, "", evidence(objective, 5 * MS, 3000, null), List.of(good, lost, good)).judge();

        assertThat(promise.remark()).isEqualTo(new Remark.Open(1, 3, Sample.UNKNOWN));
    }

    @Test
    void aDeadCityIsNotMadeAliveByReplications() {
        for (String text :
                List.of("loss < 100%", "on-time(1s) >= 0%", "p99 < 1h", "mean < 1h", "max < 1h", "wait p50 < 1h")) {
            Objective objective = Objective.parse(text);
            Evidence dead = evidence(objective, 0, 10, new Reason.NothingDelivered());

            assertThat(new Trial(objective, "", dead, List.of(dead, dead, dead))
                            .judge()
                            .verdict())
                    .as(text)
                    .isEqualTo(Verdict.FAIL);
        }
    }
}
