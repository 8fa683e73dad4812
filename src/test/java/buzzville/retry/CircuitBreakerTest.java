package buzzville.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import buzzville.retry.Breaker.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine as its documentation describes it (Resilience4j, "CircuitBreaker"), call by call. */
class CircuitBreakerTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> changes = new ArrayList<>();

    private Breaker start(double failureRate, int window, int minimum, int trials, @Nullable Long slowAfter) {
        return new CircuitBreaker(failureRate, window, minimum, 60 * SECOND, trials, 0.5, slowAfter)
                .start((from, to, reason, now) -> changes.add("%d %s>%s %s".formatted(now / SECOND, from, to, reason)));
    }

    /** Plays calls: {@code o} ends well at once, {@code x} badly, {@code s} well but slowly, {@code c} without a verdict. */
    private static void play(Breaker breaker, String calls, long now) {
        for (char call : calls.toCharArray()) {
            breaker.called(now);
            switch (call) {
                case 'o' -> breaker.succeeded(now, SECOND);
                case 'x' -> breaker.failed(now, SECOND);
                case 's' -> breaker.succeeded(now, SECOND + 1);
                default -> breaker.cancelled(now);
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1} after {2}")
    @CsvSource({
        // with a minimum of 10, nine failures in a row are not enough to judge by
        "10, xxxxxxxxx, CLOSED",
        "10, xxxxxxxxxx, OPEN",
        // it opens when the rate is equal to the threshold or greater: 5 of 10, but not 4 of 10
        "10, oooooxxxxx, OPEN",
        "10, ooooooxxxx, CLOSED",
        // the ring holds 10: the eleventh result pushes out the first; here 4 of 10, then 5 of 10
        "10, ooooooxxxxx, OPEN",
        // here the eleventh, a failure, pushes out a failure: still 4 of 10
        "10, xooooooxxxx, CLOSED",
        "10, xooooooxxxo, CLOSED",
        "10, xoooooxxoxo, CLOSED",
        // judged from the third call on: 2 of 3 is enough, 1 of 3 is not, and 2 of 4 is
        "3, xxo, OPEN",
        "3, xoo, CLOSED",
        "3, xoox, OPEN",
        // a minimum above the ring counts as the ring
        "100, xxxxxxxxx, CLOSED",
        "100, xxxxxxxxxx, OPEN",
        // calls without a verdict are as if they had not been
        "3, xcco, CLOSED",
        "3, xccox, OPEN",
    })
    void aClosedOneJudgesByTheLastTenCallsOnceItHasEnough(int minimum, String calls, State after) {
        Breaker breaker = start(0.5, 10, minimum, 4, null);
        play(breaker, calls, 0);

        assertThat(breaker.state()).isEqualTo(after);
    }

    @Test
    void anOpenOneAllowsNothingUntilItsTimeHasCome() {
        Breaker breaker = start(0.5, 2, 2, 3, null);
        play(breaker, "xx", 7 * SECOND);

        assertThat(breaker.halfOpenAt()).isEqualTo(67 * SECOND);
        assertThat(breaker.allows(67 * SECOND - 1)).isFalse();
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        assertThat(breaker.allows(67 * SECOND)).isTrue();
        assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
        assertThat(breaker.halfOpenAt()).isEqualTo(Breaker.NEVER);
        assertThat(changes).containsExactly("7 CLOSED>OPEN FAILURES", "67 OPEN>HALF_OPEN WAITED");
    }

    @Test
    void aHalfOpenOneAllowsSoManyCallsAndWaitsForTheirResults() {
        Breaker breaker = start(0.5, 2, 2, 3, null);
        play(breaker, "xx", 0);
        breaker.called(60 * SECOND);
        breaker.called(60 * SECOND);
        assertThat(breaker.allows(60 * SECOND)).isTrue();
        breaker.called(60 * SECOND);

        assertThat(breaker.allows(60 * SECOND)).isFalse();
        assertThatThrownBy(() -> breaker.called(60 * SECOND)).isInstanceOf(IllegalStateException.class);
        breaker.cancelled(61 * SECOND);
        assertThat(breaker.allows(61 * SECOND)).isTrue();
    }

    @ParameterizedTest(name = "minimum {0}: {1} on trial, then {2}")
    @CsvSource({
        // 4 trials: judged when all 4 have ended
        "4, xxx, HALF_OPEN",
        "4, xxoo, OPEN",
        "4, xooo, CLOSED",
        // a smaller minimum holds here too: judged when 2 have ended
        "2, x, HALF_OPEN",
        "2, xo, OPEN",
        "2, oo, CLOSED",
    })
    void trialsDecideWhetherItCloses(int minimum, String trials, State after) {
        Breaker breaker = start(0.5, 10, minimum, 4, null);
        play(breaker, "x".repeat(minimum), 0);
        assertThat(breaker.allows(60 * SECOND)).isTrue();
        play(breaker, trials, 60 * SECOND);

        assertThat(breaker.state()).isEqualTo(after);
    }

    @Test
    void onceClosedItHasForgottenEverythingAndOnceOpenItIsOpenForTheWholeTime() {
        Breaker breaker = start(0.5, 4, 4, 2, null);
        play(breaker, "xxxx", 0); // opens at 0 s
        assertThat(breaker.allows(60 * SECOND)).isTrue();
        play(breaker, "xx", 60 * SECOND); // opens at 60 s
        assertThat(breaker.allows(119 * SECOND)).isFalse();
        assertThat(breaker.allows(120 * SECOND)).isTrue();
        play(breaker, "oo", 120 * SECOND); // closes
        play(breaker, "xxx", 121 * SECOND); // three results are too few
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        play(breaker, "x", 122 * SECOND);

        assertThat(changes)
                .containsExactly(
                        "0 CLOSED>OPEN FAILURES",
                        "60 OPEN>HALF_OPEN WAITED",
                        "60 HALF_OPEN>OPEN FAILURES",
                        "120 OPEN>HALF_OPEN WAITED",
                        "120 HALF_OPEN>CLOSED TRIALS",
                        "122 CLOSED>OPEN FAILURES");
    }

    @Test
    void slowCallsOpenItThoughTheyEndWell() {
        Breaker breaker = start(1, 4, 4, 2, SECOND); // slow is above one second: 's' is, 'o' is exactly one second
        play(breaker, "ooos", 0);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        play(breaker, "s", 1 * SECOND); // o o s s: a half

        assertThat(changes).containsExactly("1 CLOSED>OPEN SLOW_CALLS");
    }

    @Test
    void resultsThatComeWhileItIsOpenAreIgnored() {
        Breaker breaker = start(0.5, 2, 2, 2, null);
        breaker.called(0);
        breaker.called(0);
        breaker.called(0);
        breaker.failed(0, 0);
        breaker.failed(0, 0);
        breaker.succeeded(1, 1);
        assertThat(breaker.allows(60 * SECOND)).isTrue();
        play(breaker, "o", 60 * SECOND);

        assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void noneIsAlwaysClosed() {
        Breaker breaker = new NoBreaker().start((from, to, reason, now) -> changes.add("never"));
        play(breaker, "x".repeat(1000), 0);

        assertThat(breaker.allows(1)).isTrue();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        assertThat(changes).isEmpty();
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new CircuitBreaker(0, 1, 1, 1, 1, 1, null)).hasMessageContaining("failure-rate");
        assertThatThrownBy(() -> new CircuitBreaker(Double.NaN, 1, 1, 1, 1, 1, null))
                .hasMessageContaining("failure-rate");
        assertThatThrownBy(() -> new CircuitBreaker(1, 0, 1, 1, 1, 1, null)).hasMessageContaining("window");
        assertThatThrownBy(() -> new CircuitBreaker(1, 1, 0, 1, 1, 1, null)).hasMessageContaining("minimum");
        assertThatThrownBy(() -> new CircuitBreaker(1, 1, 1, 0, 1, 1, null)).hasMessageContaining("open");
        assertThatThrownBy(() -> new CircuitBreaker(1, 1, 1, 1, 0, 1, null)).hasMessageContaining("trials");
        assertThatThrownBy(() -> new CircuitBreaker(1, 1, 1, 1, 1, 0, null)).hasMessageContaining("slow-rate");
        assertThatThrownBy(() -> new CircuitBreaker(1, 1, 1, 1, 1, 1, 0L)).hasMessageContaining("slow-after");
    }
}
