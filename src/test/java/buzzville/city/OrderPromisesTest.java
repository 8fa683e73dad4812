package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promises about what is held back for the sake of order, and about how long timestamps take to be past. */
class OrderPromisesTest {
    /** p's second of three waits from 20 to 50 ms; q's is nobody's successor. Nothing waits at t. */
    private static final String CITY = """
            duration: 1s
            clocks: {profile: perfect, bound: 5ms, commit-wait: [w]}
            events: {e: {}, f: {}}
            producers:
              p: {emits: e, arrivals: never}
              q: {emits: {mix: {e: 1, f: 1}}, arrivals: never}
              w: {emits: f, arrivals: "at([0ms, 400ms, 990ms])"}
            services:
              s: {subscribes: [e, f], order: "fifo%s", service-time: 1ms}
              t: {subscribes: [e]}
            incidents:
              first: {at: 0ms, send: {from: p, event: e, arrives: 50ms}}
              second: {at: 10ms, send: {from: p, event: e, arrives: 20ms}}
              third: {at: 20ms, send: {from: p, event: e, arrives: 60ms}}
              other: {at: 15ms, send: {from: q, event: e, arrives: 30ms}}
              while: {at: 5ms, for: 8ms, slow: {services: [s], factor: 1}}
              never: {at: 300ms, send: {from: q, event: f, arrives: 306ms}}
              crash: {at: 305ms, for: 2ms, crash: broker}
              %s
            objectives: {o: "%s"}
            """;

    private static Judgement judge(String patience, String more, String objective) {
        return Timeline.of(CITY.formatted(patience, more, objective))
                .summary()
                .objectives()
                .get("o");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s e held-back <= 25% | PASS | 0.25",
                "s e held-back < 25% | FAIL | 0.25",
                "s p held-back <= 33.4% | PASS | 0.333333",
                "s q held-back = 0% | PASS | 0",
                "s during while held-back = 100% | PASS | 1",
                "t held-back = 0% | PASS | 0",
                "held-back < 15% | FAIL | 0.1666667",
                "s most-held-back = 1 | PASS | 1",
                "s q most-held-back = 0 | PASS | 0",
                "s e added-delay mean <= 7.5ms | PASS | 7500000",
                "s e added-delay p50 = 0 | PASS | 0",
                "s p added-delay p99 < 30ms | FAIL | 30000000",
                "s added-delay max = 30ms | PASS | 30000000",
                "t added-delay max = 0 | PASS | 0",
                "s given-up = 0 | PASS | 0",
                "s overtaken = 0 | PASS | 0",
            })
    void whatAnOrderCostsIsPromised(String objective, Judgement.Verdict verdict, double actual) {
        Judgement judgement = judge("", "", objective);
        assertThat(judgement.actual()).isCloseTo(actual, within(1e-6 * Math.max(1, actual)));
        assertThat(judgement.verdict()).isEqualTo(verdict);
    }

    @Test
    void whatIsGivenUpAndWhatComesLateIsPromised() {
        assertThat(judge("(patience=20ms)", "", "s given-up <= 1").actual()).isEqualTo(1);
        assertThat(judge("(patience=20ms)", "", "s overtaken = 0").verdict()).isEqualTo(Judgement.Verdict.FAIL);
        assertThat(judge("(patience=20ms)", "", "s q overtaken = 0").verdict()).isEqualTo(Judgement.Verdict.PASS);
        // who takes messages as they come does not know
        assertThat(judge("", "", "t overtaken = 0").verdict()).isEqualTo(Judgement.Verdict.NO_DATA);
    }

    @Test
    void whatIsStillHeldBackCountsAsInfinitelyLateOnceItIsOlderThanAMaximum() {
        // q's f of 300 ms is lost; that of 310 waits from 311 to the end, for 689 ms
        String more = "blocked: {at: 310ms, send: {from: q, event: f, arrives: 311ms}}";
        assertThat(judge("", more, "s added-delay max < 688ms").verdict()).isEqualTo(Judgement.Verdict.FAIL);
        assertThat(judge("", more, "s added-delay max < 690ms").verdict()).isEqualTo(Judgement.Verdict.PASS);
        assertThat(judge("", more, "s added-delay p99 < 10s").verdict()).isEqualTo(Judgement.Verdict.FAIL);
        assertThat(judge("", more, "s added-delay p80 < 10s").verdict()).isEqualTo(Judgement.Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the third, of 990 ms, has its timestamp past at the end, 1 s, but for a nanosecond
                "w commit-wait max < 11ms | PASS | 10000001",
                "commit-wait mean < 10ms | FAIL | 10000001",
                "w commit-wait p50 < 11ms | PASS | 10000001",
                "w commit-wait p99 < 11ms | FAIL | 10000001",
                "q commit-wait max = 0 | PASS | 0",
                "w e commit-wait max = 0 | NO_DATA | NaN",
            })
    void howLongTimestampsTakeIsPromised(String objective, Judgement.Verdict verdict, double actual) {
        Judgement judgement = judge("", "", objective);
        assertThat(judgement.verdict()).isEqualTo(verdict);
        if (verdict != Judgement.Verdict.NO_DATA) {
            assertThat(judgement.actual()).isEqualTo(actual);
        }
    }

    @Test
    void theBrokerKeepsNoOrder() {
        assertThatThrownBy(() -> judge("", "", "broker held-back < 5%"))
                .hasMessageContaining("held back for the sake of a service's order; expected no broker");
        assertThatThrownBy(() -> judge("", "", "broker commit-wait max < 5ms"))
                .hasMessageContaining("that of whoever publishes; expected no broker");
        assertThatThrownBy(() -> judge("", "", "s added-delay < 5ms"))
                .hasMessageContaining("'added-delay' needs a figure, such as 'added-delay max'");
        assertThatThrownBy(() -> judge("", "", "s held-bakc < 5%")).hasMessageContaining("did you mean 'held-back'?");
    }
}
