package buzzville.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.random.Draws;
import buzzville.random.Mix;
import buzzville.retry.Exponential.Jitter;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1000 * MS;

    private static Draws draws() {
        return new Draws(Mix.hash("retry"));
    }

    private static long[] delays(RetryPolicy policy, int failures) {
        Retries retries = policy.start(draws());
        return LongStream.rangeClosed(1, failures)
                .map(attempt -> retries.delay(7, (int) attempt, 0))
                .toArray();
    }

    @Test
    void noneGivesUpAtOnce() {
        assertThat(delays(new NoRetry(), 1)).containsExactly(Retries.GIVE_UP);
    }

    @Test
    void fixedWaitsTheSameEachTimeAndGivesUpAfterTheLastAttempt() {
        assertThat(delays(new Fixed(4, 250 * MS, null), 4))
                .containsExactly(250 * MS, 250 * MS, 250 * MS, Retries.GIVE_UP);
    }

    @Test
    void exponentialDoublesUpToItsBound() {
        // Kafka's 100 ms to 1 s: 100, 200, 400, 800, then 1600 is cut to 1000
        assertThat(delays(new Exponential(7, 100 * MS, 2, 1000 * MS, Jitter.NONE, null), 7))
                .containsExactly(100 * MS, 200 * MS, 400 * MS, 800 * MS, 1000 * MS, 1000 * MS, Retries.GIVE_UP);
        // factor 1.5: 1, 1.5, 2.25, 3.375 s
        assertThat(delays(new Exponential(5, SECOND, 1.5, 60 * SECOND, Jitter.NONE, null), 4))
                .containsExactly(1000 * MS, 1500 * MS, 2250 * MS, 3375 * MS);
        assertThat(delays(new Exponential(1_000_000, SECOND, 1, 60 * SECOND, Jitter.NONE, null), 3))
                .containsExactly(SECOND, SECOND, SECOND);
    }

    @Test
    void manyFailuresDoNotOverflow() {
        Retries retries = new Exponential(1_000_000, 1, 1000, Fixed.LONGEST, Jitter.NONE, null).start(draws());

        assertThat(retries.delay(1, 999_999, 0)).isEqualTo(Fixed.LONGEST);
    }

    @Test
    void fullJitterIsUniformFromZeroToTheCap() {
        // mean c/2 = 400 ms; the deviation of a mean of 100,000 is c/sqrt(12 * 100,000) = 0.73 ms; five of them
        double[] statistics = jitter(Jitter.FULL, 3);
        assertThat(statistics[0]).isBetween(396.3, 403.7);
        assertThat(statistics[1]).isBetween(0.0, 1.0);
        assertThat(statistics[2]).isBetween(799.0, 800.0);
    }

    @Test
    void equalJitterIsUniformFromHalfTheCapToTheCap() {
        // mean 3c/4 = 600 ms; deviation of the mean 0.365 ms
        double[] statistics = jitter(Jitter.EQUAL, 3);
        assertThat(statistics[0]).isBetween(598.2, 601.8);
        assertThat(statistics[1]).isBetween(400.0, 401.0);
        assertThat(statistics[2]).isBetween(799.0, 800.0);
    }

    /** Mean, least and greatest delay in milliseconds after the n-th failure where the cap is 200, 400, 800, ... ms. */
    private static double[] jitter(Jitter jitter, int attempt) {
        Retries retries = new Exponential(9, 200 * MS, 2, 10 * SECOND, jitter, null).start(draws());
        var statistics = LongStream.range(0, 100_000)
                .map(identity -> retries.delay(identity, attempt, 0))
                .summaryStatistics();
        return new double[] {statistics.getAverage() / MS, statistics.getMin() / 1e6, statistics.getMax() / 1e6};
    }

    @Test
    void jitterBelongsToTheMessageAndTheAttemptNotToTheOrderOfFailures() {
        RetryPolicy policy = new Exponential(9, 200 * MS, 2, 10 * SECOND, Jitter.FULL, null);
        Retries one = policy.start(draws());
        Retries other = policy.start(draws());
        long first = one.delay(1, 1, 0);
        long second = one.delay(2, 1, 0);

        assertThat(other.delay(2, 1, 99)).isEqualTo(second);
        assertThat(other.delay(1, 1, 99)).isEqualTo(first);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void aBudgetAllowsAFifthOfTheRequestsAndTenPerSecond() {
        // ttl 10 s, 20 %, 10/s: a reserve of 100 retries; 50 requests earn 10 more
        Retries retries = new Fixed(1_000_000, 0, new RetryBudget(0.2, 10, 10 * SECOND)).start(draws());
        for (int i = 0; i < 50; i++) {
            retries.began(0);
        }

        assertThat(allowed(retries, 0, 1000)).isEqualTo(110);
        // 10 s later requests and retries are forgotten, and the reserve is whole again
        assertThat(allowed(retries, 9_999 * MS, 1000)).isZero();
        assertThat(allowed(retries, 10 * SECOND, 1000)).isEqualTo(100);
    }

    @Test
    void aBudgetForgetsInTenthsOfItsTime() {
        // 20 % and no minimum: requests of second 0 count until second 9 and not in second 10
        Retries retries = new Fixed(1_000_000, 0, new RetryBudget(0.2, 0, 10 * SECOND)).start(draws());
        for (int i = 0; i < 10; i++) {
            retries.began(500 * MS);
        }
        retries.began(9_500 * MS);
        assertThat(allowed(retries, 9_900 * MS, 1)).isEqualTo(1); // 11 tokens, less 5
        for (int i = 0; i < 4; i++) {
            retries.began(9_900 * MS);
        }
        // 15 - 5 = 10 tokens; at 10 s the first 10 are gone: 5 - 5 = 0
        assertThat(allowed(retries, 10 * SECOND, 9)).isZero();
    }

    @Test
    void inTheLongRunABudgetOfTenPercentIsTenPercent() {
        // 100 requests per second that all fail for 100 s: 10,000 requests, 10 % of them are retried
        Retries retries = new Fixed(1_000_000, 0, new RetryBudget(0.1, 0, 10 * SECOND)).start(draws());
        int allowed = 0;
        for (int i = 0; i < 10_000; i++) {
            long now = i * 10 * MS;
            retries.began(now);
            allowed += retries.delay(i, 1, now) >= 0 ? 1 : 0;
        }

        assertThat(allowed).isBetween(990, 1010);
    }

    @Test
    void anAttemptTooManyIsGivenUpWhateverTheBudget() {
        Retries retries = new Fixed(2, 0, new RetryBudget(0.2, 0, SECOND)).start(draws());

        assertThat(retries.delay(1, 2, 0)).isEqualTo(Retries.GIVE_UP);
        assertThat(retries.delay(1, 1, 0)).isEqualTo(Retries.DENIED);
    }

    private static int allowed(Retries retries, long now, int asked) {
        int allowed = 0;
        for (int i = 0; i < asked; i++) {
            allowed += retries.delay(i, 1, now) >= 0 ? 1 : 0;
        }
        return allowed;
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Fixed(0, 0, null)).hasMessageContaining("attempts");
        assertThatThrownBy(() -> new Fixed(1, -1, null)).hasMessageContaining("delay");
        assertThatThrownBy(() -> new Exponential(1, 0, 2, 1, Jitter.NONE, null)).hasMessageContaining("base");
        assertThatThrownBy(() -> new Exponential(1, 2, 2, 1, Jitter.NONE, null)).hasMessageContaining("max");
        assertThatThrownBy(() -> new Exponential(1, 1, Double.NaN, 1, Jitter.NONE, null))
                .hasMessageContaining("factor");
        assertThatThrownBy(() -> new RetryBudget(Double.NaN, 0, SECOND)).hasMessageContaining("share");
        assertThatThrownBy(() -> new RetryBudget(0, 0, SECOND)).hasMessageContaining("both");
        assertThatThrownBy(() -> new RetryBudget(0.1, -1, SECOND)).hasMessageContaining("minimum");
        assertThatThrownBy(() -> new RetryBudget(0.1, 1, 0)).hasMessageContaining("ttl");
    }
}
