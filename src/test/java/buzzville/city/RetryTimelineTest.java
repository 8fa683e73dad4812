package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.DeadLetters;
import buzzville.metric.AttemptTally;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally.Deed;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What failed is tried again, sooner or later, or put aside; worked out with pencil and paper. */
class RetryTimelineTest {
    private static ResilienceSummary resilience(Timeline timeline) {
        return Objects.requireNonNull(
                Objects.requireNonNull(timeline.summary().services().get("s")).resilience());
    }

    @Test
    void aFailedMessageWaitsForItsDelayAndNotInTheQueue() {
        // 10 ms of work each: fails at 10, 120 and 230; the waits of 100 ms between are not waits in the queue
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])"}}
                        services:
                          s: {subscribes: [e], service-time: 10ms, failure: 100%, retry: "fixed(attempts=3, delay=100ms)"}
                        """).shows("""
                        message started ended waited attempts fate
                        p.0 220 230 0 3 dead-lettered""");
        AttemptTally attempts = resilience(timeline).attempts();

        assertThat(attempts.attempts()).isEqualTo(3);
        assertThat(attempts.failed()).isEqualTo(3);
        assertThat(attempts.retries()).isEqualTo(2);
        assertThat(attempts.wasted().exact()).isEqualTo(30_000_000);
        assertThat(attempts.wastedShare()).isEqualTo(1);
        // parked from 10 to 110 and from 120 to 220: 200 ms of 1 s
        assertThat(resilience(timeline).meanParked()).isEqualTo(0.2);
        assertThat(resilience(timeline).maxParked()).isEqualTo(1);
        PolicySummary policy = timeline.summary().policies().get(0);
        assertThat(policy.name()).isEqualTo("fixed");
        assertThat(policy.tally().count(Deed.ADMITTED, 2)).isEqualTo(2);
        assertThat(policy.tally().count(Deed.DROPPED, 2)).isEqualTo(1);
        assertThat(policy.tally().blockedFor(2).exact()).isEqualTo(200_000_000);
    }

    @Test
    void othersAreServedMeanwhileAndItRejoinsTheTail() {
        // p: fails at 10, parked to 110, waits for q to 115, fails at 125. q: starts at 105, fails at 115, parked to
        // 215
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers:
                          p: {emits: e, arrivals: "at([0ms])"}
                          q: {emits: e, arrivals: "at([105ms])"}
                        services:
                          s: {subscribes: [e], service-time: 10ms, failure: 100%, retry: "fixed(attempts=2, delay=100ms)"}
                        """).shows("""
                        message started ended waited
                        p.0 115 125 5
                        q.0 215 225 0""");
    }

    @Test
    void theDelayBeginsWhenTheBrokerHasItBack() {
        // 30 ms there, 10 of work, 30 back: parked from 70 to 170; 30 there again: starts at 200
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])"}}
                        network: {to-services: 30ms}
                        services:
                          s: {subscribes: [e], service-time: 10ms, failure: 100%, retry: "fixed(attempts=2, delay=100ms)"}
                        """).shows("""
                        message dispatched started ended waited
                        p.0 170 200 210 0""");
    }

    @Test
    void delaysGrowFromRetryToRetry() {
        // fails at 10, +100 = 110; at 120, +200 = 320; at 330, +250 (the bound) = 580; at 590 for good
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])"}}
                        services:
                          s:
                            subscribes: [e]
                            service-time: 10ms
                            failure: 100%
                            retry: exponential(attempts=4, base=100ms, max=250ms)
                        """).shows("""
                        message started ended attempts fate
                        p.0 580 590 4 dead-lettered""");
    }

    @Test
    void withoutDelayItIsTheSameAsAttempts() {
        String scenario = """
                duration: 20s
                events: {e: {}}
                producers: {p: {emits: e, arrivals: poisson(50/s)}}
                services:
                  s: {subscribes: [e], workers: 2, service-time: exponential(20ms), failure: 30%, HOW}
                """;
        String columns = "message started ended waited attempts fate";
        Timeline attempts = Timeline.of(scenario.replace("HOW", "attempts: 3"));
        Timeline retry = Timeline.of(scenario.replace("HOW", "retry: \"fixed(attempts=3, delay=0s)\""));

        assertThat(retry.table(columns)).isEqualTo(attempts.table(columns));
        assertThat(retry.summary().fingerprint()).isEqualTo(attempts.summary().fingerprint());
    }

    @Test
    void noneIsOneAttempt() {
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])"}}
                        services: {s: {subscribes: [e], service-time: 10ms, failure: 100%, retry: none}}
                        """).shows("""
                        message ended attempts fate
                        p.0 10 1 dead-lettered""");
    }

    @Test
    void aFailureThatGoesAwayIsOvercomeByWaiting() {
        // fails at 10 and, without a wait, would at 20, 30 and 40; at 45 the cause is gone: parked to 40, done at 50
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])"}}
                        services: {s: {subscribes: [e], service-time: 10ms, retry: "fixed(attempts=4, delay=30ms)"}}
                        incidents: {ill: {at: 0s, for: 45ms, fail: {services: [s], failure: 100%}}}
                        """).shows("""
                        message started ended attempts fate
                        p.0 40 50 2 delivered""");

        assertThat(timeline.summary().incidents().get("ill").kind()).isEqualTo("fail");
        assertThat(resilience(timeline).deadLetters().all().count()).isZero();
    }

    @Test
    void incidentsThatOverlapFailAsTheWorstOfThemAndTheEndOfTheLastLeavesNothing() {
        // work of 10 ms each: fails at 10 (both), 20 (the second, which is certain), 35 is after all: at 30 it is done
        Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])"}}
                        services: {s: {subscribes: [e], service-time: 10ms, attempts: 5}}
                        incidents:
                          weak: {at: 0s, for: 15ms, fail: {services: [s], failure: 1%}}
                          strong: {at: 5ms, for: 20ms, fail: {services: [s], failure: 100%}}
                        """).shows("""
                        message started ended attempts fate
                        p.0 20 30 3 delivered""");
    }

    @Test
    void aCrashOfTheBrokerLosesWhatIsParkedLikeWhatWaits() {
        // p.0 fails at 10 and is parked to 1010; p.1 fails at 410, parked to 1410; the crash at 500 takes both
        Timeline.of("""
                        duration: 3s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 400ms, 700ms])"}}
                        services:
                          s: {subscribes: [e], service-time: 10ms, failure: 100%, retry: "fixed(attempts=2, delay=1s)"}
                        incidents: {down: {at: 500ms, for: 100ms, crash: broker}}
                        """).shows("""
                        message ended attempts fate
                        p.0 500 1 crashed
                        p.1 500 1 crashed
                        p.2 1720 2 dead-lettered""");
    }

    @Test
    void whatIsParkedAtTheEndIsInFlightAndADrainWaitsForIt() {
        String scenario = """
                duration: 1s
                drain: DRAIN
                events: {e: {}}
                producers: {p: {emits: e, arrivals: "at([0ms])"}}
                services:
                  s: {subscribes: [e], service-time: 10ms, failure: 100%, retry: "fixed(attempts=2, delay=5s)"}
                """;
        Timeline.of(scenario.replace("DRAIN", "false")).shows("""
                message attempts fate
                p.0 1 in-flight""");
        Timeline.of(scenario.replace("DRAIN", "true")).shows("""
                message ended attempts fate
                p.0 5020 2 dead-lettered""");
    }

    @Test
    void itExpiresNoSoonerThanItRejoins() {
        // fails at 10, parked to 110, its time to live ended at 50: expired at 110; the busy worker changes nothing
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms])"}, q: {emits: e, arrivals: "at([105ms])"}}
                        services:
                          s:
                            subscribes: [e]
                            service-time: 10ms
                            failure: 100%
                            retry: "fixed(attempts=2, delay=100ms)"
                            ttl: {normal: 50ms}
                            dead-letter: [failed, expired]
                        """).shows("""
                        message ended attempts fate
                        p.0 110 1 expired
                        q.0 215 1 expired""");
        DeadLetters letters = resilience(timeline).deadLetters();

        assertThat(letters.all().count(Fate.EXPIRED)).isEqualTo(2);
        assertThat(letters.listed().get(0).firstFailure()).isEqualTo(10_000_000);
    }

    @Test
    void aBudgetDeniesRetriesThatAttemptsWouldAllow() {
        // Each first attempt earns a token, a retry costs 5. Ten at once, 10 ms each, all fail: the fifth and the tenth
        // find
        // five tokens and are tried again after all others, at 100 and 110; then there is nothing left
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: "at([0ms, 0ms, 0ms, 0ms, 0ms, 0ms, 0ms, 0ms, 0ms, 0ms])"}}
                        services:
                          s:
                            subscribes: [e]
                            service-time: 10ms
                            failure: 100%
                            retry: "fixed(attempts=10, delay=0s, budget={share: 20%, minimum: 0/s})"
                        """).shows("""
                        message ended attempts
                        p.0 10 1
                        p.1 20 1
                        p.2 30 1
                        p.3 40 1
                        p.4 110 2
                        p.5 60 1
                        p.6 70 1
                        p.7 80 1
                        p.8 90 1
                        p.9 120 2""");
        AttemptTally attempts = resilience(timeline).attempts();

        assertThat(attempts.attempts()).isEqualTo(12);
        assertThat(attempts.retries()).isEqualTo(2);
        assertThat(attempts.denied()).isEqualTo(10);
        assertThat(timeline.summary().policies().get(0).tally().figures()).containsEntry("denied", 10L);
    }

    @Test
    void retriesMakeALoadOfOnePlusPPlusPSquared() {
        // p = 1/2, three attempts: 1 + 1/2 + 1/4 = 1.75 for each message; one message's deviation is 0.83, so that of a
        // mean of
        // 20,000 is 0.0059, and 0.03 is five of them. Half of all attempts fail, and all take the same time
        Timeline timeline = Timeline.of("""
                        duration: 200s
                        drain: true
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: poisson(100/s)}}
                        services:
                          s:
                            subscribes: [e]
                            workers: unlimited
                            service-time: 5ms
                            failure: 50%
                            retry: "exponential(attempts=3, base=50ms, jitter=full)"
                        """);
        AttemptTally attempts = resilience(timeline).attempts();
        double messages = timeline.rows().size();

        assertThat(attempts.attempts() / messages).isBetween(1.72, 1.78);
        assertThat(attempts.wastedShare()).isBetween(0.48, 0.52);
        // an eighth fails three times
        assertThat(resilience(timeline).deadLetters().all().count() / messages).isBetween(0.113, 0.137);
    }

    @Test
    void whatIsPutAsideIsCountedByEventAndListedAsItCame() {
        // fire fails at 10 and 20; info fails at 30 and 40 behind it. The third finds the lane full
        Timeline timeline = Timeline.of("""
                        duration: 1s
                        events: {fire: {priority: critical}, info: {priority: info}}
                        producers:
                          p: {emits: fire, arrivals: "at([0ms])"}
                          q: {emits: info, arrivals: "at([1ms, 2ms])"}
                        services:
                          s:
                            subscribes: [fire, info]
                            service-time: 10ms
                            failure: 100%
                            attempts: 2
                            dispatch: strict-priority
                            dead-letter: [failed, overflow]
                            lanes: {critical: {}, others: {accepts: [high, normal, info], capacity: 1, overflow: drop-newest}}
                        """).shows("""
                        message ended attempts fate
                        p.0 20 2 dead-lettered
                        q.0 40 2 dead-lettered
                        q.1 2 0 dropped-newest""");
        DeadLetters letters = resilience(timeline).deadLetters();

        assertThat(letters.piles()).containsOnlyKeys("fire", "info");
        assertThat(letters.piles().get("info").count()).isEqualTo(2);
        assertThat(letters.piles().get("info").count(Fate.DROPPED_NEWEST)).isEqualTo(1);
        assertThat(letters.piles().get("info").oldest()).isEqualTo(2_000_000);
        assertThat(letters.piles().get("info").newest()).isEqualTo(40_000_000);
        assertThat(letters.piles().get("info").attempts()).isEqualTo(2);
        assertThat(letters.listed())
                .extracting(letter -> letter.message().kind.name() + " " + letter.at() / 1_000_000 + " "
                        + letter.firstFailure() / 1_000_000 + " " + letter.lastFailure() / 1_000_000)
                .containsExactly("info 2 0 0", "fire 20 10 20", "info 40 30 40");
    }
}
