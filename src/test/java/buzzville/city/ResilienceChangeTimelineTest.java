package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a service does about failures is decided otherwise in the middle of a run, worked out with pencil and paper. */
class ResilienceChangeTimelineTest {
    /** Three messages, a second apart; each attempt takes a second and fails until 30 s. */
    private static final String FAILING = """
            duration: 60s
            events: {task: {}}
            producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 3s}}
            services: {desk: {subscribes: [task], service-time: 1s, workers: 3%s}}
            incidents:
              bad: {at: 0s, for: 30s, fail: {services: [desk], failure: 100%%}}
              decision: {at: %s, change: {services: {desk: {%s}}}}
            """;

    private static Timeline run(String before, String at, String change) {
        return Timeline.of(FAILING.formatted(before, at, change));
    }

    @Test
    void retriesThatComeAreForFailuresFromThenOn() {
        // p.0 fails at 1 s for good; p.1 fails at 2, 7 and 12 s, p.2 at 3, 8 and 13 s
        run("", "1500ms", "retry: 'fixed(attempts=3, delay=4s)'").shows("""
                message attempts ended fate
                p.0 1 1000 dead-lettered
                p.1 3 12000 dead-lettered
                p.2 3 13000 dead-lettered""");
    }

    @Test
    void whoWaitsForAnotherAttemptKeepsItsInstantUnderOtherParameters() {
        // p.0 fails at 1 s and would be tried again at 11 s, p.1 at 12 s, p.2 (3.5 s are over) at 13 s; from then on
        // after 2 s: p.0 fails
        // at 12 s and is tried at 14 s, fails at 15 s for the third time
        run(", retry: 'fixed(attempts=3, delay=10s)'", "3500ms", "retry: 'fixed(attempts=3, delay=2s)'")
                .shows("""
                        message attempts ended fate
                        p.0 3 15000 dead-lettered
                        p.1 3 16000 dead-lettered
                        p.2 3 17000 dead-lettered""");
    }

    @Test
    void retriesThatGoReleaseThoseWhoWaitForTheirNextAttempt() {
        // at 3.5 s all three wait; they are tried at once and it is their last attempt
        run(", retry: 'fixed(attempts=3, delay=10s)'", "3500ms", "retry: null").shows("""
                message attempts started ended fate
                p.0 2 3500 4500 dead-lettered
                p.1 2 3500 4500 dead-lettered
                p.2 2 3500 4500 dead-lettered""");
    }

    /** A message a second, one worker; each attempt takes half a second and fails until 6 s. */
    private static final String BROKEN = """
            duration: 60s
            events: {task: {}}
            producers: {p: {emits: task, arrivals: "every(1s, phase=0s)", until: 10s}}
            services: {desk: {subscribes: [task], service-time: 500ms%s}}
            incidents:
              bad: {at: 0s, for: 6s, fail: {services: [desk], failure: 100%%}}
              decision: {at: %s, change: {services: {desk: {breaker: %s}}}}
            """;

    @Test
    void aBreakerThatComesIsClosedAndHearsOfWhatEndsFromThenOn() {
        // from 2.2 s on: p.2 (2 to 2.5 s) and p.3 fail: open at 3.5 s for 4 s; at 7.5 s p.4 on trial ends well at 8 s:
        // closed
        Timeline timeline = Timeline.of(
                BROKEN.formatted("", "2200ms", "'circuit-breaker(window=2, minimum=2, open=4s, trials=1)'"));
        timeline.shows("""
                message started ended fate
                p.0 0 500 dead-lettered
                p.1 1000 1500 dead-lettered
                p.2 2000 2500 dead-lettered
                p.3 3000 3500 dead-lettered
                p.4 7500 8000 delivered
                p.5 8000 8500 delivered
                p.6 8500 9000 delivered
                p.7 9000 9500 delivered
                p.8 9500 10000 delivered
                p.9 10000 10500 delivered""");
    }

    @Test
    void anOpenBreakerStaysSoForAsLongAsItWasToUnderOtherParameters() {
        // p.0 and p.1 fail: open at 1.5 s until 9.5 s, although it would now be for a second
        Timeline.of(BROKEN.formatted(
                        ", breaker: 'circuit-breaker(window=2, minimum=2, open=8s, trials=1)'",
                        "3s",
                        "'circuit-breaker(window=2, minimum=2, open=1s, trials=2)'"))
                .shows("""
                        message started ended fate
                        p.0 0 500 dead-lettered
                        p.1 1000 1500 dead-lettered
                        p.2 9500 10000 delivered
                        p.3 10000 10500 delivered
                        p.4 10500 11000 delivered
                        p.5 11000 11500 delivered
                        p.6 11500 12000 delivered
                        p.7 12000 12500 delivered
                        p.8 12500 13000 delivered
                        p.9 13000 13500 delivered""");
    }

    @Test
    void aBreakerThatGoesLetsThroughWhoWaitedForIt() {
        // open at 1.5 s for 20 s; at 6.2 s it goes: p.2 at once, the others behind it
        Timeline timeline = Timeline.of(BROKEN.formatted(
                ", breaker: 'circuit-breaker(window=2, minimum=2, open=20s, trials=1)'", "6200ms", "null"));
        timeline.shows("""
                message started ended fate
                p.0 0 500 dead-lettered
                p.1 1000 1500 dead-lettered
                p.2 6200 6700 delivered
                p.3 6700 7200 delivered
                p.4 7200 7700 delivered
                p.5 7700 8200 delivered
                p.6 8200 8700 delivered
                p.7 8700 9200 delivered
                p.8 9200 9700 delivered
                p.9 9700 10200 delivered""");
        // open from 1.5 to 6.2 s
        assertThat(timeline.summary()
                        .services()
                        .get("desk")
                        .resilience()
                        .breakers()
                        .open()
                        .toDouble())
                .isEqualTo(4.7e9);
    }
}
