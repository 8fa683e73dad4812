package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.PolicyTally.Deed;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A breaker before workers that stops and starts dispatching; worked out with pencil and paper. */
class BreakerTimelineTest {
    private static ResilienceSummary.Breakers breakers(Timeline timeline) {
        return Objects.requireNonNull(Objects.requireNonNull(
                        Objects.requireNonNull(timeline.summary().services().get("s"))
                                .resilience())
                .breakers());
    }

    private static List<String> changes(Timeline timeline) {
        return breakers(timeline).changes().stream()
                .map(change ->
                        "%s %s>%s %s".formatted(Timeline.ms(change.at()), change.from(), change.to(), change.reason()))
                .toList();
    }

    @Test
    void itOpensByFailuresHoldsMessagesBackAndClosesAfterATrial() {
        // fails at 10 and 20: open to 120; the trial is done at 130, and the rest follows
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms, 0ms])"}}
                        services:
                          s: {subscribes: [e], service-time: 10ms, breaker: "circuit-breaker(window=2, open=100ms, trials=1)"}
                        incidents: {ill: {at: 0s, for: 25ms, fail: {services: [s], failure: 100%}}}
                        """).shows("""
                        message started ended waited fate
                        p.0 0 10 0 dead-lettered
                        p.1 10 20 10 dead-lettered
                        p.2 120 130 120 delivered
                        p.3 130 140 130 delivered
                        p.4 140 150 140 delivered""");

        assertThat(changes(timeline))
                .containsExactly("20 CLOSED>OPEN FAILURES", "120 OPEN>HALF_OPEN WAITED", "130 HALF_OPEN>CLOSED TRIALS");
        assertThat(breakers(timeline).opened()).isEqualTo(1);
        assertThat(breakers(timeline).open().exact()).isEqualTo(100_000_000);
        assertThat(breakers(timeline).halfOpen().exact()).isEqualTo(10_000_000);
        PolicySummary policy = timeline.summary().policies().get(0);
        assertThat(policy.name()).isEqualTo("circuit-breaker");
        assertThat(policy.tally().count(Deed.ADMITTED, 2)).isEqualTo(5);
        assertThat(policy.tally().figures())
                .containsEntry("opened", 1L)
                .containsEntry("half-opened", 1L)
                .containsEntry("closed", 1L);
    }

    @Test
    void aTrialThatFailsOpensItAgain() {
        // as above, but the cause lasts to 200: the trial fails at 130, open to 230, done at 240
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms, 0ms])"}}
                        services:
                          s: {subscribes: [e], service-time: 10ms, breaker: "circuit-breaker(window=2, open=100ms, trials=1)"}
                        incidents: {ill: {at: 0s, for: 200ms, fail: {services: [s], failure: 100%}}}
                        """).shows("""
                        message started ended fate
                        p.0 0 10 dead-lettered
                        p.1 10 20 dead-lettered
                        p.2 120 130 dead-lettered
                        p.3 230 240 delivered
                        p.4 240 250 delivered""");

        assertThat(changes(timeline))
                .containsExactly(
                        "20 CLOSED>OPEN FAILURES",
                        "120 OPEN>HALF_OPEN WAITED",
                        "130 HALF_OPEN>OPEN FAILURES",
                        "230 OPEN>HALF_OPEN WAITED",
                        "240 HALF_OPEN>CLOSED TRIALS");
    }

    @Test
    void asManyTrialsAsItAllowsAndNoMoreWhateverTheWorkers() {
        // three at once fail at 10. After the first result p.3 is dispatched; the second opens the breaker to 110, the
        // third and
        // that of p.3 come too late to count. Then two are trials, and the last waits for both results
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms, 0ms, 0ms, 0ms])"}}
                        services:
                          s:
                            subscribes: [e]
                            workers: 3
                            service-time: 10ms
                            breaker: "circuit-breaker(window=2, open=100ms, trials=2)"
                        incidents: {ill: {at: 0s, for: 25ms, fail: {services: [s], failure: 100%}}}
                        """).shows("""
                        message started ended worker
                        p.0 0 10 0
                        p.1 0 10 1
                        p.2 0 10 2
                        p.3 10 20 0
                        p.4 110 120 0
                        p.5 110 120 1
                        p.6 120 130 0""");
    }

    @Test
    void anOutageThatAbortsATrialGivesItBack() {
        // open from 20 to 120; the trial is aborted at 125 and made again when the worker is back at 145
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms])"}}
                        services:
                          s: {subscribes: [e], service-time: 10ms, breaker: "circuit-breaker(window=2, open=100ms, trials=1)"}
                        incidents:
                          ill: {at: 0s, for: 25ms, fail: {services: [s], failure: 100%}}
                          cut: {at: 125ms, for: 20ms, outage: {services: [s]}, in-service: abort}
                        """).shows("""
                        message started ended attempts
                        p.0 0 10 1
                        p.1 10 20 1
                        p.2 145 155 2
                        p.3 155 165 1""");
        assertThat(changes(timeline)).last().isEqualTo("155 HALF_OPEN>CLOSED TRIALS");
    }

    @Test
    void aTrialThatIsLostOnTheWayIsMadeWithAnother() {
        // hops of 1 ms. Fails at 11 and, dispatched at 12, at 23: open to 123. The way is cut just then: p.2 is lost at
        // once,
        // and p.3, p.4 too; p.5 comes at 150, when it works again
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms, 0ms, 150ms])"}}
                        network: {to-services: 1ms}
                        services:
                          s: {subscribes: [e], service-time: 10ms, breaker: "circuit-breaker(window=2, open=100ms, trials=1)"}
                        incidents:
                          ill: {at: 0s, for: 25ms, fail: {services: [s], failure: 100%}}
                          cut: {at: 120ms, for: 20ms, outage: {network: to-services}}
                        """).shows("""
                        message dispatched ended fate
                        p.0 0 11 dead-lettered
                        p.1 12 23 dead-lettered
                        p.2 123 123 network
                        p.3 123 123 network
                        p.4 123 123 network
                        p.5 150 161 delivered""");
    }

    @Test
    void slowWorkOpensItThoughNothingFails() {
        // ten times as long from 0 to 15: the first takes 100 ms and is slow; the second began at 100 and takes 10
        Timeline timeline = Timeline.of("""
                        duration: 2s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms])"}}
                        services:
                          s:
                            subscribes: [e]
                            service-time: 10ms
                            breaker: "circuit-breaker(window=1, open=1s, trials=1, slow-after=50ms)"
                        incidents: {tired: {at: 0s, for: 15ms, slow: {services: [s], factor: 10}}}
                        """).shows("""
                        message started ended fate
                        p.0 0 100 delivered
                        p.1 1100 1110 delivered
                        p.2 1110 1120 delivered""");
        assertThat(changes(timeline)).first().isEqualTo("100 CLOSED>OPEN SLOW_CALLS");
    }

    @Test
    void retriesAndABreakerTogetherSaveTheAttemptsOfAnOutage() {
        // 10 messages, 10 ms each, in an illness of 500 ms. Alone, each uses its three attempts up: all lost by 300.
        // With the
        // breaker only two fail before it opens at 20 for a second; then nobody is ill and all ten are delivered
        String scenario = """
                duration: 5s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms, 0ms, 0ms, 0ms, 0ms, 0ms, 0ms])"}}
                services:
                  s: {subscribes: [e], service-time: 10ms, attempts: 3, breaker: BREAKER}
                incidents: {ill: {at: 0s, for: 500ms, fail: {services: [s], failure: 100%}}}
                """;
        Timeline alone = Timeline.of(scenario.replace("BREAKER", "none"));
        Timeline both = Timeline.of(scenario.replace("BREAKER", "\"circuit-breaker(window=2, open=1s, trials=2)\""));

        assertThat(alone.summary().services().get("s").all().delivered()).isZero();
        assertThat(alone.summary().services().get("s").resilience().attempts().failed())
                .isEqualTo(30);
        assertThat(both.summary().services().get("s").all().delivered()).isEqualTo(10);
        assertThat(both.summary().services().get("s").resilience().attempts().failed())
                .isEqualTo(2);
        assertThat(alone.summary().policies()).isEmpty();
    }
}
