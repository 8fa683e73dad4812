package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.Gauge;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits on how many are at a stage, in a city. */
class LimitTimelineTest {
    @Test
    void whoeverFindsTheLimitReachedIsRefused() {
        // two may be there, one of them in service; p.2 comes when both are there, p.3 when the first has gone; a loss
        // never
        // comes and 2 * 1 >= 2 at the first end, but the limit may not grow
        Timeline timeline = Timeline.of("""
                duration: 1s
                events: {e: {priority: normal}}
                producers: {p: {emits: e, arrivals: "at([0ms, 1ms, 2ms, 10ms, 11ms])"}}
                services: {s: {subscribes: [e], service-time: 10ms, admission: 'aimd-limit(initial=2, min=1, max=2)'}}
                """).shows("""
                        message entered started ended fate
                        p.0 0 0 10 delivered
                        p.1 1 10 20 delivered
                        p.2 - - 2 shed
                        p.3 10 20 30 delivered
                        p.4 - - 11 shed""");
        PolicyTally tally = timeline.summary().policies().get(0).tally();
        assertThat(tally.count(Deed.REJECTED, 2)).isEqualTo(2);
        assertThat(tally.count(Deed.ADMITTED, 2)).isEqualTo(3);
    }

    @Test
    void theLimitGrowsWhileNothingIsLostAndShrinksWithALoss() {
        /*
         * 1 at first; each end finds twice the present at entry at or above the limit: 2 at 10, 3 at 20. At 20 p.2, p.3 and p.4
         * come: three are there. p.2 is served to 30 (limit 4), p.3 and p.4 are too old at 27: two losses make it
         * floor(0.5 3) = 1 and then 1 again, and at 30 it is 2.
         */
        Timeline timeline = Timeline.of("""
                duration: 60ms
                events: {e: {priority: normal, ttl: 7ms}}
                producers: {p: {emits: e, arrivals: "at([0ms, 10ms, 20ms, 20ms, 20ms, 20ms])"}}
                services:
                  s:
                    subscribes: [e]
                    service-time: 10ms
                    admission: 'aimd-limit(initial=1, min=1, max=9, backoff=0.5)'
                """).shows("""
                        message entered started ended fate
                        p.0 0 0 10 delivered
                        p.1 10 10 20 delivered
                        p.2 20 20 30 delivered
                        p.3 20 - 27 expired
                        p.4 20 - 27 expired
                        p.5 - - 20 shed""");
        Gauge limit = timeline.summary().policies().get(0).tally().gauges().get("limit");
        assertThat(limit.min()).isEqualTo(1);
        assertThat(limit.max()).isEqualTo(3);
        assertThat(limit.last()).isEqualTo(2);
        // 1 for 10 ms, 2 for 10, 3 for 7, 1 for 3, 2 for 30
        assertThat(limit.mean()).isEqualTo((10 + 20 + 21 + 3 + 60) / 60.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aimd-limit(max=60, timeout=100ms)", "vegas-limit(max=60)", "gradient2-limit(max=60)"})
    void underOverloadNoMoreAreThereThanTheLimitEverWasAndTheStageIsBusy(String policy) {
        Timeline timeline = Timeline.of("""
                duration: 60s
                warmup: 10s
                events: {e: {priority: normal}}
                producers: {p: {emits: e, arrivals: poisson(260/s)}}
                services: {s: {subscribes: [e], workers: 4, service-time: exponential(20ms), admission: '%s'}}
                """.formatted(policy));
        var summary = timeline.summary();
        PolicyTally tally = summary.policies().get(0).tally();
        assertThat(tally.gauges().get("in-flight").max())
                .isLessThanOrEqualTo(tally.gauges().get("limit").max())
                .isLessThanOrEqualTo(60);
        assertThat(tally.count(Deed.REJECTED, 2)).isGreaterThan(50 * 40);
        assertThat(summary.services().get("s").maxWaiting()).isLessThanOrEqualTo(56);
    }

    @Test
    void atAFixedLimitTheShareRefusedIsErlangsForAQueueOfThatMany() {
        // M/M/1/5 at load 1.3: (1 - 1.3) 1.3^5 / (1 - 1.3^6) = 0.2908
        Timeline timeline = Timeline.of("""
                duration: 400s
                warmup: 10s
                events: {e: {priority: normal}}
                producers: {p: {emits: e, arrivals: poisson(130/s)}}
                services:
                  s:
                    subscribes: [e]
                    service-time: exponential(10ms)
                    admission: 'aimd-limit(initial=5, min=5, max=5)'
                """);
        PolicyTally tally = timeline.summary().policies().get(0).tally();
        double refused = tally.count(Deed.REJECTED, 2);
        double share = refused / (refused + tally.count(Deed.ADMITTED, 2));
        double exact = (1 - 1.3) * Math.pow(1.3, 5) / (1 - Math.pow(1.3, 6));
        // some 50,000 messages, correlated over the few that fit in: 5 sigma of a share of twice the independent
        // variance
        assertThat(share).isBetween(exact - 0.015, exact + 0.015);
        assertThat(tally.gauges().get("in-flight").max()).isEqualTo(5);
    }
}
