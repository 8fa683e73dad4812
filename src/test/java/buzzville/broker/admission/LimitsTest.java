package buzzville.broker.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import buzzville.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of concurrency-limits, step by step: the published formulas worked out by hand. */
class LimitsTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;

    private final Stand stand = new Stand();

    /** One message leaves; the limit afterwards. */
    private int next(Limiter.Rule rule, long stay, int inFlight) {
        return rule.next(stand.copy(2), stay, inFlight, false);
    }

    private int lost(Limiter.Rule rule) {
        return rule.next(stand.copy(2), SECOND, 20, true);
    }

    @Test
    void aimdAddsOneWhenTheLimitIsAtLeastHalfUsed() {
        Limiter.Rule rule = new AimdLimit(20, 10, 22, 0.9, 5 * SECOND).new Rule();
        assertThat(next(rule, MS, 9)).isEqualTo(20); // 18 < 20
        assertThat(next(rule, MS, 10)).isEqualTo(21); // 20 >= 20
        assertThat(next(rule, MS, 10)).isEqualTo(21); // 20 < 21
        assertThat(next(rule, MS, 11)).isEqualTo(22);
        assertThat(next(rule, MS, 22)).isEqualTo(22); // no further than max
    }

    @Test
    void aimdTakesATenthAwayWhenAMessageIsLostOrStaysTooLong() {
        Limiter.Rule rule = new AimdLimit(20, 10, 200, 0.9, 5 * SECOND).new Rule();
        assertThat(lost(rule)).isEqualTo(18); // 18.0
        assertThat(lost(rule)).isEqualTo(16); // 16.2
        assertThat(next(rule, 5 * SECOND, 4)).isEqualTo(16); // not longer than the timeout, and 8 < 16
        assertThat(next(rule, 5 * SECOND + 1, 4)).isEqualTo(14); // 14.4
        assertThat(lost(rule)).isEqualTo(12); // 12.6
        assertThat(lost(rule)).isEqualTo(10); // 10.8
        assertThat(lost(rule)).isEqualTo(10); // 9.0, but min
    }

    @Test
    void vegasFollowsTheQueueThatStaysTellOf() {
        // log10 of 20 to 99, rounded down, is 1: +6 up to a queue of 1, +1 below 3, -1 above 6
        Limiter.Rule rule = new VegasLimit(20, 1000, 3, 6, 1, 1, 30).new Rule(new Draws(1));
        assertThat(next(rule, 10_000_000, 20)).isEqualTo(20); // the first is the shortest
        assertThat(next(rule, 10_000_000, 20)).isEqualTo(26); // q = 20 (1 - 10/10) = 0
        assertThat(next(rule, 10_200_000, 20)).isEqualTo(32); // q = ceil(26 (1 - 10/10.2)) = ceil(0.51) = 1
        assertThat(next(rule, 10_700_000, 20)).isEqualTo(32); // q = ceil(32 (1 - 10/10.7)) = ceil(2.09) = 3
        assertThat(next(rule, 10_600_000, 20)).isEqualTo(33); // q = ceil(32 (1 - 10/10.6)) = ceil(1.81) = 2
        assertThat(next(rule, 13_000_000, 20)).isEqualTo(32); // q = ceil(33 (1 - 10/13)) = ceil(7.62) = 8
        assertThat(lost(rule)).isEqualTo(31);
        assertThat(next(rule, 13_000_000, 15)).isEqualTo(31); // 30 < 31: not near the limit
        assertThat(next(rule, 8_000_000, 31)).isEqualTo(31); // a new shortest
        assertThat(next(rule, 10_000_000, 31)).isEqualTo(30); // q = ceil(31 (1 - 8/10)) = ceil(6.2) = 7
    }

    @Test
    void vegasTakesLargerStepsAtLargerLimits() {
        // from 100 on the logarithm is 2: +12 up to a queue of 2
        Limiter.Rule rule = new VegasLimit(100, 115, 3, 6, 1, 1, 30).new Rule(new Draws(1));
        next(rule, 10 * MS, 100);
        assertThat(next(rule, 10_200_000, 100)).isEqualTo(112); // q = ceil(1.96) = 2
        assertThat(next(rule, 10 * MS, 100)).isEqualTo(115); // no further than max
        assertThat(lost(rule)).isEqualTo(113);
    }

    @Test
    void vegasNeverGoesBelowOneAndSmoothingTakesPartOfTheWay() {
        Limiter.Rule small = new VegasLimit(2, 1000, 3, 6, 1, 1, 1000).new Rule(new Draws(1));
        next(small, MS, 1);
        assertThat(lost(small)).isEqualTo(1);
        assertThat(lost(small)).isEqualTo(1);

        Limiter.Rule smooth = new VegasLimit(20, 1000, 3, 6, 1, 0.5, 30).new Rule(new Draws(1));
        next(smooth, 10 * MS, 20);
        assertThat(next(smooth, 10 * MS, 20)).isEqualTo(23); // halfway to 26
        assertThat(next(smooth, 10 * MS, 20)).isEqualTo(26); // halfway to 29
        assertThat(lost(smooth)).isEqualTo(25); // halfway to 25: 25.5
    }

    @Test
    void vegasMeasuresTheShortestStayAnewAfterAWhile() {
        // probe 1: after j 20 messages, j from 0.5 to 1, so at the 10th at the earliest and at the 20th at the latest
        Limiter.Rule rule = new VegasLimit(20, 1000, 3, 6, 1, 1, 1).new Rule(new Draws(1));
        next(rule, 10 * MS, 20);
        int limit = 20;
        int sent = 1;
        for (int before = limit; limit <= before; sent++) {
            before = limit;
            limit = next(rule, 20 * MS, 20); // half of the limit is a queue as long as 10 ms counts as the shortest
            assertThat(sent).isLessThanOrEqualTo(21);
        }
        // each took one away, one was the new shortest, and then came the large step
        assertThat(sent).isBetween(7, 21);
        assertThat(limit).isGreaterThan(6);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 1", "10, 1", "99, 1", "100, 2", "999, 2", "1000, 3"})
    void theLogarithmIsRoundedDownButAtLeastOne(int limit, int log) {
        assertThat(Limiter.log10(limit)).isEqualTo(log);
    }

    @Test
    void gradient2FollowsTheQuotientOfTheUsualStayAndThePresentOne() {
        Limiter.Rule rule = new Gradient2Limit(20, 20, 200, 0.2, 1.5, 600, 4).new Rule();
        // usual 100, g = 1: 0.8 20 + 0.2 (20 + 4) = 20.8
        assertThat(next(rule, 100 * MS, 20)).isEqualTo(20);
        // 0.8 20.8 + 0.2 (20.8 + 4) = 21.6
        assertThat(next(rule, 100 * MS, 20)).isEqualTo(21);
        // usual (100 + 100 + 300)/3 = 166.7, g = 1.5 166.7/300 = 0.8333: 0.8 21.6 + 0.2 (18 + 4) = 21.68
        assertThat(next(rule, 300 * MS, 20)).isEqualTo(21);
        // usual (500 + 1000)/4 = 375, g = 0.5625: 0.8 21.68 + 0.2 (12.195 + 4) = 20.583
        assertThat(next(rule, 1000 * MS, 20)).isEqualTo(20);
        // fewer than half: no change
        assertThat(next(rule, 100 * MS, 10)).isEqualTo(20);
        // the usual one is now (1500 + 100)/5 = 320, more than twice 100, so it is cut to 288; then, still in the first
        // ten,
        // it is the mean of all again: (1600 + 100)/6 = 283.3, g = 1: 0.8 20.583 + 0.2 24.583 = 21.383
        assertThat(next(rule, 100 * MS, 20)).isEqualTo(21);
    }

    @Test
    void gradient2HalvesAtMostAndStaysWithinItsBounds() {
        Limiter.Rule rule = new Gradient2Limit(100, 60, 101, 1, 1, 3, 2).new Rule();
        assertThat(next(rule, 100, 100)).isEqualTo(101); // 102, but max
        assertThat(next(rule, 10_000, 100)).isEqualTo(60); // usual 5050, g = 0.505: 53.005, but min
        assertThat(next(rule, 1_000_000, 100)).isEqualTo(60); // g = 0.337, but 0.5: 32
        assertThat(next(rule, 1, 100)).isEqualTo(62); // g = 1: 62
    }

    @Test
    void gradient2ForgetsTheUsualStayByItsLongWindow() {
        // after ten of 100 ns the mean moves by 2/(3 + 1) of the way
        Gradient2Limit policy = new Gradient2Limit(100, 1, 1000, 1, 1, 3, 0);
        Limiter.Rule rule = policy.new Rule();
        for (int i = 0; i < 10; i++) {
            assertThat(next(rule, 100, 100)).isEqualTo(100);
        }
        assertThat(next(rule, 300, 100)).isEqualTo(66); // usual 200, g = 2/3: 66.67
        assertThat(next(rule, 300, 100)).isEqualTo(55); // usual 250, g = 5/6: 55.56
        assertThat(next(rule, 100, 100)).isEqualTo(55); // usual 175, g = 1
        assertThat(next(rule, 80, 100)).isEqualTo(55); // usual 127.5
        assertThat(next(rule, 20, 100)).isEqualTo(55); // usual 73.75, more than twice 20: 66.375
        assertThat(next(rule, 200, 100)).isEqualTo(36); // usual 133.19, g = 0.66594: 36.997
    }

    @Test
    void aNewcomerIsRefusedAtTheLimitAndASampleCarriesHowManyWereThereAtItsEntry() {
        Admission limiter = new AimdLimit(2, 1, 10, 0.5, SECOND).start(stand);
        var first = stand.copy(2);
        var second = stand.copy(2);
        stand.enter(limiter, first, 0);
        stand.enter(limiter, second, 0);
        assertThat(limiter.admit(stand.copy(2), 0)).isEqualTo(Admission.SHED);
        limiter.left(first, true, MS); // 1 was there: 2 >= 2, so the limit is 3
        stand.enter(limiter, first, MS);
        stand.enter(limiter, stand.copy(2), MS);
        assertThat(limiter.admit(stand.copy(2), MS)).isEqualTo(Admission.SHED);
        limiter.left(second, false, 2 * MS); // lost: floor(1.5) = 1
        assertThat(limiter.admit(stand.copy(2), MS)).isEqualTo(Admission.SHED);

        stand.tally().finish(SECOND);
        assertThat(stand.tally().figures()).containsEntry("limit-raised", 1L).containsEntry("limit-lowered", 1L);
        var limit = stand.tally().gauges().get("limit");
        assertThat(limit.min()).isEqualTo(1);
        assertThat(limit.max()).isEqualTo(3);
        assertThat(limit.last()).isEqualTo(1);
        // 2 for 1 ms, 3 for 1 ms, 1 for the rest of the second
        assertThat(limit.mean()).isCloseTo((2 + 3 + 998) / 1000.0, within(1e-12));
        assertThat(stand.tally().gauges().get("in-flight").max()).isEqualTo(3);
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new AimdLimit(10, 20, 200, 0.9, SECOND)).hasMessageContaining("initial");
        assertThatThrownBy(() -> new AimdLimit(20, 20, 10, 0.9, SECOND)).hasMessageContaining("max");
        assertThatThrownBy(() -> new AimdLimit(20, 0, 200, 0.9, SECOND)).hasMessageContaining("min");
        assertThatThrownBy(() -> new AimdLimit(20, 20, 200, 1, SECOND)).hasMessageContaining("backoff");
        assertThatThrownBy(() -> new AimdLimit(20, 20, 200, Double.NaN, SECOND)).hasMessageContaining("backoff");
        assertThatThrownBy(() -> new AimdLimit(20, 20, 200, 0.9, 0)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> new VegasLimit(0, 1000, 3, 6, 1, 1, 30)).hasMessageContaining("initial");
        assertThatThrownBy(() -> new VegasLimit(20, 1000, 7, 6, 1, 1, 30)).hasMessageContaining("beta");
        assertThatThrownBy(() -> new VegasLimit(20, 1000, 3, 6, 4, 1, 30)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new VegasLimit(20, 1000, 3, 6, 1, 0, 30)).hasMessageContaining("smoothing");
        assertThatThrownBy(() -> new VegasLimit(20, 1000, 3, 6, 1, 1, 0)).hasMessageContaining("probe");
        assertThatThrownBy(() -> new Gradient2Limit(20, 20, 200, 0.2, 0.9, 600, 4))
                .hasMessageContaining("tolerance");
        assertThatThrownBy(() -> new Gradient2Limit(20, 20, 200, 0.2, 1.5, 0, 4))
                .hasMessageContaining("long-window");
        assertThatThrownBy(() -> new Gradient2Limit(20, 20, 200, 0.2, 1.5, 600, -1))
                .hasMessageContaining("queue");
    }
}
